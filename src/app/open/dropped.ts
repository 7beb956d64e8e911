import type { FileOptions, OpenInput } from './protocol.ts';

/** A file with the folder that it was dropped in; empty where it was dropped itself. */
export interface Dropped {
  readonly folder: string;
  readonly file: File;
}

/** What a drop holds: files, and the files directly inside of folders. */
export async function filesIn(transfer: DataTransfer): Promise<Dropped[]> {
  // Entries must be taken before the first pause: the transfer is empty after it.
  const entries = [...transfer.items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found = await Promise.all(
    entries.map(async ({ entry, file }): Promise<Dropped[]> => {
      if (entry?.isDirectory === true) return filesOf(entry as FileSystemDirectoryEntry);
      return file === null ? [] : [{ folder: '', file }];
    }),
  );
  return found.flat();
}

async function filesOf(folder: FileSystemDirectoryEntry): Promise<Dropped[]> {
  const reader = folder.createReader();
  const inside: FileSystemEntry[] = [];
  // A reader gives some entries at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) break;
    inside.push(...some);
  }
  const files = inside.filter((entry) => entry.isFile && !entry.name.startsWith('.')) as FileSystemFileEntry[];
  return Promise.all(
    files.map(
      (entry) => new Promise<Dropped>((done, failed) => entry.file((file) => done({ folder: folder.name, file }), failed)),
    ),
  );
}

const NO_OPTIONS: FileOptions = { map: {} };
const INCIDENTS = 'incidents.csv';
/** Tables that stand beside incidents in a dataset folder: with one of them, files chosen together are a folder. */
const BESIDE = ['datapackage.json', 'claims.csv', 'sources.csv', 'gaps.csv', 'terms.csv'];

/** Sorts what was dropped or chosen into tables and dataset folders. */
export function inputsOf(dropped: readonly Dropped[]): OpenInput[] {
  const folders = new Map<string, File[]>();
  for (const { folder, file } of dropped) folders.set(folder, [...(folders.get(folder) ?? []), file]);
  const inputs = [...folders].flatMap(([folder, files]): OpenInput[] => {
    const isDataset =
      files.some(({ name }) => name === INCIDENTS) && (folder !== '' || files.some(({ name }) => BESIDE.includes(name)));
    const tables = isDataset ? files.filter(({ name }) => name !== INCIDENTS && !BESIDE.includes(name) && folder === '') : files;
    const single = tables.map((file): OpenInput => ({ kind: 'file', name: file.name, file, options: NO_OPTIONS }));
    return isDataset ? [{ kind: 'folder', name: folder === '' ? INCIDENTS : folder, files }, ...single] : single;
  });
  return withOwnNames(inputs);
}

/** Files of one name from two folders are told apart. */
function withOwnNames(inputs: readonly OpenInput[]): OpenInput[] {
  const seen = new Map<string, number>();
  return inputs.map((input) => {
    const count = (seen.get(input.name) ?? 0) + 1;
    seen.set(input.name, count);
    return count === 1 ? input : { ...input, name: `${input.name} (${count})` };
  });
}
