/**
 * Runs the benches named, or all but the long ones: `npm run bench -- page`. Each is a module beside this one and prints its own
 * figures. The peers of `peers` are installed when it is run; `ten-million` writes a gigabyte into the folder for temporary files.
 */
import { readdirSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';

const all = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.bench.mjs'))
  .map((name) => name.replace('.bench.mjs', ''));
/** Half an hour each: run only by name. */
const LONG = ['peers', 'ten-million'];

const asked = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`no bench ${unknown.join(', ')}; there are ${all.join(', ')}\n`);
  process.exitCode = 2;
}

const model = cpus()[0]?.model.trim() ?? 'unknown processor';
process.stdout.write(
  `${model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.version}\n`,
);
for (const name of unknown.length > 0 ? [] : asked.length > 0 ? asked : all.filter((each) => !LONG.includes(each))) {
  process.stdout.write(`\n${name}\n`);
  await import(`./${name}.bench.mjs`);
}
