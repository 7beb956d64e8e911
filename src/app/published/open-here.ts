import { openPublished } from '../../formats/open-published.ts';
import type { Published } from '../../formats/published.ts';
import { RemoteReader } from './remote-reader.ts';
import { Words } from './words.svelte.ts';

/**
 * Opens the published dataset of a folder beside the page.
 * @param folder address, with a trailing slash
 * @throws HostFailure
 */
export async function openHere(folder: URL, said: Published): Promise<Words> {
  const reader = new RemoteReader(said, folder);
  try {
    return new Words(await openPublished(said, reader));
  } catch (error) {
    reader.close();
    throw error;
  }
}
