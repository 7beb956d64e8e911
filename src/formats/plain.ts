import { parseDate } from '../core/edtf.ts';
import { PRECISIONS, type ClaimRecord, type IncidentRecord } from '../core/incident.ts';
import { cellAccess, type Column } from './cell-access.ts';
import { cleanText, isNothing, withPlainDigits } from './cells.ts';
import { pointOf } from './cell-point.ts';
import { anglesIn } from './degrees.ts';
import { dateReader } from './dates.ts';
import type { Row } from './delimited.ts';
import { figure } from './figure.ts';
import { BLANK, extraOf, type Format, type FormatOptions, type FormatReader } from './format.ts';
import type { Header } from './header.ts';
import { datePartsIn } from './date-parts.ts';
import { isNowhere, isWorldRegion } from './nowhere.ts';
import { fieldColumns, FIGURES, shown, type Field } from './plain-columns.ts';
import { isUnsaid, rangeOf } from './ranges.ts';
import { Refusal } from './refusal.ts';
import { impliedType, typeByFigures, typeIn, type ImpliedType } from './plain-type.ts';
import { RowNotes } from './row-notes.ts';
import { said as told, type Said } from '../core/said.ts';

/** Any table with a date, a type and a where, under their usual names or as `--map` says. */
export const plain: Format = {
  id: 'plain',
  label: 'plain table',
  // The last to be asked: it takes what no other format knows.
  matches: () => true,
  reader: plainReader,
};

function plainReader(header: Header, options: FormatOptions): FormatReader {
  const access = cellAccess(header);
  const columnOf = fieldColumns(header, access, options.map);
  const column = Object.fromEntries(
    (['id', 'date', 'date_end', 'type', 'place', 'region', 'country', 'lng', 'lat', 'coordinates', 'precision', 'title', 'summary', 'actors', ...FIGURES] as const).map((field) => [field, columnOf(field)]),
  ) as Record<Field, Column>; // prettier-ignore
  column.date = datePartsIn(header, access, options.map, 'date', column.date) ?? column.date;
  column.date_end = datePartsIn(header, access, options.map, 'date_end', column.date_end) ?? column.date_end;
  const implied =
    column.type.exists || options.map.has('subtype') ? undefined : impliedType((measure) => column[measure as Field].exists);
  column.subtype = implied === undefined ? columnOf('subtype') : access.column();
  requireColumns(header, column, implied);
  const geometry = access.column('geometry_type');
  const readDate = dateReader(column.date.name, options.dates);
  const readEnd = dateReader(column.date_end.name, options.dates);

  const read = (row: Row): ReturnType<FormatReader['read']> => {
    const said = new RowNotes(options.file, row.line);
    if (row.cells.length > header.names.length && row.cells.slice(header.names.length).some((cell) => cell.trim() !== ''))
      said.error(
        '',
        '',
        'row-too-long',
        told('has {count} cells', { count: row.cells.length }),
        told('the header has {count}', { count: header.names.length }),
      );
    const text = (field: Field): string => column[field].of(row);
    const id = text('id') === '' ? `line-${String(row.line)}` : text('id');
    if (column.id.exists && text('id') === '')
      said.warning(column.id.name, '', 'id-missing', 'is empty', told('{id} stands for it', { id }));
    const first = column.date.index < 0 ? readDate(text('date'), said) : readDate(row.cells[column.date.index] ?? '', said);
    const last = text('date_end') === '' || said.hasError ? first : readEnd(text('date_end'), said);
    const date = first === last ? first : `${first}/${last}`;
    if (!said.hasError && parseDate(date) === undefined)
      said.error(
        column.date_end.name,
        text('date_end'),
        'date-impossible',
        'is before the start',
        told('not before {date}', { date: first }),
      );
    if (geometry.of(row) !== '')
      said.warning(
        'geometry',
        geometry.of(row),
        'geometry-no-point',
        'stands for no one point',
        'its place, region or country is used',
      );
    const claims: ClaimRecord[] = FIGURES.flatMap((measure) => claimOf(id, measure, column[measure], row, said));
    const { type, subtype, isOneOfSeveral } =
      implied === undefined ? typeIn(text('type'), text('subtype')) : typeByFigures(implied, claims);
    const extra = extraOf(row, header, access.used, options);
    const point = pointIn(row, column, said);
    const own = PRECISIONS.find((each) => each === text('precision').toLowerCase());
    const precision = own === undefined || own === 'site' ? (point?.precision ?? own) : own;
    if (said.hasError) return said.reading(undefined);
    // All members, in one order and spread from nothing: a million rows are made so, several times as fast.
    const record: IncidentRecord = {
      id,
      date,
      type,
      subtype,
      place: isNowhere(text('place')) ? '' : text('place'),
      region: narrows(text('region'), text('country')) ? text('region') : '',
      country: text('country'),
      lngDeg: point?.lngDeg,
      latDeg: point?.latDeg,
      precision,
      finding: BLANK.finding,
      status: BLANK.status,
      title: { en: text('title') },
      summary: { en: text('summary') },
      actors: actorsIn(text('actors')),
      sourceIds: BLANK.sourceIds,
      claims,
      // What a record can hold but one of is kept whole.
      extra: isOneOfSeveral && options.keepsWords ? { ...extra, [column.type.name]: text('type') } : extra,
      file: options.file,
      line: row.line,
    };
    return said.reading(record);
  };
  const { id, date, type, subtype, place, region, country, lng, lat } = column;
  return {
    ...(implied === undefined ? {} : { impliedType: implied }),
    columns: {
      ...{ id: id.name, date: date.name, type: (type.exists ? type : subtype).name, subtype: subtype.name },
      ...{ place: place.name, region: region.name, country: country.name },
      ...{ lng: lng.exists ? lng.name : column.coordinates.name, lat: lat.exists ? lat.name : column.coordinates.name },
    },
    read,
  };
}

