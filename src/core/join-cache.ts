import type { Gazetteer } from './gazetteer-index.ts';
import type { IncidentRecord } from './incident.ts';
import { resolve, type Resolution } from './join.ts';
import { owned } from './owned-text.ts';

/** A person's decision for a name that the join can't decide: text → gazetteer id. Empty region or country: any. */
export interface Decision {
  readonly place: string;
  readonly region: string;
  readonly country: string;
  readonly placeId: string;
}

const decisionKey = ({ place, region, country }: Pick<Decision, 'place' | 'region' | 'country'>): string =>
  [place, region, country].map((text) => text.trim().toLowerCase()).join('\u0000');

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

const MOST_REMEMBERED = 500_000;
/** Of one name. */
const MOST_ANSWERS = 64;

/** Joins records by a gazetteer and a person's decisions. A where that comes again, as most do, is looked up once. */
export function cachedJoin(
  gazetteer: Gazetteer,
  decisions: readonly Decision[],
): (record: IncidentRecord, isoDay: string) => Answer {
  const decided = new Map(decisions.map((decision) => [decisionKey(decision), decision.placeId]));
  const remembered = new Map<string, Answer>();
  let count = 0;
  const decide = ({ place, region, country }: IncidentRecord): string => {
    if (decided.size === 0) return place;
    const keys = [{ place, region, country }, { place, region: '', country }, { place, region, country: '' }, { place, region: '', country: '' }]; // prettier-ignore
    return keys.map((key) => decided.get(decisionKey(key))).find((id) => id !== undefined) ?? place;
  };
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
    const place = owned(decide(record));
    const [ownRegion, ownCountry] = [owned(region), owned(country)];
    const resolution = resolve({ place, region: ownRegion, country: ownCountry, lngDeg, latDeg, isoDay, precision }, gazetteer);
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
    if (length <= MOST_ANSWERS) remembered.set(owned(record.place), answer);
    if (++count > MOST_REMEMBERED) {
      remembered.clear();
      count = 0;
    }
    return answer;
  };
}
