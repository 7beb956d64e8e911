import type { Dataset, DrawnRegion, GroundLabel, Spot } from '../../src/core/dataset.ts';
import { isoOf } from '../../src/core/day.ts';
import type { Place } from '../../src/core/gazetteer.ts';
import { FINDINGS, PRECISIONS, STATUSES, type IncidentRecord } from '../../src/core/incident.ts';
import { subtypeSlots, type Taxonomy } from '../../src/core/taxonomy.ts';

/** What made-up incidents happen in: a real taxonomy, and regions and labels to draw. */
export interface Setting {
  readonly taxonomy: Taxonomy;
  readonly regions: readonly DrawnRegion[];
  readonly ground: readonly GroundLabel[];
}

export interface SyntheticSize {
  readonly rows: number;
  readonly places?: number;
  readonly days?: number;
  /** Spots with coordinates and no place, which 5 % of the rows are at; none if it is not said. */
  readonly points?: number;
  readonly seed?: number;
}

/** Mulberry32: the same numbers from a seed in every engine. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FIRST_DAY = 18_262; // 1 January 2020
const [WEST, SOUTH, EAST, NORTH] = [46.4, 40.5, 87.4, 55.5];

/** Where towns lie: in swarms around some forty centres, as they do along rivers and railways. */
function makePlaces(count: number, regions: readonly DrawnRegion[], next: () => number): Place[] {
  const centres = Array.from({ length: 40 }, () => [WEST + next() * (EAST - WEST), SOUTH + next() * (NORTH - SOUTH)] as const);
  return Array.from({ length: count }, (_, index): Place => {
    const [lng, lat] = centres[Math.floor(next() * centres.length)] ?? [66, 48];
    const spread = 2.5 * next();
    const angle = 2 * Math.PI * next();
    return {
      id: `town-${String(index)}`,
      lngDeg: Number((lng + spread * Math.cos(angle)).toFixed(5)),
      latDeg: Number((lat + 0.6 * spread * Math.sin(angle)).toFixed(5)),
      country: 'KZ',
      region: regions[index % Math.max(1, regions.length)]?.id ?? '',
      population: Math.round(2_000_000 / (index + 1)),
      rank: index === 0 ? 0 : index < 4 ? 1 : index < 20 ? 2 : index < 200 ? 3 : 4,
      names: [{ lang: 'en', name: `Town ${String(index)}`, kind: 'name' }],
    };
  });
}

/** A day as news has them: a third of all incidents in five weeks around one of seven crises, more in summer, the rest as it comes. */
function dayOf(next: () => number, days: number): number {
  const kind = next();
  if (kind < 0.33) {
    const crisis = Math.floor(7 * next() ** 1.5);
    const away = (next() + next() + next() - 1.5) * 24;
    return Math.max(0, Math.min(days - 1, Math.floor(days * ((crisis * 0.618) % 1) + 20 + away)));
  }
  const day = Math.floor(days * next());
  return kind > 0.8 ? Math.max(0, Math.min(days - 1, day - (day % 365) + 120 + Math.floor(120 * next()))) : day;
}

/** Roads and fields around the places, as records with coordinates of their own have them. */
function makePoints(count: number, places: readonly Place[], regions: readonly DrawnRegion[], next: () => number): Spot[] {
  return Array.from({ length: count }, (_, index): Spot => {
    const near = Math.floor(places.length * next());
    const { lngDeg = 66, latDeg = 48 } = places[near] ?? {};
    return {
      where: {
        kind: 'coordinates',
        lngDeg: Number((lngDeg + 0.8 * (next() - 0.5)).toFixed(4)),
        latDeg: Number((latDeg + 0.5 * (next() - 0.5)).toFixed(4)),
        place: -1,
        label: `Road ${String(index)}`,
      },
      regions: regions.length > 0 ? [near % regions.length] : [],
    };
  });
}

/**
 * A dataset of made-up incidents, laid out as columns directly: the same from the same seed. Few places hold most incidents,
 * as is usual; 2 % are known to a region only, 0.1 % to the country; 3 % are dated to several days; 3 % are findings of nothing;
 * a third name a site in their place; 4 % are disputed, 2 % revised, 1 % withdrawn.
 */
