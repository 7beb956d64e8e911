const REASONS: ReadonlyMap<unknown, string> = new Map([
  ['EACCES', 'may not be written'],
  ['EPERM', 'may not be written'],
  ['EROFS', 'may not be written'],
  ['EISDIR', 'is a folder'],
  ['ENOENT', 'lies in a folder that can’t be made'],
  ['ENOTDIR', 'lies in what is not a folder'],
  ['EEXIST', 'lies in what is not a folder'],
  ['ENOSPC', 'finds no room on the disk'],
]);

/** What the file system's code says, as the end of a sentence; nothing for what is not its doing. */
export const reasonOf = (code: unknown): string | undefined => REASONS.get(code);

/** Why something could not be written; nothing for an error of another kind. */
export const failureReason = (error: unknown): string | undefined =>
  reasonOf(error instanceof Error && 'code' in error ? error.code : undefined);
