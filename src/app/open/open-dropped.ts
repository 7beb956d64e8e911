import type { Viewer } from '../state/viewer.svelte.ts';
import type { Dropped } from './dropped.ts';
import { droppedPicture, viewIn } from './picture-view.ts';
import type { OpenSession } from './session.svelte.ts';

/** Opens what was dropped or chosen: a picture's view on the data that are here, or files as a dataset. */
export async function openDropped(dropped: readonly Dropped[], open: OpenSession, viewer: Viewer): Promise<void> {
  const picture = droppedPicture(dropped);
  if (picture === undefined) {
    open.open(dropped);
    return;
  }
  const { name } = picture;
  const said = await viewIn(picture).catch(() => undefined);
  const { id, hash } = viewer.dataset.meta;
  if (said === undefined) {
    open.notice = viewer.say('pictureSilent', { name });
  } else if (said.datasetId === id) {
    open.shown = false;
    viewer.show(said.view);
    open.notice = viewer.say(said.datasetHash === hash ? 'pictureOpened' : 'pictureChanged', { name });
  } else {
    open.notice = viewer.say('pictureOther', { name, dataset: said.datasetId });
  }
}
