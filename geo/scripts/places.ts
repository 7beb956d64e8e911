import type { City } from './sources.ts';
import type { Feature } from './write.ts';
import { officialNames, withVariants } from './names.ts';
import { groupBy } from './group.ts';
import { roundTo } from './geometry.ts';

type Row = Record<string, string>;

/** Names with a history are in another table, one row a name: former names are names whose `to` has passed. */
export function placeFeatures(rows: readonly Row[], history: readonly Row[], cities: readonly City[]): Feature[] {
  const byId = new Map(cities.map((city) => [`geonames:${String(city.cityId)}`, city]));
  const dated = groupBy(
    history as { place: string; lang: string; name: string; from: string; to: string }[],
    ({ place }) => place,
  );
  const known = new Set(rows.map((row) => row['place']));
  for (const { place } of history as { place: string }[])
    if (!known.has(place)) throw new Error(`former name of no place: ${place}`);
  return rows.map((row) => {
    const id = row['place']!;
    const city = byId.get(id);
    if (!city && id.startsWith('geonames:')) throw new Error(`${id} (${row['en']!}) is not among the cities of the source`);
    const lng = row['lng'] ? Number(row['lng']) : city!.loc.coordinates[0];
    const lat = row['lat'] ? Number(row['lat']) : city!.loc.coordinates[1];
    const population = row['population'] === '-' ? null : (city?.population ?? 0) || null;
    const rank = row['rank'] ? Number(row['rank']) : (population ?? 0) >= 30_000 ? 3 : 4;
    const names = officialNames({ en: row['en']!, ru: row['ru']!, kk: row['kk']! }, dated.get(id) ?? [], 'name');
    const feature =
      id === 'qantar:almaty-airport' ? 'AIRP' : id === 'qantar:almaty-turksib' ? 'PPLX' : (city?.featureCode ?? 'PPL');
    return {
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: [roundTo(lng, 5), roundTo(lat, 5)] },
      properties: {
        country: 'KZ',
        region: row['region']!,
        wikidata: row['wikidata'] || null,
        population,
        rank,
        feature,
        ...(row['note']!.startsWith('approximate') ? { approximate: true } : {}),
        ...(row['same_as'] ? { sameAs: [row['same_as']] } : {}),
        names: withVariants(names, row['aliases'] ? row['aliases'].split(';') : []),
      },
    };
  });
}
