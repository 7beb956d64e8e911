import { openPublished } from '../../formats/open-published.ts';
import type { Published } from '../../formats/published.ts';
import { RemoteReader } from './remote-reader.ts';
import { Words } from './words.svelte.ts';

/**
 * Opens the published dataset of a folder beside the page.
 * @param folder address, with a trailing slash
 * @param describing its description, which may be on its way: the worker that reads the rest starts meanwhile
 * @throws HostFailure, or what `describing` throws
 */
export async function openHere(folder: URL, describing: Promise<Published>): Promise<Words> {
  const reader = new RemoteReader(folder);
  try {
    const said = await describing;
    reader.open(said);
    return new Words(await openPublished(said, reader));
  } catch (error) {
    reader.close();
    throw error;
  }
}
