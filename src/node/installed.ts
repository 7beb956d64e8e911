import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Path of a file that ships with the package (`geo/…`, `data/…`). Looked for from this module upward, as the same code runs
 * from `src` in tests and bundled from `dist`.
 * @throws if the installation lacks it
 */
export function installedPath(relative: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const path = join(folder, relative);
    if (existsSync(path)) return path;
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`the installation lacks ${relative}`);
    folder = parent;
  }
}
