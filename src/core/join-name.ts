import type { DatedName, Place, Region } from './gazetteer.ts';
import type { Gazetteer, NameHit } from './gazetteer-index.ts';
import { distanceKm } from './geodesy.ts';
import type { Area, PointOf } from './join-area.ts';
import { isPartOfTown, nameForm, townOfPart } from './name-forms.ts';
import { articleKeys, foldName, hasArticle, looseNames, namedKind, soundKeys } from './names.ts';
import type { How, JoinWarning } from './resolution.ts';
import { errorsFor } from './spelling.ts';

/** What else the row says of its place. */
export interface Hints {
  readonly area: Area;
  readonly point: PointOf;
  readonly isoDay?: string | undefined;
}

export type NameFinding =
  | {
      readonly kind: 'one';
      readonly place: Place;
      readonly how: How;
      readonly region?: Region | undefined;
      readonly distanceKm?: number | undefined;
      readonly isFar: boolean;
      /** Near the place, not in it. */
      readonly isNear: boolean;
      readonly warnings: readonly JoinWarning[];
    }
  | { readonly kind: 'several'; readonly candidates: readonly Place[] }
  | { readonly kind: 'none'; readonly candidates: readonly Place[]; readonly warnings: readonly JoinWarning[] };

const NOTHING: NameFinding & { kind: 'none' } = { kind: 'none', candidates: [], warnings: [] };
const MOST_CANDIDATES = 10;

/** Finds the one place that a text names: as an id, as it is written, as it sounds, taken apart, and last as it is misspelt. */
export function findPlace(text: string, hints: Hints, gazetteer: Gazetteer): NameFinding {
  const byId = gazetteer.placeById(text);
  if (byId !== undefined) return one({ place: byId, how: 'id', isOfficial: true }, hints, gazetteer, []);
  const whole = findName(text, hints, gazetteer);
  if (whole.kind !== 'none') return whole;
  const parts = findInParts(text, hints, gazetteer);
  if (parts.kind !== 'none' || parts.candidates.length > 0) return parts;
  // A row with a point needs no guess at its name.
  if (whole.candidates.length > 0 || hints.point.lngLat !== undefined) return whole;
  return findMisspelt(text, hints, gazetteer);
}

interface Found {
  readonly place: Place;
  readonly how: How;
  /** Found by a name that is its own on the day, however it is spelt: not by one that it is called by as well, or was. */
  readonly isOfficial: boolean;
}

/**
 * The bare name: as it is written, without administrative words, and as it sounds. All of them together: "Mykolaiv" is
 * the very name of one town and another writing of a larger one's.
 */
function findName(text: string, hints: Hints, gazetteer: Gazetteer): NameFinding {
  const { core, kind } = namedKind(text);
  const { country } = hints.area;
  const written = gazetteer.placesNamed(foldName(text), country);
  // "Almaty Region" is no town: its core may name one, but not this.
  const rest = kind === 'area' ? [] : gazetteer.placesNamed(core, country);
  const sounding =
    kind === 'area'
      ? []
      : [...new Set([...looseNames(text), ...soundKeys(text)])].flatMap((key) => gazetteer.placesSounding(key, country));
  const found = bestHow([...written, ...rest], sounding, hints.isoDay);
  if (found.length > 0) return narrowed(found, hints, gazetteer);
  if (country === '' || kind === 'area') return NOTHING;
  const arabic = withArticle(text, (key) => gazetteer.placesSounding(key, country));
  if (arabic.length > 0) return narrowed(bestHow([], arabic, hints.isoDay), hints, gazetteer);
  // The name may be known, of another country: worth saying, never joined.
  return { ...NOTHING, candidates: candidatesOf(gazetteer.placesNamed(core, '')) };
}

/** What is found without the article, or with it where only the text or only the name has one. */
function withArticle<T extends NameHit>(text: string, find: (key: string) => readonly T[]): T[] {
  const keys = articleKeys(text);
  const said = hasArticle(text);
  return [...keys.bare.flatMap(find), ...keys.withArticle.flatMap(find).filter(({ name }) => said || hasArticle(name.name))];
}

/** Each place once, with the best of the names that it was found by. */
function bestHow(written: readonly NameHit[], sounding: readonly NameHit[], isoDay: string | undefined): Found[] {
  const byPlace = new Map<Place, Found>();
  const add = ({ place, name }: NameHit, isWritten: boolean): void => {
    const own = howOf(name, isoDay);
    const how = isWritten || own === 'former-name' ? own : 'transliteration';
    const isOfficial = own === 'name' || (byPlace.get(place)?.isOfficial ?? false);
    const earlier = byPlace.get(place)?.how ?? how;
    byPlace.set(place, { place, how: HOW_ORDER.indexOf(how) < HOW_ORDER.indexOf(earlier) ? how : earlier, isOfficial });
  };
  for (const hit of written) add(hit, true);
  for (const hit of sounding) add(hit, false);
  return [...byPlace.values()];
}

const HOW_ORDER: readonly How[] = ['id', 'name', 'alias', 'transliteration', 'former-name', 'spelling'];

function howOf({ kind, from, to }: DatedName, isoDay: string | undefined): How {
  // Without a date, a name that has ended is a former one.
  const isOfItsTime = isoDay === undefined ? to === undefined : (from ?? '') <= isoDay && isoDay <= (to ?? '9999-12-31');
  if (!isOfItsTime) return 'former-name';
  return kind === 'alias' || kind === 'transliteration' ? kind : 'name';
}

