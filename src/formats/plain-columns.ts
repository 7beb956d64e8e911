import { Refusal } from './refusal.ts';
import type { CellAccess, Column } from './cell-access.ts';
import { cleanText } from './cells.ts';
import type { Header } from './header.ts';
import { excerpt } from '../core/owned-text.ts';
import { said } from '../core/said.ts';

/** Fields of a plain table with the header names that usually mean them, the surest first. */
export const SYNONYMS = {
  id: ['id', 'event_id', 'incident_id', 'uid', 'uuid', 'ref', 'reference', 'objectid', 'fid', 'eventid', 'event_no', 'номер'],
  date: ['date', 'event_date', 'incident_date', 'date_start', 'start_date', 'startdate', 'date_of_incident', 'date_of_event', 'datetime', 'timestamp', 'day', 'when', 'дата', 'күні'],
  date_end: ['date_end', 'end_date', 'enddate', 'to_date'],
  type: ['type', 'event_type', 'incident_type', 'category', 'kind', 'class', 'event', 'event_text', 'attacktype1_txt', 'attack_type', 'weapons', 'weapon', 'тип', 'категория', 'вид', 'түрі'],
  subtype: ['subtype', 'sub_type', 'sub_event_type', 'subcategory', 'подтип'],
  place: ['place', 'city', 'location', 'town', 'locality', 'settlement', 'place_name', 'location_name', 'municipality', 'village', 'location_text', 'loc', 'elocal', 'where', 'место', 'город', 'населенный пункт', 'населённый пункт', 'қала', 'орын'],
  region: ['region', 'admin1', 'adm1', 'adm_1', 'admin_1', 'province', 'state', 'oblast', 'governorate', 'department', 'provstate', 'state_province', 'admin1_name', 'state_name', 'область', 'регион', 'облыс'],
  country: ['country', 'country_name', 'countryname', 'country_txt', 'country_code', 'iso', 'iso2', 'iso3', 'iso_a2', 'iso_a3', 'nation', 'страна', 'ел'],
  lng: ['lng', 'lon', 'long', 'longitude', 'x', 'x_coord', 'долгота'],
  lat: ['lat', 'latitude', 'y', 'y_coord', 'широта'],
  coordinates: ['coordinates', 'coords', 'lat_lng', 'latlng', 'lat_lon', 'latlon', 'geo', 'point', 'координаты'],
  precision: ['precision', 'geo_precision_word'],
  title: ['title', 'name', 'headline', 'event_name', 'название', 'заголовок'],
  summary: ['summary', 'description', 'notes', 'note', 'text', 'details', 'comment', 'comments', 'описание', 'сипаттама'],
  actors: ['actors', 'actor', 'actor1', 'group', 'perpetrator', 'organization', 'organisation'],
  killed: ['killed', 'fatalities', 'deaths', 'dead', 'fatality', 'casualties_killed', 'nkill', 'погибшие', 'погибло', 'убито'],
  injured: ['injured', 'wounded', 'injuries', 'nwound', 'раненые', 'ранено', 'пострадавшие'],
  arrested: ['arrested', 'arrests', 'detained', 'detentions', 'задержано', 'задержанные'],
  participants: ['participants', 'crowd_size', 'size', 'attendance', 'attendees', 'crowd', 'turnout', 'участники'],
} as const; // prettier-ignore

export type Field = keyof typeof SYNONYMS;
export const FIELDS = Object.keys(SYNONYMS) as Field[];

/**
 * The column of each field: as `--map` says, else by its usual names. A mapping to `=text` stands for the text in every row.
 * @throws Refusal for a mapping to a column that the table lacks, or of a field that there is none of
 */
export function fieldColumns(header: Header, access: CellAccess, map: ReadonlyMap<string, string>): (field: Field) => Column {
  for (const [field, target] of map) {
    if (!(FIELDS as readonly string[]).includes(field))
      throw new Refusal(
        'field-unknown',
        said('has no field "{field}" to map', { field }),
        said('fields are {list}', { list: FIELDS.join(', ') }),
      );
    if (!target.startsWith('=') && !header.has(target))
      throw new Refusal('column-missing', 'is not among the columns', said('they are {list}', { list: shown(header.names) }), {
        line: 1,
        column: target,
      });
  }
  return (field) => {
    const target = map.get(field);
    if (target === undefined) return access.column(...SYNONYMS[field]);
    if (!target.startsWith('=')) return access.column(target);
    const text = cleanText(target.slice(1));
    return { exists: true, name: field, index: -1, of: () => text };
  };
}

export const shown = (names: readonly string[]): string => {
  const some = names.slice(0, 20).map(excerpt).join(', ');
  return names.length > 20 ? `${some}, …` : some;
};
