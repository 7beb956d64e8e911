import countries from '../../../data/codes/countries.json';
import { foundId, placeSearch } from '../../core/place-search.ts';
import type { GrowingGazetteer } from '../../formats/growing-gazetteer.ts';
import { candidateOf, candidateOfId, pointIn } from './candidates.ts';
import type { Candidate, FromWorker, SearchRequest } from './protocol.ts';

/** As many as a list shows without scrolling far. */
const MOST_FOUND = 12;

type Answer = Extract<FromWorker, { kind: 'found' }>;

/** Looks for what a person types among the world's places; among those at hand where this page does not have the world. */
export function searching(grower: GrowingGazetteer, hasWorld: boolean): (request: SearchRequest) => Promise<Answer> {
  let search: ReturnType<typeof placeSearch> | undefined;
  return async ({ text, near, isoDay }) => {
    let isWhole = hasWorld;
    // Without the world there is still what was read with; the next search tries again.
    if (hasWorld) await Promise.resolve(grower.add([''])).catch(() => (isWhole = false));
    const gazetteer = grower.current();
    const point = pointIn(text);
    if (point !== undefined) return { kind: 'found', text, found: [candidateOfId(point, gazetteer, isoDay)], isWhole };
    const look = search ?? placeSearch(gazetteer, countries);
    if (isWhole) search = look;
    const found = look(text, near, MOST_FOUND).map((each): Candidate => candidateOf(foundId(each), each, gazetteer, isoDay));
    return { kind: 'found', text, found, isWhole };
  };
}
