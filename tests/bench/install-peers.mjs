import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const peers = fileURLToPath(new URL('peers', import.meta.url));

/** Installs what Qantar is measured against, if a package of it is not there. @param {string} name */
export function installPeers(name) {
  if (existsSync(join(peers, 'node_modules', name))) return;
  process.stdout.write('the peers are not installed: installing them in tests/bench/peers from the npm registry\n');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: ['ignore', 'ignore', 'inherit'] });
}
