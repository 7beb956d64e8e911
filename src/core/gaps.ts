import type { Dataset, Gap, Where } from './dataset.ts';
import { parseDate } from './edtf.ts';
import type { GapRecord } from './incident.ts';
import type { SpotDictionary } from './spots.ts';

/** A gap as it is drawn; none where its date can't be read. */
export function gapOf(gap: GapRecord, spots: SpotDictionary, terms: Dataset['terms']): Gap[] {
  const date = parseDate(gap.date);
  if (date === undefined) return [];
  const regions = spots.regionsOf(gap.region.split('|'));
  const where: Where = regions.length > 0 ? { kind: 'regions', regions } : { kind: 'country', country: gap.country };
  const kind = terms.get(gap.kind) ?? { en: gap.kind };
  return [{ id: gap.id, from: date.from, to: date.to, where, kind, note: gap.note, sourceId: gap.sourceId }];
}
