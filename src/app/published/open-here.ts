import { openPublished } from '../../formats/open-published.ts';
import { PUBLISHED, type Published } from '../../formats/published.ts';
import { rangeFile } from './range-file.ts';
import { Words } from './words.svelte.ts';

/**
 * Opens the published dataset of a folder beside the page.
 * @param folder address, with a trailing slash
 * @throws HostFailure
 */
export async function openHere(folder: URL, said: Published): Promise<Words> {
  const file = (name: string) => rangeFile(new URL(name, folder), said.bytes[name] ?? 0);
  const { incidents, claims, places, ids } = PUBLISHED;
  const files = { incidents: file(incidents), claims: file(claims), places: file(places), ids: file(ids) };
  return new Words(await openPublished(said, files));
}
