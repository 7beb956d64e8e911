import { decodeView } from '../../scene/view-codec.ts';
import type { View } from '../../scene/view.ts';
import { readProvenance } from '../../static/provenance.ts';
import type { Dropped } from './dropped.ts';

const PICTURE = /[.](png|svg|pdf|webp|avif)$/iu;

/** What an exported picture says: the view that it shows, and of which data. */
export interface SaidView {
  readonly view: View;
  readonly datasetId: string;
  /** SHA-256 of the dataset's files. */
  readonly datasetHash: string;
}

/** The one picture among what was dropped; nothing where there are tables or several. */
export const droppedPicture = (dropped: readonly Dropped[]): File | undefined =>
  dropped.length === 1 && PICTURE.test(dropped[0]?.file.name ?? '') ? dropped[0]?.file : undefined;

/** The view inside of an exported picture; nothing where the file says none. */
export async function viewIn(picture: File): Promise<SaidView | undefined> {
  const said = readProvenance(await picture.text());
  if (said?.view === undefined) return undefined;
  const { frame: _frame, ...view } = decodeView(said.view).view;
  return { view, datasetId: said.datasetId ?? '', datasetHash: said.datasetHash ?? '' };
}
