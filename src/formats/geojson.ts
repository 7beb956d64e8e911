import type { Row } from './delimited.ts';
import { type Fields, fieldsOf, NO_FIELDS } from './fields.ts';
import { parseJson, scanJson } from './json-scan.ts';
import { Refusal } from './refusal.ts';
import { cellText, type Table } from './table.ts';
import { said } from '../core/said.ts';

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Columns that a point's coordinates and a feature's id are put under, where its properties have no such column. */
const LNG = 'lng';
const LAT = 'lat';
const GEOMETRY = 'geometry_type';

/** A table of a GeoJSON text, or of a JSON array of flat objects. @throws Refusal for other JSON */
export function geojsonTable(text: string): Table {
  const { lines } = scanJson(text);
  const root = parseJson(text);
  const fields = fieldsOf(root);
  const list: readonly unknown[] | undefined = Array.isArray(root) ? root : fields === undefined ? undefined : featuresOf(fields);
  if (list === undefined)
    throw new Refusal('json-no-table', 'is JSON, but neither GeoJSON nor a list of objects', 'give a FeatureCollection');
  return objectTable(list.map((value, index) => ({ value, line: lines[index] ?? 1 })));
}

/** The features of a GeoJSON object. @throws Refusal for TopoJSON and for coordinate systems other than WGS 84 */
function featuresOf(root: Fields): readonly unknown[] | undefined {
  const type = root.get('type');
  if (type === 'Topology') throw new Refusal('topojson', 'is TopoJSON', 'convert it to GeoJSON');
  refuseOtherSystems(root.get('crs'));
  if (type === 'FeatureCollection') {
    const features: unknown = root.get('features');
    if (!isList(features)) throw new Refusal('geojson-no-features', 'is a FeatureCollection without a list of features');
    return features;
  }
  return type === 'Feature' ? [Object.fromEntries(root)] : undefined;
}

function refuseOtherSystems(crs: unknown): void {
  const name = fieldsOf(fieldsOf(crs)?.get('properties'))?.get('name');
  if (typeof name !== 'string' || /CRS:?84|EPSG:+(?:\d*:)?4326$|WGS ?84/i.test(name)) return;
  throw new Refusal(
    'coordinate-system',
    said('is in the coordinate system {name}', { name }),
    'convert it to WGS 84 (EPSG:4326)',
  );
}

/** A table of features or flat objects, one a line of a file. */
export function objectTable(objects: readonly { readonly value: unknown; readonly line: number }[]): Table {
  const flat = objects.map(({ value, line }) => ({ cells: flatten(value), line }));
  const names = [...new Set(flat.flatMap(({ cells }) => [...cells.keys()]))];
  const rows: Row[] = flat.map(({ cells, line }) => ({ cells: names.map((name) => cells.get(name) ?? ''), line }));
  return { names, rows: inPieces(rows) };
}

const ROWS_A_PIECE = 5000;

export async function* inPieces(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_A_PIECE) {
    yield rows.slice(start, start + ROWS_A_PIECE);
    // Lets a page breathe between pieces.
    await Promise.resolve();
  }
}

/** A feature's properties with its id and point; any other object's own members. */
function flatten(value: unknown): Map<string, string> {
  const fields = fieldsOf(value) ?? NO_FIELDS;
  if (fields.get('type') !== 'Feature') return textsOf(fields);
  refuseOtherSystems(fields.get('crs'));
  const cells = textsOf(fieldsOf(fields.get('properties')) ?? NO_FIELDS);
  const id = fields.get('id');
  if (!cells.has('id') && (typeof id === 'string' || typeof id === 'number')) cells.set('id', cellText(id));
  const geometry = fieldsOf(fields.get('geometry'));
  const point = pointIn(geometry);
  const hasOwn = [...cells.keys()].some((name) => /^(?:lat|latitude)$/i.test(name));
  if (point !== undefined && !hasOwn) {
    cells.set(LNG, cellText(point[0]));
    cells.set(LAT, cellText(point[1]));
  } else if (geometry !== undefined && point === undefined) cells.set(GEOMETRY, cellText(geometry.get('type')));
  return cells;
}

const textsOf = (fields: Fields): Map<string, string> =>
  new Map(Array.from(fields, ([name, value]) => [name, cellText(value)] as const));

/** The one point of a geometry; undefined for lines and areas, which stand for no single place. */
function pointIn(geometry: Fields | undefined): readonly [unknown, unknown] | undefined {
  const coordinates = geometry?.get('coordinates');
  if (!Array.isArray(coordinates)) return undefined;
  const list: readonly unknown[] = coordinates;
  if (geometry?.get('type') === 'Point') return [list[0], list[1]];
  const only = geometry?.get('type') === 'MultiPoint' && list.length === 1 ? list[0] : undefined;
  return Array.isArray(only) ? [only[0], only[1]] : undefined;
}

/** Objects one a line, as newline-delimited GeoJSON and JSON have them (with or without the record separator of RFC 8142). */
export function linesTable(text: string): Table {
  const objects = text.split('\n').flatMap((raw, index) => {
    const json = raw.replace('\u001e', '').trim();
    if (json === '') return [];
    scanJson(json);
    return [{ value: parseJson(json, index + 1), line: index + 1 }];
  });
  return objectTable(objects);
}

/** Whether a text that begins like JSON holds one object a line. */
export function isLines(sample: string): boolean {
  const [first = '', second = ''] = sample.replaceAll('\u001e', '').trimStart().split('\n');
  if (!first.trim().startsWith('{') || !first.trim().endsWith('}')) return false;
  try {
    JSON.parse(first);
    return second.trim() === '' ? !/"type"\s*:\s*"(?:FeatureCollection|Topology)"/.test(first) : second.trim().startsWith('{');
  } catch {
    return false;
  }
}
