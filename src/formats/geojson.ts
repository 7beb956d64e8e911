import { refuseCrs } from './coordinate-system.ts';
import { type Fields, fieldsOf, NO_FIELDS } from './fields.ts';
import { documentMembers, lineMembers, noTable, topojson } from './json-members.ts';
import { serverMessage } from './file-kind.ts';
import { objectTable } from './object-table.ts';
import { Refusal } from './refusal.ts';
import { cellText, type Table } from './table.ts';
import { said } from '../core/said.ts';

/** Columns that a point's coordinates and a feature's id are put under, where its properties have no such column. */
const LNG = 'lng';
const LAT = 'lat';
const GEOMETRY = 'geometry_type';

/** A table of a GeoJSON text, or of a JSON list of flat objects. @throws Refusal for other JSON, also while it is read */
export function geojsonTable(pieces: AsyncIterable<string>): Promise<Table> {
  let single: unknown;
  const members = documentMembers(pieces, (around, hasList) => {
    const root = fieldsOf(around) ?? NO_FIELDS;
    if (root.get('type') === 'Topology') throw topojson();
    refuseCrs(root.get('crs'));
    if (hasList) return;
    if (root.get('type') === 'FeatureCollection')
      throw new Refusal('geojson-no-features', 'is a FeatureCollection without a list of features');
    if (isServerMessage(root)) throw serverMessage();
    // A file of one object, as one line of many; but lists in it are columns or parts, and no row.
    if (root.get('type') !== 'Feature' && [...root.values()].some((each) => typeof each === 'object' && each !== null))
      throw noTable();
    if (around === null || typeof around !== 'object') throw noTable();
    single = around;
  });
  async function* all(): typeof members {
    yield* members;
    if (single !== undefined) yield [{ value: single, line: 1 }];
  }
  return objectTable(all(), flatten);
}

/** A table of objects one a line. @throws Refusal, also while it is read */
export const linesTable = (pieces: AsyncIterable<string>): Promise<Table> => objectTable(lineMembers(pieces), flatten);

/** What a server says instead of a table. */
const isServerMessage = (root: Fields): boolean =>
  root.size > 0 && ['error', 'errors', 'message', 'Message', 'detail'].some((name) => root.has(name));

const esriJson = (): Refusal =>
  new Refusal('json-no-table', said('is a file in the {kind} format', { kind: 'Esri JSON' }), 'convert it to GeoJSON');

/** A feature's properties with its id and point; any other object's own members. */
function flatten(value: unknown): Map<string, string> {
  const fields = fieldsOf(value) ?? NO_FIELDS;
  if (fields.get('type') !== 'Feature') {
    if (fields.has('attributes') && fields.has('geometry')) throw esriJson();
    return textsOf(fields);
  }
  refuseCrs(fields.get('crs'));
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
  const parts = geometry?.get('geometries');
  if (Array.isArray(parts) && parts.length === 1) return pointIn(fieldsOf(parts[0]));
  const coordinates = geometry?.get('coordinates');
  if (!Array.isArray(coordinates)) return undefined;
  const list: readonly unknown[] = coordinates;
  if (geometry?.get('type') === 'Point') return [list[0], list[1]];
  const only = geometry?.get('type') === 'MultiPoint' && list.length === 1 ? list[0] : undefined;
  return Array.isArray(only) ? [only[0], only[1]] : undefined;
}

/** Whether a text that begins like JSON holds one object a line. A feature may be longer than the sample. */
export function isLines(sample: string): boolean {
  const [first = '', second] = sample
    .replaceAll('\u001e', '')
    .trimStart()
    .split(/\s*\n\s*/);
  if (second === undefined) return /^\{\s*"type"\s*:\s*"Feature"/.test(first);
  if (!first.trim().startsWith('{') || !second.trim().startsWith('{')) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}
