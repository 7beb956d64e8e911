import type { DatedName, Place } from '../core/gazetteer.ts';
import type { Problem } from '../core/problem.ts';
import { cleanText, numberOf, pointOf } from './cells.ts';
import { fieldsOf, NO_FIELDS } from './fields.ts';
import { readRows } from './own-tables.ts';
import { RowNotes } from './row-notes.ts';

/** A user's own places, that the gazetteers lack or have otherwise; a place with a known id takes that one's place. */
export interface OwnPlaces {
  readonly places: readonly Place[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a gazetteer of a user's own: a table `id,name,country,region,lng,lat,population,aliases`, GeoJSON points with these as
 * properties, or a dump of GeoNames (19 columns between tabs, no header), of which the populated places are taken.
 */
export function readOwnPlaces(text: string, file: string): OwnPlaces {
  const bare = text.replace(/^\ufeff/, '');
  if (/^\s*[{[]/.test(bare)) return fromGeojson(bare, file);
  const [first = ''] = bare.split('\n', 1);
  return /^\d+\t/.test(first) && first.split('\t').length === GEONAMES_COLUMNS ? fromGeonames(bare, file) : fromCsv(bare, file);
}

/** What a place is made of, as texts. */
interface Cells {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly region: string;
  readonly lng: string;
  readonly lat: string;
  readonly population: string;
  readonly aliases: readonly string[];
}

function placeOf({ id, name, country, region, lng, lat, population, aliases }: Cells, notes: RowNotes): Place {
  const point = pointOf({ lng, lat, lngColumn: 'lng', latColumn: 'lat' }, notes);
  if (point === undefined && !notes.hasError) notes.error('lng', '', 'coordinate-missing', 'is empty', 'a place needs a point');
  if (id === '') notes.error('id', '', 'id-missing', 'is empty');
  if (name === '') notes.error('name', '', 'name-missing', 'is empty');
  const code = country.toUpperCase();
  if (!/^[A-Z]{2}$/.test(code)) notes.error('country', country, 'country-unknown', 'is no ISO 3166-1 alpha-2 code');
  const people = numberOf(population);
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
      ...aliases.filter((alias) => alias !== name).map((alias): DatedName => ({ lang: 'und', name: alias, kind: 'alias' })),
    ],
  };
}

function fromCsv(csv: string, file: string): OwnPlaces {
  const problems: Problem[] = [];
  const places = readRows(csv, file, ['id', 'name', 'country', 'lng', 'lat'], problems, (row, cells, notes) => {
    const text = (column: string): string => cells.text(row, column);
    const [id, name, country, region] = [text('id'), text('name'), text('country'), text('region')];
    const [lng, lat, population] = [text('lng'), text('lat'), text('population')];
    return placeOf({ id, name, country, region, lng, lat, population, aliases: cells.list(row, 'aliases') }, notes);
  });
  return { places, problems };
}

const GEONAMES_COLUMNS = 19;

/** @see https://download.geonames.org/export/dump/readme.txt */
function fromGeonames(dump: string, file: string): OwnPlaces {
  const problems: Problem[] = [];
  const places: Place[] = [];
  dump.split('\n').forEach((line, index) => {
    const cells = line.replace(/\r$/, '').split('\t').map(cleanText);
    const [id = '', name = '', asciiName = '', others = '', lat = '', lng = '', featureClass = ''] = cells;
    // Class P is cities, towns and villages; the rest are mountains, streams, offices.
    if (line === '' || featureClass !== 'P') return;
    const notes = new RowNotes(file, index + 1);
    const aliases = [...new Set([asciiName, ...others.split(',')])].filter((alias) => alias !== '');
    const [country = '', population = ''] = [cells[8], cells[14]];
    const place = placeOf({ id: `geonames:${id}`, name, country, region: '', lng, lat, population, aliases }, notes);
    problems.push(...notes.problems);
    if (!notes.hasError) places.push(place);
  });
  return { places, problems };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? cleanText(value) : typeof value === 'number' ? String(value) : '';
const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value.map(textOf) : textOf(value).split('|')).map((each) => each.trim()).filter((each) => each !== '');

function fromGeojson(json: string, file: string): OwnPlaces {
  const whole = new RowNotes(file, 0);
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    whole.error('', '', 'json-broken', 'is no JSON', 'give GeoJSON, or a table');
  }
  const features = fieldsOf(parsed)?.get('features');
  if (parsed !== undefined && !Array.isArray(features))
    whole.error('', '', 'geojson-no-features', 'is no FeatureCollection', 'give points with id, name and country as properties');
  const problems: Problem[] = [...whole.problems];
  const places = (Array.isArray(features) ? features : []).flatMap((feature: unknown, index): Place[] => {
    const notes = new RowNotes(`${file}#${String(index + 1)}`, 0);
    const fields = fieldsOf(feature) ?? NO_FIELDS;
    const own = fieldsOf(fields.get('properties')) ?? NO_FIELDS;
    const geometry = fieldsOf(fields.get('geometry'));
    const coordinates = geometry?.get('type') === 'Point' ? geometry.get('coordinates') : undefined;
    const point: readonly unknown[] = Array.isArray(coordinates) ? coordinates : [];
    const place = placeOf(
      {
        id: textOf(fields.get('id')) || textOf(own.get('id')),
        name: textOf(own.get('name')),
        country: textOf(own.get('country')),
        region: textOf(own.get('region')),
        lng: textOf(point[0]),
        lat: textOf(point[1]),
        population: textOf(own.get('population')),
        aliases: listOf(own.get('aliases')),
      },
      notes,
    );
    problems.push(...notes.problems);
    return notes.hasError ? [] : [place];
  });
  return { places, problems };
}
