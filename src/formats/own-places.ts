import type { DatedName, Place } from '../core/gazetteer.ts';
import type { Problem } from '../core/problem.ts';
import { said } from '../core/said.ts';
import type { Source } from './bytes.ts';
import { cellAccess } from './cell-access.ts';
import { cleanText, numberOf } from './cells.ts';
import { pointOf } from './cell-point.ts';
import type { Row } from './delimited.ts';
import { headerOf, headerProblems, type Header } from './header.ts';
import { openTable } from './open-table.ts';
import { SYNONYMS } from './plain-columns.ts';
import { Refusal } from './refusal.ts';
import { RowNotes } from './row-notes.ts';

/** A user's own places, that the gazetteers lack or have otherwise; a place with a known id takes that one's place. */
export interface OwnPlaces {
  readonly places: readonly Place[];
  readonly problems: readonly Problem[];
}

const FIELDS = {
  id: ['id'],
  name: ['name'],
  country: SYNONYMS.country,
  lng: SYNONYMS.lng,
  lat: SYNONYMS.lat,
} as const;
const REQUIRED = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

/**
 * Reads a gazetteer of a user's own: a table `id,name,country,region,lng,lat,population,aliases` in any kind of file that
 * incidents may come in, GeoJSON points with these as properties among them, or a dump of GeoNames, of which the populated
 * places are taken.
 */
export async function readOwnPlaces(source: Source): Promise<OwnPlaces> {
  const { name: file } = source;
  const places: Place[] = [];
  const problems: Problem[] = [];
  try {
    const { names, rows } = await headed(source);
    const header = headerOf(names);
    const wrong = [...headerProblems(names, file), ...missing(header, file)];
    if (wrong.length > 0) return { places, problems: wrong };
    const read = isDump(header) ? dumpReader(header) : tableReader(header);
    for await (const piece of rows) {
      for (const row of piece) {
        const notes = new RowNotes(file, row.line);
        const place = read(row, notes);
        problems.push(...notes.problems);
        if (place !== undefined && !notes.hasError) places.push(place);
      }
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { places: [], problems: [error.problem(file)] };
  }
  return { places, problems };
}

/** Whether a file is a gazetteer and no table of incidents: it has what places need, and neither date nor type. */
export async function isOwnPlaces(source: Source): Promise<boolean> {
  try {
    const header = headerOf((await headed(source)).names);
    return isDump(header) || (missing(header, '').length === 0 && header.find(...SYNONYMS.date, ...SYNONYMS.type) < 0);
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

interface Headed {
  readonly names: readonly string[];
  /** Without the header. */
  readonly rows: AsyncIterable<readonly Row[]>;
}

/** A table with its first row for a header where its file has no names of its own. */
async function headed(source: Source): Promise<Headed> {
  const { table } = await openTable(source);
  if (table.names !== null) return { names: table.names, rows: table.rows };
  const pieces = table.rows[Symbol.asyncIterator]();
  const begun = await pieces.next();
  const [first, ...others] = begun.done === true ? [] : begun.value;
  async function* rows(): AsyncGenerator<readonly Row[]> {
    yield others;
    yield* { [Symbol.asyncIterator]: () => pieces };
  }
  return { names: (first?.cells ?? []).map(cleanText), rows: rows() };
}

function missing(header: Header, file: string): Problem[] {
  if (isDump(header)) return [];
  return REQUIRED.filter((field) => header.find(...FIELDS[field]) < 0).flatMap((field) => {
    const notes = new RowNotes(file, 1);
    notes.error(field, '', 'column-missing', 'is not among the columns', said('the table has {list}', { list: REQUIRED.join(', ') })); // prettier-ignore
    return notes.problems;
  });
}

const isDump = (header: Header): boolean => header.has('geonameid', 'asciiname', 'feature_class', 'latitude', 'longitude');

type PlaceReader = (row: Row, notes: RowNotes) => Place | undefined;

function tableReader(header: Header): PlaceReader {
  const { column } = cellAccess(header);
  const [id, name, country] = [column(...FIELDS.id), column(...FIELDS.name), column(...FIELDS.country)];
  const [lng, lat] = [column(...FIELDS.lng), column(...FIELDS.lat)];
  const [region, population, aliases] = [column(...SYNONYMS.region), column('population'), column('aliases')];
  return (row, notes) =>
    placeOf(
      {
        ...{ id: id.of(row), name: name.of(row), country: country.of(row), region: region.of(row) },
        ...{ lng: lng.of(row), lat: lat.of(row), lngColumn: lng.name, latColumn: lat.name },
        population: population.of(row),
        aliases: aliases.of(row).split('|'),
      },
      notes,
    );
}

function dumpReader(header: Header): PlaceReader {
  const { column } = cellAccess(header);
  const [id, name, asciiName, others] = [column('geonameid'), column('name'), column('asciiname'), column('alternatenames')];
  const [lng, lat, country, population] = [column('longitude'), column('latitude'), column('country_code'), column('population')];
  const featureClass = column('feature_class');
  return (row, notes) => {
    // Class P is cities, towns and villages; the rest are mountains, streams, offices.
    if (featureClass.of(row) !== 'P') return undefined;
    return placeOf(
      {
        ...{ id: `geonames:${id.of(row)}`, name: name.of(row), country: country.of(row), region: '' },
        ...{ lng: lng.of(row), lat: lat.of(row), lngColumn: lng.name, latColumn: lat.name },
        population: population.of(row),
        aliases: [asciiName.of(row), ...others.of(row).split(',')],
      },
      notes,
    );
  };
}

/** What a place is made of, as texts. */
interface Cells {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly region: string;
  readonly lng: string;
  readonly lat: string;
  readonly lngColumn: string;
  readonly latColumn: string;
  readonly population: string;
  readonly aliases: readonly string[];
}

function placeOf(cells: Cells, notes: RowNotes): Place {
  const { id, name, country, region } = cells;
  const point = pointOf(cells, notes);
  if (point === undefined && !notes.hasError)
    notes.error(cells.lngColumn, '', 'coordinate-missing', 'is empty', 'a place needs a point');
  if (id === '') notes.error('id', '', 'id-missing', 'is empty');
  if (name === '') notes.error('name', '', 'name-missing', 'is empty');
  const code = country.toUpperCase();
  if (!/^[A-Z]{2}$/.test(code)) notes.error('country', country, 'country-unknown', 'is no ISO 3166-1 alpha-2 code');
  const people = numberOf(cells.population);
  const aliases = new Set(cells.aliases.map((alias) => alias.trim()).filter((alias) => alias !== '' && alias !== name));
  return {
    id,
    lngDeg: point?.lngDeg ?? 0,
    latDeg: point?.latDeg ?? 0,
    country: code,
    region,
    population: Number.isFinite(people) && people > 0 ? people : null,
    rank: 4,
    names: [
      { lang: 'en', name, kind: 'name' },
      ...[...aliases].map((alias): DatedName => ({ lang: 'und', name: alias, kind: 'alias' })),
    ],
  };
}