/** Leaves the places that agree with the row's country, region and point. */
function narrowed(found: readonly Found[], hints: Hints, gazetteer: Gazetteer): NameFinding {
  const { area, point } = hints;
  const inCountry = found.filter(({ place }) => area.country === '' || place.country === area.country);
  if (inCountry.length === 0) return { kind: 'none', candidates: candidatesOf(found), warnings: [] };
  const { possible } = area;
  const inRegion = inCountry.filter(({ place }) => possible === null || place.region === '' || possible.has(place.region));
  const near = point.lngLat === undefined ? [] : inCountry.filter(({ place }) => isNear(place, point));
  if (inRegion.length === 0) {
    // The region column rules all of them out. Only a point that lies at one of them outweighs it.
    const [confirmed] = near;
    return confirmed !== undefined && near.length === 1
      ? one(confirmed, hints, gazetteer, ['place-outside-region'])
      : { kind: 'none', candidates: candidatesOf(inCountry), warnings: ['place-outside-region'] };
  }
  const nearInRegion = inRegion.filter((entry) => near.includes(entry));
  const left = inRegion.length > 1 && nearInRegion.length > 0 ? nearInRegion : inRegion;
  const [only] = left;
  if (only !== undefined && left.length === 1) return one(only, hints, gazetteer, []);
  // Within one country, the place that bears the name today outweighs those that bore it once or are called so as well.
  const official = area.country === '' ? [] : left.filter(({ isOfficial }) => isOfficial);
  const [bearer] = official;
  if (bearer !== undefined && official.length === 1) return one(bearer, hints, gazetteer, []);
  return { kind: 'several', candidates: candidatesOf(left) };
}

function candidatesOf(found: readonly { readonly place: Place }[]): Place[] {
  const places = [...new Set(found.map(({ place }) => place))];
  return places.sort((a, b) => (b.population ?? 0) - (a.population ?? 0)).slice(0, MOST_CANDIDATES);
}

/** A town's coordinates stand for all of it: the larger the town, the farther from its middle is still in it. */
const reachKm = ({ population }: Place): number => 30 + 10 * Math.sqrt((population ?? 0) / 1e6);

const isNear = (place: Place, { lngLat }: PointOf): boolean =>
  lngLat !== undefined && distanceKm(...lngLat, place.lngDeg, place.latDeg) <= reachKm(place);

function one({ place, how }: Found, { point }: Hints, gazetteer: Gazetteer, warnings: readonly JoinWarning[]): NameFinding {
  const away = point.lngLat === undefined ? undefined : distanceKm(...point.lngLat, place.lngDeg, place.latDeg);
  return {
    kind: 'one',
    place,
    how,
    region: place.region === '' ? undefined : gazetteer.regionById(place.region),
    distanceKm: away,
    isFar: away !== undefined && !isNear(place, point),
    isNear: false,
    warnings,
  };
}

/** "Oral (Uralsk)", "Turksib district, Almaty", "Almaty Airport", "near Aktau". */
function findInParts(text: string, hints: Hints, gazetteer: Gazetteer): NameFinding {
  const { head, context, near } = nameForm(text);
  if (context.length > 0 || near) {
    const heads = findName(head, narrowedBy(context, hints, gazetteer), gazetteer);
    if (heads.kind === 'one') return near ? { ...heads, isNear: true, warnings: [...heads.warnings, 'place-near'] } : heads;
    if (heads.kind === 'several') return heads;
    const others = context.map((part) => findName(part, hints, gazetteer));
    const towns = others.filter((finding) => finding.kind === 'one');
    const [town] = towns;
    const isSame = town !== undefined && towns.every((other) => other.place === town.place);
    // A head that says which part of a town it is stands for the town. Any other unknown head is an unknown place.
    if (town !== undefined && isSame && isPartOfTown(head)) return part(town);
    const candidates = candidatesOf([...towns, ...heads.candidates.map((place) => ({ place }))]);
    return { kind: 'none', candidates, warnings: heads.warnings };
  }
  const town = townOfPart(text);
  const found = town === undefined ? NOTHING : findName(town, hints, gazetteer);
  return found.kind === 'one' ? part(found) : found;
}

const part = (town: NameFinding & { kind: 'one' }): NameFinding => ({ ...town, warnings: [...town.warnings, 'place-part'] });

/** Hints with what "Name, Region, Country" says after its first comma, where the row's own columns don't say it. */
function narrowedBy(context: readonly string[], hints: Hints, gazetteer: Gazetteer): Hints {
  let { area } = hints;
  for (const text of context) {
    const country = gazetteer.countryOf(text);
    if (country !== undefined && area.country === '') area = { ...area, country };
    const regions = gazetteer
      .regionsNamed(text)
      .possible.filter((region) => area.country === '' || region.country === area.country);
    if (regions.length > 0 && area.possible === null) area = { ...area, possible: new Set(regions.map(({ id }) => id)) };
  }
  return { ...hints, area };
}

/** A slip of the pen: joined only where a single place of the country can be meant, and said with a warning. */
function findMisspelt(text: string, hints: Hints, gazetteer: Gazetteer): NameFinding {
  if (namedKind(text).kind === 'area') return NOTHING;
  const near = looseNames(text).flatMap((key) => gazetteer.placesSpelt(key, hints.area.country));
  if (near.length === 0) return NOTHING;
  const places = [...new Set(near.sort((a, b) => a.errors - b.errors).map(({ value }) => value.place))];
  const [place] = places;
  const isOne = place !== undefined && places.length === 1 && looseNames(text).every((key) => errorsFor(key) > 0);
  const finding = isOne ? narrowed([{ place, how: 'spelling', isOfficial: true }], hints, gazetteer) : NOTHING;
  if (finding.kind === 'one' && !finding.isFar) return { ...finding, warnings: [...finding.warnings, 'place-respelt'] };
  return { kind: 'none', candidates: places.slice(0, MOST_CANDIDATES), warnings: [] };
}
