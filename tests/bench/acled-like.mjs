import { createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where made-up incidents happen; the countries are those most rows of such files are about. */
const COUNTRIES = [
  ...['UA', 'SY', 'IQ', 'YE', 'MM', 'IN', 'MX', 'BR', 'NG', 'SD', 'SO', 'CD', 'ET', 'ML', 'BF', 'CM', 'PK', 'AF', 'IR', 'LB'],
  ...['PS', 'US', 'FR', 'DE', 'IT', 'ES', 'KZ', 'KG', 'BY', 'RU', 'CO', 'VE', 'HT', 'PE', 'AR', 'TR', 'TH', 'BD', 'ID', 'KE'],
];

const HEADER =
  'event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,' +
  'assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,' +
  'geo_precision,source,source_scale,notes,fatalities,tags,timestamp';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // prettier-ignore

const SENTENCES = [
  'On the day, a group of residents gathered outside the administration, demanding lower prices, and dispersed in the evening.',
  'Unknown armed men opened fire on a checkpoint; the number of casualties is not known, coded as reported by local media.',
  'Workers blocked the road to the plant for several hours, "until somebody comes to talk", according to a witness.',
  'Shelling was reported in the outskirts of the town, with damage to houses and to a power line, and no word of injuries.',
];

/** Mulberry32. @param {number} seed @returns {() => number} */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** @typedef {{ lngDeg: number, latDeg: number, name: string, region: string }} Town */

/** @returns {Promise<{ code: string, name: string, numeric: string, towns: Town[] }[]>} */
async function countries() {
  /** @type {{ module: typeof import('../../geo/world/places.ts') }} */
  const { module } = await runnerImport(join(root, 'geo/world/places.ts'));
  const places = module.readPlaces(readFileSync(join(root, 'geo/world/places.bin')));
  /** @type {(text: string) => { id: string, names: Record<string, string> }[]} */
  const parseRegions = JSON.parse;
  /** @type {(text: string) => { country: string, numeric: string, names: Record<string, string> }[]} */
  const parseCountries = JSON.parse;
  const regions = new Map(
    parseRegions(readFileSync(join(root, 'geo/world/regions.json'), 'utf8')).map(({ id, names }) => [id, names.en ?? '']),
  );
  const known = new Map(
    parseCountries(readFileSync(join(root, 'geo/world/countries.json'), 'utf8')).map((each) => [each.country, each]),
  );
  return COUNTRIES.map((code) => {
    const span = places.countries.find((each) => each.code === code) ?? { from: 0, to: 0 };
    const rows = Array.from({ length: span.to - span.from }, (_, index) => span.from + index);
    rows.sort((a, b) => (places.populations[b] ?? 0) - (places.populations[a] ?? 0));
    const towns = rows.slice(0, 1500).map((row) => ({
      lngDeg: (places.lngE5[row] ?? 0) / 1e5,
      latDeg: (places.latE5[row] ?? 0) / 1e5,
      name: places.names[row] ?? '',
      region: regions.get(places.admins[places.adminOf[row] ?? 0]?.region ?? '') ?? '',
    }));
    return { code, name: known.get(code)?.names.en ?? code, numeric: known.get(code)?.numeric ?? '', towns };
  });
}

/** @param {string} text */
const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Writes a file as ACLED's export looks, made up from a seed: real towns and their regions, few towns with most of the rows,
 * two rows in a hundred in a named part of a town, one in fifty with a spelling of its own.
 * @param {string} path
 * @param {number} rows
 */
export async function writeAcledLike(path, rows) {
  /** @type {(text: string) => { acled: { event_type: string, sub_event_type: string }[] }} */
  const parse = JSON.parse;
  const types = parse(readFileSync(join(root, 'data/taxonomy.json'), 'utf8')).acled;
  const where = await countries();
  const next = random(2022);
  const file = createWriteStream(path);
  let text = `${HEADER}\n`;
  for (let row = 0; row < rows; row += 1) {
    const country = where[Math.floor(next() ** 2 * where.length)] ?? { code: '', name: '', numeric: '', towns: [] };
    const town = country.towns[Math.floor(next() ** 4 * country.towns.length)];
    if (town === undefined) continue;
    const type = types[Math.floor(next() * types.length)];
    const day = 1 + Math.floor(next() * 28);
    const year = 2018 + Math.floor(next() * 8);
    const chance = next();
    const place =
      chance < 0.02 ? `${town.name} - Old Town` : chance < 0.04 ? `${town.name.slice(0, 3)}${town.name.slice(2)}` : town.name;
    const lines = [
      ...[`${country.code}${row + 1}`, `${day} ${MONTHS[Math.floor(next() * 12)]} ${year}`, year, next() < 0.95 ? 1 : 2],
      ...['Political violence', type?.event_type, type?.sub_event_type, `Protesters (${country.name})`, '', 'Protesters', ''],
      ...['', '', 'Protesters only', '', country.numeric, 'Asia', country.name, town.region, '', '', place],
      ...[town.latDeg.toFixed(4), town.lngDeg.toFixed(4), next() < 0.9 ? 1 : 2, 'Local Media', 'National'],
      SENTENCES[Math.floor(next() * SENTENCES.length)],
      ...[next() < 0.9 ? 0 : Math.floor(next() * 9), 'crowd size=no report', 1_670_000_000 + row],
    ];
    text += `${lines.map((each) => cell(String(each))).join(',')}\n`;
    if (text.length > 1_000_000) {
      if (!file.write(text)) await once(file, 'drain');
      text = '';
    }
  }
  file.end(text);
  await once(file, 'finish');
}
