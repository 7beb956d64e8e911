/**
 * Reads `places.bin`: GeoNames' places of a thousand people and more with their names, column by column. Pure: takes the file's bytes, works in a
 * browser and in Node alike, and keeps no text but the names.
 *
 * The file: 4 bytes `QGZ2`; the header's length in bytes (uint32, little endian); the header, JSON in UTF-8; then the
 * columns one after another, as long as the header says. Rows are sorted by country, admin code and id, so countries and
 * admin codes need no column: the header lists them with their row counts. Numbers are LEB128 varints; `id`, `lng` and
 * `lat` are differences to the row before, zigzag-coded, the positions in 1e-5 degrees. `name` and `others` are texts of a
 * line a row; a row's other names are separated by tabs.
 */
export interface WorldPlaces {
  readonly length: number;
  readonly ids: Uint32Array;
  /** Hundred-thousandths of a degree. */
  readonly lngE5: Int32Array;
  readonly latE5: Int32Array;
  /** 0 where GeoNames has none. */
  readonly populations: Uint32Array;
  /** Index into `features`. */
  readonly featureOf: Uint8Array;
  /** GeoNames feature codes: PPL, PPLA, PPLC … */
  readonly features: readonly string[];
  /** Index into `countries`. */
  readonly countryOf: Uint8Array;
  /** Rows `from` (inclusive) to `to` (exclusive) are that country's. */
  readonly countries: readonly { readonly code: string; readonly from: number; readonly to: number }[];
  /** Index into `admins`. */
  readonly adminOf: Uint16Array;
  /** GeoNames first-level codes; `region` is the id in regions.json, null where the places of the code don't agree on one. */
  readonly admins: readonly { readonly country: string; readonly code: string; readonly region: string | null }[];
  /** In GeoNames' spelling. */
  readonly names: readonly string[];
  /** Other spellings, and names in other languages that are not said: between tabs, empty where there are none. */
  readonly others: readonly string[];
}

export interface PlacesHeader {
  rows: number;
  features: string[];
  countries: [code: string, admins: [code: string, rows: number, region: string | null][]][];
  columns: [name: 'id' | 'lng' | 'lat' | 'population' | 'feature' | 'name' | 'others', bytes: number][];
}

export const PLACES_MAGIC = 'QGZ2';

/** In place of a GeoNames feature code: only a post office is named so. */
export const POST_OFFICE = 'POST';

/** Where a source gives no id, a place has one by its position, in hundredths of a degree; below are GeoNames' own ids. */
export const BY_POSITION = 3_500_000_000;
/** From here on are the rows of `curated/world-towns.csv`. */
export const CURATED = 4_200_000_000;
/** From here to `BY_POSITION` are SimpleMaps' own ids. */
export const COUNTED = 1_000_000_000;

/** How well the positions of the curated rows are known. */
export const CURATED_WITHIN_KM = 5;

/** Whether the source of a place adds small ones without a count, and so means a village by none. */
export const isUncounted = (id: number): boolean => id >= COUNTED && id < CURATED;

/** The id of a place as a gazetteer has it. */
export function placeId(id: number): string {
  if (id >= CURATED) return `qantar:town-${String(id - CURATED)}`;
  if (id >= BY_POSITION) return `cities:${String(id - BY_POSITION)}`;
  return id >= COUNTED ? `simplemaps:${String(id)}` : `geonames:${String(id)}`;
}

export function readPlaces(bytes: Uint8Array): WorldPlaces {
  const text = new TextDecoder();
  if (text.decode(bytes.subarray(0, 4)) !== PLACES_MAGIC) throw new Error('not a gazetteer file of version 2');
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const header = JSON.parse(text.decode(bytes.subarray(8, 8 + headerLength))) as PlacesHeader;
  const { rows } = header;
  let start = 8 + headerLength;
  const columns = new Map<string, Uint8Array>();
  for (const [name, length] of header.columns) {
    columns.set(name, bytes.subarray(start, start + length));
    start += length;
  }
  if (start !== bytes.length) throw new Error('the gazetteer file is cut short');
  const column = (name: PlacesHeader['columns'][number][0]): Uint8Array => {
    const found = columns.get(name);
    if (!found) throw new Error(`the gazetteer file has no column ${name}`);
    return found;
  };
  const countries: { code: string; from: number; to: number }[] = [];
  const admins: { country: string; code: string; region: string | null }[] = [];
  const countryOf = new Uint8Array(rows);
  const adminOf = new Uint16Array(rows);
  let row = 0;
  for (const [country, codes] of header.countries) {
    const from = row;
    for (const [code, count, region] of codes) {
      adminOf.fill(admins.length, row, row + count);
      admins.push({ country, code, region });
      row += count;
    }
    countryOf.fill(countries.length, from, row);
    countries.push({ code: country, from, to: row });
  }
  const names = text.decode(column('name')).split('\n');
  const others = text.decode(column('others')).split('\n');
  if (row !== rows || names.length !== rows || others.length !== rows) throw new Error('the gazetteer file contradicts itself');
  return {
    length: rows,
    ids: differences(column('id'), new Uint32Array(rows)),
    lngE5: differences(column('lng'), new Int32Array(rows)),
    latE5: differences(column('lat'), new Int32Array(rows)),
    populations: plain(column('population'), new Uint32Array(rows)),
    featureOf: column('feature').slice(),
    features: header.features,
    countryOf,
    countries,
    adminOf,
    admins,
    names,
    others,
  };
}

function plain(bytes: Uint8Array, out: Uint32Array): Uint32Array {
  let at = 0;
  for (let row = 0; row < out.length; row++) {
    let value = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    out[row] = value;
  }
  return out;
}

function differences<Column extends Int32Array | Uint32Array>(bytes: Uint8Array, out: Column): Column {
  let at = 0;
  let last = 0;
  for (let row = 0; row < out.length; row++) {
    let value = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    last += (value >>> 1) ^ -(value & 1);
    out[row] = last;
  }
  return out;
}
