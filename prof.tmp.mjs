import { runnerImport } from 'vite';
const { module } = await runnerImport('/tmp/wt/million/prof.tmp.ts');
for (const k of ['toggle','step','pan']) module.run(20, k);
