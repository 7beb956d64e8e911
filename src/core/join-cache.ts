import type { Gazetteer } from './gazetteer-index.ts';
import { meaningOf, type Decision } from './decisions.ts';
import type { IncidentRecord } from './incident.ts';
import { resolve, type Query, type Resolution } from './join.ts';
import { isOverlong } from './names.ts';
import { owned } from './owned-text.ts';

/**
 * An answer that holds for all rows with this where, in one era or in all. Its query lies flat in it and the answers of a name
 * are a chain: a million rows each look one up, and what they wait for is memory.
 */
export interface Answer {
  readonly region: string;
  readonly country: string;
  readonly lngDeg: number | undefined;
  readonly latDeg: number | undefined;
  readonly precision: IncidentRecord['precision'];
  /** By `Gazetteer.eraOf`; -1 where the day does not matter. */
  readonly era: number;
  readonly resolution: Resolution;
  /** That its warnings have been said is known. */
  isSaid: boolean;
  readonly next: Answer | undefined;
  /** How many answers the chain has from here. */
  readonly length: number;
}

const MOST_REMEMBERED = 100_000;
/** Of one name. */
const MOST_ANSWERS = 64;

/** Joins records by a gazetteer and a person's decisions. A where that comes again, as most do, is looked up once. */
export function cachedJoin(
  gazetteer: Gazetteer,
  decisionOf: (record: IncidentRecord) => Decision | undefined,
): (record: IncidentRecord, isoDay: string) => Answer {
  const remembered = new Map<string, Answer>();
  let count = 0;
  return (record, isoDay) => {
    const { region, country, lngDeg, latDeg, precision } = record;
    const next = remembered.get(record.place);
    // Most names stand with one region, country and point, and some with a few.
    for (let answer = next; answer !== undefined; answer = answer.next)
      if (
        answer.lngDeg === lngDeg &&
        answer.latDeg === latDeg &&
        answer.precision === precision &&
        answer.region === region &&
        answer.country === country &&
        (answer.era === -1 || answer.era === gazetteer.eraOf(isoDay))
      )
        return answer;
    const [ownRegion, ownCountry] = [owned(region), owned(country)];
    const said = { place: owned(record.place), region: ownRegion, country: ownCountry, lngDeg, latDeg, isoDay, precision };
    const decision = decisionOf(record);
    const query = decision === undefined ? said : decidedQuery(said, decision.id, gazetteer);
    const { place } = query;
    const resolution = resolve(query, gazetteer);
    // Only names that began or ended make the day matter.
    const era = gazetteer.isDated(place) ? gazetteer.eraOf(isoDay) : -1;
    const length = 1 + (next?.length ?? 0);
    const answer = {
      region: ownRegion,
      country: ownCountry,
      lngDeg,
      latDeg,
      precision,
      era,
      resolution,
      isSaid: false,
      next,
      length,
    };
    if (length <= MOST_ANSWERS && !isOverlong(record.place)) remembered.set(owned(record.place), answer);
    if (++count > MOST_REMEMBERED) {
      remembered.clear();
      count = 0;
    }
    return answer;
  };
}

/** What is asked of the join where a person has decided: the names that were decided on count no more. */
function decidedQuery(said: Query, id: string, gazetteer: Gazetteer): Query {
  const meaning = meaningOf(id, gazetteer);
  switch (meaning?.kind) {
    case 'region':
      return { ...said, place: '', region: meaning.region.id, country: '' };
    case 'country':
      return { ...said, place: '', region: '', country: meaning.country };
    case 'point':
      return {
        ...{ place: '', region: '', country: '', lngDeg: meaning.lngDeg, latDeg: meaning.latDeg, isoDay: said.isoDay },
        precision: said.precision === 'site' || said.precision === 'district' ? said.precision : 'place',
      };
    case 'place':
    case 'left-out':
    case undefined:
      return { ...said, place: id };
  }
}
