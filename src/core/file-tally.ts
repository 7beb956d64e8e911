import type { Place } from './gazetteer.ts';
import type { IncidentRecord } from './incident.ts';
import type { Resolution } from './resolution.ts';
import { excerpt } from './owned-text.ts';
import { createTextSet } from './text-set.ts';

/** What the rows of one file have in common, for what is said of the file as a whole. */
export interface FileTally {
  /** Alpha-2 of every country that a row was joined to. */
  readonly joined: ReadonlySet<string>;
  readonly countryless: {
    /** How many rows that name no country and are ambiguous each country would settle. */
    readonly settled: ReadonlyMap<string, number>;
    /** Rows with the name of a place and nothing that narrows it. */
    readonly rows: number;
    /** How many of these lie in each country, or would if it was said. */
    readonly possible: ReadonlyMap<string, number>;
  };
  /** Names that no gazetteer has, of rows that stand at their own coordinates. */
  readonly unnamed: { readonly names: number; readonly some: readonly string[] };
}

const MOST_NAMED = 3;

export interface Tally {
  readonly add: (record: IncidentRecord, resolution: Resolution) => void;
  /** A row of which `isOnlyUnnamed` holds: one for each where is enough. */
  readonly addUnnamed: (place: string) => void;
  readonly sum: () => FileTally;
}

/** Counts while rows are joined. */
export function createTally(): Tally {
  const joined = new Set<string>();
  const settled = new Map<string, number>();
  const possible = new Map<string, number>();
  let rows = 0;
  const names = createTextSet();
  const some: string[] = [];
  let unnamed = 0;
  const count = (counts: Map<string, number>, country: string): void => void counts.set(country, (counts.get(country) ?? 0) + 1);
  return {
    add: (record, resolution) => {
      if (resolution.kind === 'joined' && resolution.country !== '') joined.add(resolution.country);
      if (record.country !== '') return;
      const settling = resolution.kind === 'ambiguous' ? onlyOnes(resolution.candidates) : [];
      for (const country of settling) count(settled, country);
      if (!isBare(record)) return;
      rows += 1;
      const lying = resolution.kind === 'joined' && resolution.country !== '' ? [resolution.country] : settling;
      for (const country of lying) count(possible, country);
    },
    addUnnamed: (place) => {
      if (!names.add(place)) return;
      unnamed += 1;
      if (some.length < MOST_NAMED) some.push(excerpt(place));
    },
    sum: () => ({ joined, countryless: { rows, settled, possible }, unnamed: { names: unnamed, some } }),
  };
}

/**
 * Whether all there is to say of a row is that its place is in no gazetteer: its coordinates agree with all it says, and a file
 * of villages has thousands of these. It is said of the file, once.
 */
export const isOnlyUnnamed = (resolution: Resolution): boolean =>
  resolution.kind === 'joined' &&
  resolution.how === 'coordinates' &&
  resolution.warnings.length === 1 &&
  resolution.warnings[0] === 'place-unknown';

/** "Atlanta, GA" says enough of its country. */
const isBare = ({ place, region, country, lngDeg }: IncidentRecord): boolean =>
  country === '' && region === '' && lngDeg === undefined && place !== '' && !place.includes(',');

/** The countries in which exactly one of these places lies. */
function onlyOnes(places: readonly Place[]): string[] {
  const countries = places.map(({ country }) => country);
  return countries.filter((country) => countries.indexOf(country) === countries.lastIndexOf(country));
}
