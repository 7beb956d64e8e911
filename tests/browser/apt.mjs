import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether this is a bare Debian machine whose programs are ours to choose, as in CI. */
export const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');

/**
 * Installs a package of Debian.
 * @param {string} name
 * @throws {Error} if apt-get fails
 */
export function aptInstall(name) {
  process.stderr.write(`There is no ${name}: installing it with apt-get\n`);
  /** @type {import('node:child_process').ExecFileSyncOptions} */
  const apt = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  execFileSync('apt-get', ['update'], apt);
  execFileSync('apt-get', ['install', '-y', name], apt);
}
