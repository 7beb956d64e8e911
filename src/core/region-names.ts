import type { Region } from './gazetteer.ts';
import { multimap } from './lookup.ts';
import { foldName, looseNames, namedKind } from './names.ts';

/** Regions that a text may name. */
export interface NamedRegions {
  /** Those that bear the very name. More than one where nothing in the text tells them apart. */
  readonly exact: readonly Region[];
  /** Also those that bear it with other administrative words, as an alias, or sound like it. */
  readonly possible: readonly Region[];
  /** What the text names: a region, all the regions of a larger unit ("Lombardia"), or a part of one that has no outline. */
  readonly level: 'region' | 'group' | 'part';
}

/**
 * Finds regions by name. A region's own name goes before another's alias ("Damascus" is the city and not the land around
 * it), and of a city and the region around it with one stem the administrative words decide: "Kyiv City" is UA-30, "Kyiv
 * Oblast" UA-32. A bare "Kyiv" is either.
 */
export function regionNames(regions: readonly Region[]): (text: string, country: string) => NamedRegions {
  const names = regions.flatMap((region) => region.names.map(({ name, kind }) => ({ region, name, isOwn: kind !== 'alias' })));
  const own = multimap(names.flatMap(({ region, name, isOwn }) => (isOwn ? [[foldName(name), region] as const] : [])));
  const written = multimap(names.map(({ region, name }) => [foldName(name), region]));
  const byCore = multimap(names.map(({ region, name }) => [namedKind(name).core, region]));
  const bySound = multimap(names.flatMap(({ region, name }) => looseNames(name).map((key) => [key, region] as const)));
  const byGroup = multimap(regions.flatMap((region) => (region.groups ?? []).map((name) => [foldName(name), region] as const)));
  const byPart = multimap(
    regions.flatMap((region) => (region.parts ?? []).flatMap((name) => looseNames(name).map((key) => [key, region] as const))),
  );
  /** The regions, if they are all those of one larger unit: each of them bears the larger one's name as an alias. */
  function wholeGroup(found: readonly Region[]): readonly Region[] {
    if (found.length < 2) return [];
    const isWhole = (found[0]?.groups ?? []).some((name) => {
      const all = (byGroup.get(foldName(name)) ?? []).filter(({ country }) => country === found[0]?.country);
      return all.length === found.length && all.every((region) => found.includes(region));
    });
    return isWhole ? found : [];
  }

  return (text, country) => {
    const { core, kind } = namedKind(text);
    const folded = foldName(text);
    const within = (found: readonly Region[] | undefined): readonly Region[] =>
      unique((found ?? []).filter((region) => country === '' || region.country === country));
    const loose = looseNames(text);
    const [ownOnes, writtenOnes, sharing] = [within(own.get(folded)), within(written.get(folded)), within(byCore.get(core))];
    const sounding = sharing.length > 0 ? [] : within(loose.flatMap((key) => bySound.get(key) ?? []));
    const exact = [ownOnes, writtenOnes, sharing, sounding].find((found) => found.length > 0) ?? [];
    const group = within(byGroup.get(folded) ?? byGroup.get(core));
    if (exact.length !== 1 && group.length > 0) return { exact: group, possible: group, level: 'group' };
    const shared = wholeGroup(exact);
    if (shared.length > 0) return { exact: shared, possible: shared, level: 'group' };
    const parts = exact.length > 0 ? [] : within(loose.flatMap((key) => byPart.get(key) ?? []));
    if (parts.length > 0) return { exact: parts, possible: parts, level: 'part' };
    const ofKind = kind === '' ? [] : exact.filter((region) => region.kind === (kind === 'town' ? 'city' : 'region'));
    return {
      exact: ofKind.length > 0 ? ofKind : exact,
      possible: unique([...exact, ...writtenOnes, ...sharing]),
      level: 'region',
    };
  };
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
