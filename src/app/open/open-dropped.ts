import { countText } from '../../core/messages.ts';
import type { Viewer } from '../state/viewer.svelte.ts';
import { decisionFilesIn } from './decision-files.ts';
import type { Dropped } from './dropped.ts';
import { droppedPicture, viewIn } from './picture-view.ts';
import type { OpenSession } from './session.svelte.ts';

/** Opens what was dropped or chosen: a picture's view on the data that are here, tables of decisions, or files as a dataset. */
export async function openDropped(dropped: readonly Dropped[], open: OpenSession, viewer: Viewer): Promise<void> {
  open.notice = '';
  const picture = droppedPicture(dropped);
  if (picture === undefined) {
    await openFiles(dropped, open, viewer);
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

async function openFiles(dropped: readonly Dropped[], open: OpenSession, viewer: Viewer): Promise<void> {
  // A file that can't be read is one to be read with the others, where that is said of it.
  const { names, decisions, problems, rest } = await decisionFilesIn(dropped).catch(() => ({
    ...{ names: [], decisions: [], problems: [], rest: dropped },
  }));
  if (names.length > 0) open.adopt(decisions, problems);
  if (rest.length > 0) open.open(rest);
  else if (open.inputs.length > 0) open.again();
  else {
    const n = decisions.length;
    open.notice = viewer.say('openDecisionsRead', { n, count: countText(n, viewer.lang), name: names.join(', ') });
  }
}
