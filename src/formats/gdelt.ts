import countries from '../../data/codes/countries.json' with { type: 'json' };
import cameo from '../../data/codes/cameo.json' with { type: 'json' };
import type { Precision } from '../core/incident.ts';
import { cellAccess } from './cell-access.ts';
import { pointOf } from './cell-point.ts';
import { dateReader } from './dates.ts';
import { BLANK, extraOf, type Format } from './format.ts';
import { Refusal } from './refusal.ts';
import { firstTime, RowNotes } from './row-notes.ts';
import { said as told } from '../core/said.ts';

const geo = (actor: string, withAdm2: boolean): string[] =>
  ['Type', 'FullName', 'CountryCode', 'ADM1Code', ...(withAdm2 ? ['ADM2Code'] : []), 'Lat', 'Long', 'FeatureID'].map(
    (part) => `${actor}Geo_${part}`,
  );
const actor = (name: string): string[] =>
  [
    'Code',
    'Name',
    'CountryCode',
    'KnownGroupCode',
    'EthnicCode',
    'Religion1Code',
    'Religion2Code',
    'Type1Code',
    'Type2Code',
    'Type3Code',
  ].map((part) => `${name}${part}`);

/** The columns of GDELT 2.0 event files (61), which have no header row; version 1.0 (58) lacks the second-level codes. */
const columnsOf = (withAdm2: boolean): string[] => [
  ...['GLOBALEVENTID', 'SQLDATE', 'MonthYear', 'Year', 'FractionDate', ...actor('Actor1'), ...actor('Actor2')],
  ...['IsRootEvent', 'EventCode', 'EventBaseCode', 'EventRootCode', 'QuadClass', 'GoldsteinScale'],
  ...['NumMentions', 'NumSources', 'NumArticles', 'AvgTone', ...geo('Actor1', withAdm2), ...geo('Actor2', withAdm2)],
  ...[...geo('Action', withAdm2), 'DATEADDED', 'SOURCEURL'],
];

export const GDELT_COLUMNS: readonly string[] = columnsOf(true);
const GDELT_1_COLUMNS: readonly string[] = columnsOf(false);

const TYPES = new Map(Object.entries(cameo));
const COUNTRY_BY_FIPS = new Map(countries.flatMap(({ alpha2, fips }) => fips.map((code) => [code, alpha2] as const)));

/** The type of a CAMEO code, by the longest listed code that it begins with. */
function typeOf(code: string): readonly string[] | undefined {
  for (let length = code.length; length >= 2; length--) {
    const found = TYPES.get(code.slice(0, length));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** ActionGeo_Type: 1 country, 2 and 5 first-level unit, 3 and 4 town. */
const PRECISION = new Map<string, Precision>([
  ['1', 'country'],
  ['2', 'region'],
  ['3', 'place'],
  ['4', 'place'],
  ['5', 'region'],
]);

/** ActionGeo_Type of rows that name no where. */
const NOWHERE = new Set(['', '0']);

/**
 * GDELT's other files: the Global Knowledge Graph (27 columns) and the mentions of events (16).
 * @throws Refusal for these: their rows are articles
 */
function refuseArticles(cells: readonly string[]): void {
  const [first = '', second = '', third = ''] = cells;
  const isKnowledgeGraph = cells.length === 27 && /^\d{14}-T?\d+$/.test(first) && /^\d{14}$/.test(second);
  const isMentions = cells.length === 16 && /^\d{6,}$/.test(first) && /^\d{14}$/.test(second) && /^\d{14}$/.test(third);
  if (isKnowledgeGraph || isMentions)
    throw new Refusal(
      'no-incidents',
      'lists articles and no events, as GDELT’s Knowledge Graph and mentions do',
      'take GDELT’s events',
    );
}

/**
 * GDELT events: what a machine read in the news, of which only the codes that say something happened on the ground become
 * incidents. Talk and diplomacy are left out, and counted.
 * @see http://data.gdeltproject.org/documentation/GDELT-Event_Codebook-V2.0.pdf
 */
export const gdelt: Format = {
  id: 'gdelt',
  label: 'GDELT events',
  matches: (header) => header.has('GLOBALEVENTID', 'SQLDATE', 'EventCode', 'ActionGeo_Lat'),
  headerless: (cells) => {
    refuseArticles(cells);
    const isEvent = /^\d{6,}$/.test(cells[0] ?? '') && /^\d{8}$/.test(cells[1] ?? '') && /^\d{4}$/.test(cells[3] ?? '');
    if (!isEvent) return undefined;
    return [GDELT_COLUMNS, GDELT_1_COLUMNS].find((names) => names.length === cells.length);
  },
  reader: (header, options) => {
    const { column, used } = cellAccess(header);
    const [id, date, code] = [column('GLOBALEVENTID'), column('SQLDATE'), column('EventCode')];
    const [kind, fullName, fips] = [column('ActionGeo_Type'), column('ActionGeo_FullName'), column('ActionGeo_CountryCode')];
    const [latitude, longitude] = [column('ActionGeo_Lat'), column('ActionGeo_Long')];
    const [actor1, actor2, url] = [column('Actor1Name'), column('Actor2Name'), column('SOURCEURL')];
    const readDate = dateReader(date.name, 'dmy');
    // Most rows are talk: each code is said once.
    const [isNewCode, isNewKind, isNewCountry] = [firstTime(), firstTime(), firstTime()];
    return {
      used,
      columns: {
        ...{ id: id.name, date: date.name, type: code.name, place: fullName.name, region: fullName.name },
        ...{ country: fips.name, lng: longitude.name, lat: latitude.name },
      },
      read: (row) => {
        const said = new RowNotes(options.file, row.line);
        const type = typeOf(code.of(row));
        if (type === undefined && /^(?:0[1-9]|1[0-36])/.test(code.of(row))) {
          if (isNewCode(code.of(row)))
            said.warning(code.name, code.of(row), 'code-no-incident', 'is talk or diplomacy', 'all rows with it are left out');
          return { record: undefined, problems: said.problems };
        }
        const rowId = id.of(row);
        if (rowId === '') said.error(id.name, '', 'id-missing', 'is empty');
        const precision = PRECISION.get(kind.of(row));
        const [place = ''] = fullName.of(row).split(',');
        const country = fips.of(row) === '' ? '' : (COUNTRY_BY_FIPS.get(fips.of(row)) ?? '');
        if (precision === undefined && !NOWHERE.has(kind.of(row)) && isNewKind(kind.of(row)))
          said.warning(
            kind.name,
            kind.of(row),
            'precision-unknown',
            told('is no code of 1 to {most}', { most: 5 }),
            'taken for a point',
          );
        if (fips.of(row) !== '' && country === '' && isNewCountry(fips.of(row)))
          said.warning(fips.name, fips.of(row), 'country-unknown', 'is no FIPS 10-4 code');
        const day = readDate(row.cells[date.index] ?? '', said);
        return said.reading({
          ...BLANK,
          id: rowId,
          date: day,
          type: type?.[0] ?? code.of(row),
          subtype: type?.[1] ?? '',
          place: precision === 'place' ? place : '',
          region: precision === 'region' ? place : '',
          country,
          ...pointOf(
            { lng: longitude.of(row), lat: latitude.of(row), lngColumn: longitude.name, latColumn: latitude.name },
            said,
          ),
          ...(precision === undefined ? {} : { precision }),
          title: { en: '' },
          summary: { en: url.of(row) },
          actors: [actor1.of(row), actor2.of(row)].filter((name) => name !== ''),
          extra: extraOf(row, header, used, options),
          file: options.file,
          line: row.line,
        });
      },
    };
  },
};
