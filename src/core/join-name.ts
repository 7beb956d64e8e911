import { HAMLET, type DatedName, type Place, type Region } from './gazetteer.ts';
import type { Gazetteer, NameHit, NameIndex } from './gazetteer-index.ts';
import { distanceKm } from './geodesy.ts';
import { agreesWith, areaReading, isArea, isIn, type AreaReading } from './area-reading.ts';
import { hasNamesAlike, hasSpokenForms, isSpeltOneWay } from './country-spellings.ts';
import type { Area, PointOf } from './join-area.ts';
import { isPartOfTown, nameForm, townOfPart, townOfSide } from './name-forms.ts';
import { articleKeys, foldName, hasArticle, looseNames, namedKind, soundKeys } from './names.ts';
import type { How, JoinWarning } from './resolution.ts';
import { errorsFor } from './spelling.ts';

/** What else the row says of its place. */
export interface Hints {
  readonly area: Area;
  readonly point: PointOf;
  readonly isoDay?: string | undefined;
  /** What the name itself says beside the place: "Albany, NY". A place agrees with each, or is not meant. */
  readonly beside?: readonly AreaReading[];
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

/** Shorter keys are of abbreviations and of too many names: NYC is not Nice. */
const LEAST_SOUND = 4;

const NOTHING: NameFinding & { kind: 'none' } = { kind: 'none', candidates: [], warnings: [] };
const MOST_CANDIDATES = 10;

/** Finds the one place that a text names: as an id, as it is written, as it sounds, taken apart, and last as it is misspelt. */
export function findPlace(text: string, hints: Hints, gazetteer: Gazetteer): NameFinding {
  const byId = gazetteer.placeById(text);
  if (byId !== undefined)
    return one({ place: byId, how: 'id', isOfficial: true, isWritten: true, isPart: false }, hints, gazetteer, []);
  const whole = findName(text, hints, gazetteer);
  if (whole.kind !== 'none') return whole;
  const parts = text.includes('/') ? findEither(text, hints, gazetteer) : findInParts(text, hints, gazetteer);
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
  /** Found by a name as it is written here, letter for letter but for case and marks. */
  readonly isWritten: boolean;
  /** Found only by the name of one of its quarters. */
  readonly isPart: boolean;
}

/**
 * The bare name: as it is written, without administrative words, and as it sounds. All of them together: "Mykolaiv" is
 * the very name of one town and another writing of a larger one's. What other languages call a place counts where no other
 * place that the row leaves open bears the name.
 */
function findName(text: string, hints: Hints, gazetteer: Gazetteer): NameFinding {
  const { country } = hints.area;
  const told = findAmong(gazetteer.told, text, hints, gazetteer);
  if (told.kind !== 'none') return told;
  const untold = findAmong(gazetteer.untold, text, hints, gazetteer);
  if (untold.kind !== 'none') return untold;
  const spoken = namedKind(text).kind === 'area' ? [] : gazetteer.placesSpoken(text, country);
  if (spoken.length > 0) {
    const finding = narrowed(bestHow([], spoken, hints.isoDay), hints, gazetteer);
    if (finding.kind === 'one') return { ...finding, warnings: [...finding.warnings, 'place-respelt'] };
    if (finding.kind === 'several') return finding;
  }
  if (told.candidates.length > 0) return told;
  if (untold.candidates.length > 0 || country === '') return untold;
  const { core, kind } = namedKind(text);
  // The name may be known, of another country: worth saying, never joined.
  return kind === 'area' ? NOTHING : { ...NOTHING, candidates: candidatesOf(gazetteer.told.named(core, '')) };
}

function findAmong(index: NameIndex, text: string, hints: Hints, gazetteer: Gazetteer): NameFinding {
  const { core, kind } = namedKind(text);
  const { country } = hints.area;
  const written = index.named(foldName(text), country);
  // "Almaty Region" is no town: its core may name one, but not this.
  if (kind === 'area') return written.length === 0 ? NOTHING : narrowed(bestHow(written, [], hints.isoDay), hints, gazetteer);
  const cores = index.named(core, country);
  const isWhole = kind === 'town' && isLargest(written, cores);
  const keys = [...new Set([...(isWhole ? [] : looseNames(text)), ...soundKeys(text)])].filter(
    (key) => key.length >= LEAST_SOUND,
  );
  const sounding = keys.flatMap((key) => index.sounding(key, country));
  const found = bestHow(isWhole ? written : [...written, ...cores], sounding, hints.isoDay);
  if (found.length > 0) return narrowed(found, hints, gazetteer);
  if (!hasSpokenForms(country)) return NOTHING;
  const arabic = withArticle(text, (key) => index.sounding(key, country));
  return arabic.length === 0 ? NOTHING : narrowed(bestHow([], arabic, hints.isoDay), hints, gazetteer);
}

/** "Quezon City" is the whole name of a city, and of no Quezon; but the larger Camargo is called Ciudad Camargo as well. */
function isLargest(written: readonly NameHit[], cores: readonly NameHit[]): boolean {
  const largest = (hits: readonly NameHit[]): number => Math.max(...hits.map(({ place }) => place.population ?? 0));
  return written.length > 0 && (cores.length === 0 || largest(written) > largest(cores));
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
    const before = byPlace.get(place);
    const isOfficial = own === 'name' || (before?.isOfficial ?? false);
    const earlier = before?.how ?? how;
    byPlace.set(place, {
      place,
      how: HOW_ORDER.indexOf(how) < HOW_ORDER.indexOf(earlier) ? how : earlier,
      isOfficial,
      isWritten: isWritten || (before?.isWritten ?? false),
      isPart: name.kind === 'part' && (before?.isPart ?? true),
    });
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
  if (kind === 'part') return 'alias';
  return kind === 'alias' || kind === 'transliteration' ? kind : 'name';
}

/** Leaves the places that agree with the row's country, region and point. */
function narrowed(found: readonly Found[], hints: Hints, gazetteer: Gazetteer): NameFinding {
  const { area, point } = hints;
  const beside = hints.beside ?? [];
  const isPlaced = area.possible !== null || point.lngLat !== undefined || beside.some(({ regions }) => regions.length > 0);
  const inCountry = (isPlaced ? found : withoutHamlets(found)).filter(
    ({ place }) =>
      (area.country === '' || place.country === area.country) && beside.every((reading) => agreesWith(place, reading, gazetteer)),
  );
  if (inCountry.length === 0) return { kind: 'none', candidates: candidatesOf(found), warnings: [] };
  const { possible } = area;
  const inRegion = inCountry.filter(({ place }) => possible === null || isIn(place, possible, gazetteer));
  const near = point.lngLat === undefined ? [] : inCountry.filter(({ place }) => isNear(place, point));
  if (inRegion.length === 0) {
    // The region column rules all of them out. Only a point that lies at one of them outweighs it.
    const [confirmed] = near;
    return confirmed !== undefined && near.length === 1
      ? one(confirmed, hints, gazetteer, ['place-outside-region'])
      : { kind: 'none', candidates: candidatesOf(inCountry), warnings: ['place-outside-region'] };
  }
  const nearInRegion = inRegion.filter((entry) => near.includes(entry));
  const left = asSpelt(inRegion.length > 1 && nearInRegion.length > 0 ? nearInRegion : inRegion);
  const [only] = left;
  if (only !== undefined && left.length === 1) return one(only, hints, gazetteer, []);
  // Within one country, the place that bears the name today outweighs those that bore it once or are called so as well.
  const isOneCountry = area.country !== '' || (beside.length > 0 && new Set(left.map(({ place }) => place.country)).size === 1);
  const official = isOneCountry ? left.filter(({ isOfficial }) => isOfficial) : [];
  const [bearer] = official;
  if (bearer !== undefined && official.length === 1) return one(bearer, hints, gazetteer, []);
  const [clear] = isOneCountry ? clearlyMeant(official.length > 0 ? official : left) : [];
  if (clear !== undefined) return one(clear, hints, gazetteer, []);
  return { kind: 'several', candidates: candidatesOf(left) };
}

function withoutHamlets(found: readonly Found[]): readonly Found[] {
  const towns = found.filter(({ place }) => place.rank !== HAMLET);
  return towns.length === 0 ? found : towns;
}

/** Without those that only sound like the name, where one is written so and no other writing is in use. */
function asSpelt(found: readonly Found[]): readonly Found[] {
  const written = found.filter(({ isWritten, place }) => isWritten || !isSpeltOneWay(place.country));
  return written.length === 0 ? found : written;
}

/**
 * The one that is written as it is and is far larger than all that merely sound like it: Sanaa is the capital, and not Şanā’.
 * Size alone decides nothing, and nor does the better spelling of a smaller place.
 */
function clearlyMeant(found: readonly Found[]): readonly Found[] {
  const written = found.filter(({ isWritten }) => isWritten);
  const [first] = written;
  const others = found.filter((other) => other !== first);
  const size = first?.place.population ?? 0;
  const isFarLarger = others.every(({ place }) => size >= FAR_LARGER * Math.max(1000, place.population ?? 0));
  return written.length === 1 && isFarLarger ? written : [];
}

/** Of a place beside its near-namesakes, a place without a count being taken for one of a thousand. */
const FAR_LARGER = 20;

function candidatesOf(found: readonly { readonly place: Place }[]): Place[] {
  const places = [...new Set(found.map(({ place }) => place))];
  return places.sort((a, b) => (b.population ?? 0) - (a.population ?? 0)).slice(0, MOST_CANDIDATES);
}

/** A town's coordinates stand for all of it: the larger the town, the farther from its middle is still in it. */
const reachKm = ({ population }: Place): number => 30 + 10 * Math.sqrt((population ?? 0) / 1e6);

const isNear = (place: Place, { lngLat }: PointOf): boolean =>
  lngLat !== undefined && distanceKm(...lngLat, place.lngDeg, place.latDeg) <= reachKm(place);

function one(found: Found, { point }: Hints, gazetteer: Gazetteer, earlier: readonly JoinWarning[]): NameFinding {
  const { place, how, isPart } = found;
  const warnings: readonly JoinWarning[] = isPart ? [...earlier, 'place-part'] : earlier;
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

/** "Kobani/Ayn al-Arab" is one place by two names, "Mosul/Tikrit" two: what all that are known agree on is meant. */
function findEither(text: string, hints: Hints, gazetteer: Gazetteer): NameFinding {
  const findings = text.split('/').map((name) => {
    const whole = findName(name, hints, gazetteer);
    return whole.kind === 'none' ? findInParts(name, hints, gazetteer) : whole;
  });
  const known = findings.filter((finding) => finding.kind !== 'none');
  const [first] = known;
  const meant = known.flatMap((finding) => (finding.kind === 'one' ? [finding.place] : finding.candidates));
  if (first === undefined) return { ...NOTHING, candidates: candidatesOf(findings.flatMap(asFound)) };
  return new Set(meant).size === 1 ? first : { kind: 'several', candidates: candidatesOf(meant.map((place) => ({ place }))) };
}

const asFound = (finding: NameFinding): { readonly place: Place }[] =>
  finding.kind === 'one' ? [finding] : finding.candidates.map((place) => ({ place }));

/** "Oral (Uralsk)", "Turksib district, Almaty", "Almaty Airport", "near Aktau". */
function findInParts(text: string, hints: Hints, gazetteer: Gazetteer): NameFinding {
  const { head, context, near } = nameForm(text);
  if (context.length > 0 || near) {
    const heads = findName(head, narrowedBy(context, hints, gazetteer), gazetteer);
    if (heads.kind === 'one') return near ? { ...heads, isNear: true, warnings: [...heads.warnings, 'place-near'] } : heads;
    if (heads.kind === 'several') return heads;
    const sides = context.map((part) => townOfSide(part));
    const others = context.map((part, index) => findName(sides[index] ?? part, hints, gazetteer));
    const towns = others.filter((finding) => finding.kind === 'one');
    const [town] = towns;
    const isSame = town !== undefined && towns.every((other) => other.place === town.place);
    // "Turksib district, Almaty" and "Mansour, west Baghdad" are of the town. Any other unknown head is an unknown place.
    const isPart = isPartOfTown(head) || sides.some((side) => side !== undefined);
    if (town !== undefined && isSame && isPart) return part(town);
    const candidates = candidatesOf([...towns, ...heads.candidates.map((place) => ({ place }))]);
    return { kind: 'none', candidates, warnings: heads.warnings };
  }
  // "Western Sahara" is no part of a town called Sahara.
  const town = isArea(text, hints.area, gazetteer) ? undefined : townOfPart(text);
  const found = town === undefined ? NOTHING : findName(town, hints, gazetteer);
  return found.kind === 'one' ? part(found) : found;
}

const part = (town: NameFinding & { kind: 'one' }): NameFinding => ({ ...town, warnings: [...town.warnings, 'place-part'] });

/** Hints with what "Name, Region, Country" says after its first comma, where the row's own columns don't say it. */
function narrowedBy(context: readonly string[], hints: Hints, gazetteer: Gazetteer): Hints {
  const readings = context.flatMap((text) => areaReading(text, hints.area, gazetteer) ?? []);
  return readings.length === 0 ? hints : { ...hints, beside: readings };
}

/** A village is as often another village as a slip: its name is a suggestion only. */
const LEAST_KNOWN = 5000;

const isKnown = ({ population, rank, country }: Place): boolean =>
  !hasNamesAlike(country) && (rank <= 2 || (rank !== HAMLET && (population ?? LEAST_KNOWN) >= LEAST_KNOWN));

/** A slip of the pen: joined only where a single place of the country can be meant, and said with a warning. */
function findMisspelt(text: string, hints: Hints, gazetteer: Gazetteer): NameFinding {
  if (namedKind(text).kind === 'area') return NOTHING;
  const near = looseNames(text).flatMap((key) => gazetteer.placesSpelt(key, hints.area.country));
  if (near.length === 0) return NOTHING;
  const sizeOf = ({ value }: (typeof near)[number]): number => value.place.population ?? 0;
  near.sort((a, b) => a.errors - b.errors || sizeOf(b) - sizeOf(a));
  const places = [...new Set(near.map(({ value }) => value.place))];
  const { possible } = hints.area;
  // A row that names the region leaves open only what lies there: Pendelton, Oregon.
  const left = possible === null ? places : places.filter((each) => isIn(each, possible, gazetteer));
  const [place] = left;
  const isOne = place !== undefined && left.length === 1 && isKnown(place) && looseNames(text).every((key) => errorsFor(key) > 0);
  const finding = isOne
    ? narrowed([{ place, how: 'spelling', isOfficial: true, isWritten: false, isPart: false }], hints, gazetteer)
    : NOTHING;
  if (finding.kind === 'one' && !finding.isFar) return { ...finding, warnings: [...finding.warnings, 'place-respelt'] };
  return { kind: 'none', candidates: places.slice(0, MOST_CANDIDATES), warnings: [] };
}
