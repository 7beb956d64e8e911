import { existsSync, statSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of a site: somewhere on disk, or made up here. */
export type SiteFile = { readonly file: string } | { readonly text: string };

/** The files of one site, by path with `/` and without a leading one. */
export interface SiteFiles {
  find(path: string): Promise<SiteFile | undefined>;
  list(): Promise<readonly string[]>;
}

/** Where the program's own folders are, seen from its bundle in `dist/cli`. */
const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
export const PAGE_FOLDER = here('dist/app');
export const SINGLE_FOLDER = here('dist/single');
const EMBEDDED_DATA = here('data');

/** What goes into a dataset's folder on the web: tables and their description, nothing else that may lie there. */
const DATA_FILE = /^[^.].*\.(csv|json|parquet|md)$/i;

/** What `serve` and `site` are asked for. */
export type Asked =
  | { readonly kind: 'dataset'; readonly folder: string; readonly name: string }
  | { readonly kind: 'site'; readonly folder: string }
  | { readonly kind: 'nothing'; readonly reason: string };

/** A dataset's folder, the name of an embedded one, or a folder with a page in it. */
export function askedFor(input: string, cwd: string): Asked {
  const given = resolve(cwd, input);
  const folder = existsSync(given) || /[/\\]/.test(input) ? given : join(EMBEDDED_DATA, input);
  if (!existsSync(folder)) return { kind: 'nothing', reason: `${input}: there is no such folder` };
  if (!statSync(folder).isDirectory()) return { kind: 'nothing', reason: `${input}: is a file; give the folder of a dataset` };
  if (existsSync(join(folder, 'incidents.csv')) || existsSync(join(folder, 'dataset.json')))
    return { kind: 'dataset', folder, name: urlName(basename(folder)) };
  if (existsSync(join(folder, 'index.html'))) return { kind: 'site', folder };
  return { kind: 'nothing', reason: `${input}: has neither incidents.csv or dataset.json (a dataset) nor index.html (a page)` };
}

/** A folder's name as it can stand in an address without escapes. */
const urlName = (name: string): string => name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '') || 'dataset';

/** The files of a folder. A link that leads out of it is not followed. */
export function folderFiles(folder: string): SiteFiles {
  return {
    find: async (path) => {
      try {
        const root = await realpath(folder);
        const file = await realpath(join(root, path));
        const inside = relative(root, file);
        return inside.startsWith('..') || resolve(inside) === inside || !statSync(file).isFile() ? undefined : { file };
      } catch {
        return undefined;
      }
    },
    list: async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort();
    },
  };
}

/** The page with this dataset in the place of the embedded one. */
export async function datasetSite(folder: string, name: string, page = PAGE_FOLDER): Promise<SiteFiles> {
  const own = folderFiles(page);
  const data = folderFiles(folder);
  const files = (await data.list()).filter((file) => !file.includes('/') && DATA_FILE.test(file));
  const index = JSON.stringify({ dataset: name, files: files.filter((file) => /\.(csv|json)$/i.test(file)) });
  const prefix = `data/${name}/`;
  const ofPage = (path: string): boolean => !/^data\/[^/]+\//.test(path);
  return {
    find: async (path) => {
      if (path === 'data/index.json') return { text: index };
      if (path.startsWith(prefix))
        return files.includes(path.slice(prefix.length)) ? data.find(path.slice(prefix.length)) : undefined;
      return ofPage(path) ? own.find(path) : undefined;
    },
    list: async () => [...(await own.list()).filter(ofPage), ...files.map((file) => `${prefix}${file}`)].sort(),
  };
}
