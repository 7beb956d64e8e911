import type { Region } from './gazetteer.ts';
import { multimap } from './lookup.ts';
import { foldName, looseNames, namedKind } from './names.ts';

/** Regions that a text may name. */
export interface NamedRegions {
  /** Those that bear the very name. More than one where nothing in the text tells them apart. */
  readonly exact: readonly Region[];
  /** Also those that bear it with other administrative words, as an alias, or sound like it. */
  readonly possible: readonly Region[];
}

/**
 * Finds regions by name. A region's own name goes before another's alias ("Damascus" is the city and not the land around
 * it), and of a city and the region around it with one stem the administrative words decide: "Kyiv City" is UA-30, "Kyiv
 * Oblast" UA-32. A bare "Kyiv" is either.
 */
export function regionNames(regions: readonly Region[]): (text: string) => NamedRegions {
  const names = regions.flatMap((region) => region.names.map(({ name, kind }) => ({ region, name, isOwn: kind !== 'alias' })));
  const own = multimap(names.flatMap(({ region, name, isOwn }) => (isOwn ? [[foldName(name), region] as const] : [])));
  const written = multimap(names.map(({ region, name }) => [foldName(name), region]));
  const byCore = multimap(names.map(({ region, name }) => [namedKind(name).core, region]));
  const bySound = multimap(names.flatMap(({ region, name }) => looseNames(name).map((key) => [key, region] as const)));
  return (text) => {
    const { core, kind } = namedKind(text);
    const folded = foldName(text);
    const sharing = byCore.get(core) ?? [];
    const sounding = sharing.length > 0 ? [] : looseNames(text).flatMap((key) => bySound.get(key) ?? []);
    const sought = [own.get(folded), written.get(folded), sharing, sounding].find(
      (found) => found !== undefined && found.length > 0,
    );
    const exact = unique(sought ?? []);
    const ofKind = kind === '' ? [] : exact.filter((region) => region.kind === (kind === 'town' ? 'city' : 'region'));
    return {
      exact: ofKind.length > 0 ? ofKind : exact,
      possible: unique([...exact, ...(written.get(folded) ?? []), ...sharing]),
    };
  };
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