export function syntheticDataset({ taxonomy, regions, ground }: Setting, size: SyntheticSize): Dataset {
  const { rows, places: placeCount = 3000, days = 730, points = 0, seed = 2022 } = size;
  const next = random(seed);
  const nextFacet = random(seed + 1);
  const slots = subtypeSlots(taxonomy);
  const places = makePlaces(placeCount, regions, next);
  const spots: Spot[] = [
    ...makePoints(points, places, regions, next),
    ...places.map((_, place): Spot => ({
      where: { kind: 'place', place },
      regions: regions.length > 0 ? [place % regions.length] : [],
    })),
    ...regions.map((_, region): Spot => ({ where: { kind: 'regions', regions: [region] }, regions: [region] })),
    { where: { kind: 'country', country: 'KZ' }, regions: [] },
  ];
  const incidents = {
    count: rows,
    from: new Int32Array(rows),
    to: new Int32Array(rows),
    slot: new Uint8Array(rows),
    spot: new Int32Array(rows),
    precision: new Uint8Array(rows),
    finding: new Uint8Array(rows),
    status: new Uint8Array(rows),
  };
  const [atSite, atPlace, inRegion, inCountry] = (['site', 'place', 'region', 'country'] as const).map((word) =>
    PRECISIONS.indexOf(word),
  );
  for (let row = 0; row < rows; row++) {
    const day = FIRST_DAY + dayOf(next, days);
    incidents.from[row] = day;
    incidents.to[row] = next() < 0.03 ? Math.min(FIRST_DAY + days - 1, day + 1 + Math.floor(6 * next())) : day;
    // Squared: a few kinds are most of what is reported.
    incidents.slot[row] = Math.floor(slots.length * next() ** 2);
    incidents.finding[row] = next() < 0.03 ? 1 : 0;
    const kind = next();
    const isWide = kind < 0.001;
    const isRegional = !isWide && kind < 0.021 && regions.length > 0;
    const isPoint = points > 0 && kind >= 0.95;
    // A cubed share puts half of all incidents into an eighth of the places.
    const place = Math.min(placeCount - 1, Math.floor(placeCount * next() ** 3));
    incidents.spot[row] = isWide
      ? spots.length - 1
      : isRegional
        ? points + placeCount + Math.floor(regions.length * next())
        : isPoint
          ? Math.floor(points * next())
          : points + place;
    const isSite = nextFacet() < 1 / 3 || isPoint;
    incidents.precision[row] = (isWide ? inCountry : isRegional ? inRegion : isSite ? atSite : atPlace) ?? 0;
    const doubt = nextFacet();
    const status = doubt < 0.93 ? 'reported' : doubt < 0.97 ? 'disputed' : doubt < 0.99 ? 'revised' : 'withdrawn';
    incidents.status[row] = STATUSES.indexOf(status);
  }
  const opened = new Map<number, IncidentRecord>();
  const record = (row: number): IncidentRecord => {
    const known = opened.get(row);
    if (known !== undefined) return known;
    const made = makeRecord(row);
    // Whoever writes ten million of them to a file does not keep them.
    if (opened.size >= 10_000) opened.clear();
    opened.set(row, made);
    return made;
  };
  const makeRecord = (row: number): IncidentRecord => {
    const slot = slots[incidents.slot[row] as number];
    const { where } = spots[incidents.spot[row] as number] as Spot;
    const [from, to] = [isoOf(incidents.from[row] as number), isoOf(incidents.to[row] as number)];
    const place = where.kind === 'place' ? (places[where.place]?.id ?? '') : '';
    return {
      id: `incident-${String(row)}`,
      date: from === to ? from : `${from}/${to}`,
      type: taxonomy.types[slot?.type ?? 0]?.id ?? '',
      subtype: slot?.id ?? '',
      place,
      region: where.kind === 'regions' ? (regions[where.regions[0] ?? 0]?.id ?? '') : '',
      country: 'KZ',
      finding: FINDINGS[incidents.finding[row] as number] ?? 'occurred',
      status: STATUSES[incidents.status[row] as number] ?? 'reported',
      title: { en: `Made-up incident ${String(row)}` },
      summary: { en: `What is made up to have happened on ${from}, number ${String(row)}.` },
      actors: [],
      sourceIds: [],
      claims: [],
      extra: {},
      file: 'synthetic',
      line: row + 2,
    };
  };
  const none = new Float64Array();
  return {
    meta: {
      id: `synthetic-${String(rows)}`,
      title: { en: 'Made-up incidents' },
      description: { en: '' },
      version: '1',
      licence: { name: 'CC0-1.0', title: 'CC0', path: '' },
      country: 'KZ',
      focus: [WEST, SOUTH, EAST, NORTH],
      hash: `synthetic-${String(rows)}-${String(seed)}`,
    },
    taxonomy,
    slots,
    places,
    regions,
    ground,
    spots,
    incidents,
    claims: {
      count: 0,
      incident: new Int32Array(),
      measure: new Uint8Array(),
      low: none,
      best: none,
      high: none,
      status: new Uint8Array(),
    },
    measures: [],
    span: { from: FIRST_DAY, to: FIRST_DAY + days - 1 },
    gaps: [],
    sources: new Map(),
    terms: new Map(),
    record,
    rowOf: (id) => {
      const row = /^incident-(\d+)$/.exec(id)?.[1];
      return row === undefined || Number(row) >= rows ? undefined : Number(row);
    },
  };
}
