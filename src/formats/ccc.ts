import codes from '../../data/codes/ccc.json' with { type: 'json' };
import type { ClaimRecord } from '../core/incident.ts';
import { cellAccess } from './cell-access.ts';
import { isNothing, numberOf } from './cells.ts';
import { pointOf } from './cell-point.ts';
import { dateReader } from './dates.ts';
import { figure } from './figure.ts';
import { BLANK, extraOf, type Format } from './format.ts';
import { rangeOf, type Range } from './ranges.ts';
import { firstTime, RowNotes } from './row-notes.ts';
import { said as told } from '../core/said.ts';

const TYPES = new Map(Object.entries(codes));

/** What every row is, whatever kind of one. */
const PROTEST = 'protest';

/** Columns that hold a number of people in words: measure, group, names in the newer and the older generation. */
const IN_WORDS: readonly (readonly [measure: string, group: string, ...columns: string[]])[] = [
  ['arrested', '', 'arrests', 'ReportedArrests'],
  ['injured', 'participants', 'participant_injuries', 'injuries_crowd', 'ReportedParticipantInjuries'],
  ['injured', 'police', 'police_injuries', 'injuries_police', 'ReportedPoliceInjuries'],
  ['killed', 'participants', 'participant_deaths'],
  ['killed', 'police', 'police_deaths'],
];

/**
 * Crowd Counting Consortium: every row is a protest in the United States, with the crowd as a range. Rows have no id: the
 * line stands for one.
 * @see https://github.com/nonviolent-action-lab/crowd-counting-consortium
 */
export const ccc: Format = {
  id: 'ccc',
  label: 'Crowd Counting Consortium',
  matches: (header) =>
    (header.has('date', 'locality', 'state') && (header.has('size_low') || header.has('size_mean') || header.has('size_text'))) ||
    (header.has('CityTown', 'StateTerritory') && (header.has('EstimateLow') || header.has('BestGuess'))),
  reader: (header, options) => {
    const { column, used } = cellAccess(header);
    const date = column('date');
    const [city, state, country] = [column('locality', 'CityTown'), column('state', 'StateTerritory'), column('country')];
    const kinds = column('event_type', 'type', 'EventType');
    const [latitude, longitude] = [column('lat', 'latitude'), column('lon', 'lng', 'longitude')];
    const [low, high] = [column('size_low', 'EstimateLow'), column('size_high', 'EstimateHigh')];
    const [mean, text] = [column('size_mean', 'BestGuess', 'BestEstimate'), column('size_text', 'EstimateText')];
    const [title, claims, who] = [
      column('title'),
      column('claims_summary', 'claims', 'Claim'),
      column('organizations', 'actors', 'Actor'),
    ];
    const counted = IN_WORDS.map(([measure, group, ...names]) => ({ measure, group, cell: column(...names) }));
    const readDate = dateReader(date.name, options.dates ?? 'mdy');
    const isNew = firstTime();
    return {
      used,
      columns: {
        ...{ date: date.name, type: kinds.name, place: city.name, region: state.name, country: country.name },
        ...{ lng: longitude.name, lat: latitude.name },
      },
      read: (row) => {
        const said = new RowNotes(options.file, row.line);
        const id = `line-${String(row.line)}`;
        const words = wordsOf(kinds.of(row));
        const [type = PROTEST, subtype = ''] = typeOf(words) ?? [];
        for (const word of words.filter((each) => !TYPES.has(each) && isNew(each)))
          said.warning(
            kinds.name,
            word,
            'subtype-unknown',
            told('is not a subtype of {type}', { type: PROTEST }),
            'its rows are shown as their type',
          );
        const figures: ClaimRecord[] = [];
        const size = sizeOf(low.of(row), mean.of(row), high.of(row)) ?? rangeOf(text.of(row));
        if (size !== undefined) figures.push(figure(id, 'participants', size, ''));
        for (const { measure, group, cell } of counted) {
          const range = rangeOf(cell.of(row));
          if (range !== undefined && range.high !== 0) figures.push(figure(id, measure, range, '', group));
        }
        return said.reading({
          ...BLANK,
          id,
          date: readDate(row.cells[date.index] ?? '', said),
          type,
          subtype,
          place: city.of(row),
          region: state.of(row) === '' ? '' : `US-${state.of(row)}`,
          country: country.of(row) === '' ? 'US' : country.of(row),
          ...pointOf(
            { lng: longitude.of(row), lat: latitude.of(row), lngColumn: longitude.name, latColumn: latitude.name },
            said,
          ),
          title: { en: title.of(row) === '' ? kinds.of(row) : title.of(row) },
          summary: { en: claims.of(row) },
          actors: who
            .of(row)
            .split(/[;,]\s*/)
            .filter((name) => name !== ''),
          claims: figures,
          extra: extraOf(row, header, used, options),
          file: options.file,
          line: row.line,
        });
      },
    };
  },
};

/** "Rally; march" is two kinds of event. */
const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[;,]/)
    .map((word) => word.trim())
    .filter((word) => !isNothing(word));

/** The first kind named that has a subtype of its own. */
function typeOf(words: readonly string[]): readonly string[] | undefined {
  const found = words.flatMap((word) => {
    const known = TYPES.get(word);
    return known === undefined ? [] : [known];
  });
  return found.find(([, subtype]) => subtype !== '') ?? found[0];
}

function sizeOf(low: string, mean: string, high: string): Range | undefined {
  const [least, best, most] = [low, mean, high].map((cell) => (isNothing(cell) ? Number.NaN : Math.round(numberOf(cell))));
  const known = { ...bound('low', least), ...bound('best', best), ...bound('high', most) };
  return Object.keys(known).length === 0 ? undefined : known;
}

const bound = (name: 'low' | 'best' | 'high', value: number | undefined): Range =>
  value !== undefined && value >= 0 ? { [name]: value } : {};