/** Whether a region's name says more than the country's. */
const narrows = (region: string, country: string): boolean => !isNowhere(region) && region !== country && !isWorldRegion(region);

/** @throws Refusal where a table lacks what every incident has */
function requireColumns(header: Header, column: Record<Field, Column>, implied: ImpliedType | undefined): void {
  const list = shown(header.names);
  const missing = (message: Said, example: string): Refusal =>
    new Refusal('column-missing', message, told('add --map {example}; the columns are {list}', { example, list }), { line: 1 });
  if (!column.date.exists) throw missing('has no column for the date', 'date=COLUMN');
  const hasPoint = (column.lng.exists && column.lat.exists) || column.coordinates.exists;
  if (column.lng.exists !== column.lat.exists && !column.place.exists)
    throw column.lng.exists
      ? missing('has no column for the latitude', 'lat=COLUMN')
      : missing('has no column for the longitude', 'lng=COLUMN');
  if (!column.place.exists && !column.region.exists && !column.country.exists && !hasPoint)
    throw missing('has no column for the place', 'place=COLUMN');
  if (!column.type.exists && !column.subtype.exists && implied === undefined)
    throw new Refusal(
      'column-missing',
      'has no column for the type',
      told('add --map type=COLUMN, or --map type==protest for all rows; the columns are {list}', { list }),
      { line: 1 },
    );
}

const actorsIn = (cell: string): readonly string[] =>
  cell === '' ? BLANK.actors : cell.split(/[;|]\s*/).filter((name) => name !== '');

function claimOf(id: string, measure: string, column: Column, row: Row, said: RowNotes): ClaimRecord[] {
  const cell = column.of(row);
  if (isNothing(cell) || isUnsaid(cell)) return [];
  if (withPlainDigits(cell).startsWith('-') && /\d/.test(withPlainDigits(cell))) {
    said.error(column.name, cell, 'count-negative', 'is a negative count', 'leave it empty if the number is not known');
    return [];
  }
  const range = rangeOf(cell);
  if (range === undefined)
    said.warning(column.name, cell, 'count-unreadable', 'is no number of people', 'write 5, 3-5 or "at least 3"');
  return range === undefined || range.high === 0 ? [] : [figure(id, measure, range, '')];
}

/** A point is told in fewer characters; to look for one in thousands of spaces takes minutes. */
const MOST_POINT = 200;

/** "43.25, 76.95" in one column is latitude and longitude, as people write them; `POINT(76.95 43.25)` is the other way. */
function pointIn(row: Row, column: Record<Field, Column>, said: RowNotes): ReturnType<typeof pointOf> {
  const { lng, lat, coordinates } = column;
  if (lng.exists && lat.exists)
    return pointOf({ lng: lng.of(row), lat: lat.of(row), lngColumn: lng.name, latColumn: lat.name }, said);
  const whole = cleanText(coordinates.of(row));
  if (isNothing(whole)) return undefined;
  const text = whole.slice(0, MOST_POINT);
  const angles = anglesIn(text);
  if (angles !== undefined) return pointOf({ ...angles, lngColumn: coordinates.name, latColumn: coordinates.name }, said);
  const inWkt = /^POINT\s*Z?\s*\(\s*(\S+)\s+(\S+)[^)]*\)$/i.exec(text);
  // "43,25; 76,93" has decimal commas. Forms on telephones put altitude and accuracy behind: 36.586 37.044 550 4.9.
  const pair =
    inWkt ??
    /^\(?\s*(-?\d+,\d+)\s*[;\s]\s*(-?\d+,\d+)\s*\)?$/.exec(text) ??
    /^\(?\s*([^\s,;]+)\s*[,;\s]\s*([^\s,;]+)\s*\)?(?: -?[\d.]+ [\d.]+)?$/.exec(text);
  const [first, second] = [pair?.[1], pair?.[2]];
  if (first === undefined || second === undefined) {
    said.error(
      coordinates.name,
      text,
      'coordinate-not-a-number',
      'is no pair of numbers',
      'give latitude and longitude, as 43.25, 76.95',
    );
    return undefined;
  }
  const [lngText, latText] = inWkt ? [first, second] : [second, first];
  return pointOf({ lng: lngText, lat: latText, lngColumn: coordinates.name, latColumn: coordinates.name }, said);
}
