import before2019 from '../../data/codes/acled-before-2019.json' with { type: 'json' };
import taxonomy from '../../data/taxonomy.json' with { type: 'json' };
import type { ClaimRecord, Precision } from '../core/incident.ts';
import { owned } from '../core/owned-text.ts';
import { cellAccess } from './cell-access.ts';
import { pointOf } from './cell-point.ts';
import { countOf } from './count-cell.ts';
import { dateReader } from './dates.ts';
import { figure } from './figure.ts';
import { BLANK, extraOf, type Format } from './format.ts';
import { firstTime, RowNotes } from './row-notes.ts';
import { said as told } from '../core/said.ts';

/** ACLED's event and sub-event types → the taxonomy's. */
const TYPES = new Map(taxonomy.acled.map((each) => [key(each.event_type, each.sub_event_type), each] as const));

function key(eventType: string, subEventType: string): string {
  return `${eventType}\u0000${subEventType}`.toLowerCase();
}

const AS_WRITTEN = new Map<string, (typeof taxonomy.acled)[number] | undefined>();

/** Event types of exports before 2019, which had no second level, and of earlier ones still. */
const BEFORE_2019 = new Map(Object.entries(before2019).map(([given, [type = '', subtype = '']]) => [given, { type, subtype }]));

/** One type held riots and protests; who acted tells them apart: 5 is rioters, 6 protesters. */
function typeBefore2019(eventType: string, actor: string, actorCode: string): { type: string; subtype: string } | undefined {
  const key = eventType.toLowerCase().replace(/\s*-\s*/u, '-');
  const isRiot = key === 'riots/protests' && (actorCode === '5' || (actorCode !== '6' && actor.startsWith('Rioters')));
  return isRiot ? { type: 'clash', subtype: 'riot' } : BEFORE_2019.get(key);
}

/** Found once for each pair as a file writes it. */
function typeOf(eventType: string, subEventType: string): (typeof taxonomy.acled)[number] | undefined {
  const written = eventType + subEventType;
  if (!AS_WRITTEN.has(written) && AS_WRITTEN.size < 10_000)
    AS_WRITTEN.set(owned(written), TYPES.get(key(eventType, subEventType)));
  return AS_WRITTEN.get(written) ?? TYPES.get(key(eventType, subEventType));
}

/** Of the types that an event type's rows have, the first: force against protesters is harm, and a protest of unknown kind is not. */
const BY_EVENT_TYPE = new Map(taxonomy.acled.toReversed().map((each) => [each.event_type.toLowerCase(), each.type] as const));

/** geo_precision: 1 the town itself, 2 a part of a region, 3 a region. */
const PRECISION = new Map<string, Precision>([
  ['1', 'place'],
  ['2', 'district'],
  ['3', 'region'],
]);

/** time_precision: 1 the day, 2 the week around it, 3 the month. */
function dated(day: string, timePrecision: string): string {
  if (timePrecision === '2') return `${day}~`;
  return timePrecision === '3' ? day.slice(0, 7) : day;
}

/**
 * ACLED exports of each generation: 31 columns with `disorder_type` (2023 on), 31 with `data_id` before, and those before 2019,
 * which have event types of their own and no `sub_event_type`. Fatalities of 0 make no claim: ACLED writes 0 both for "nobody died" and for "no report of a death".
 * @see https://acleddata.com/knowledge-base/codebook/
 */
export const acled: Format = {
  id: 'acled',
  label: 'ACLED',
  // Who cut columns out of an export kept those that say what it is.
  matches: (header) =>
    header.has('event_date', 'event_type', 'location') &&
    (header.has('event_id_cnty', 'actor1', 'latitude') || header.has('sub_event_type', 'fatalities')),
  reader: (header, options) => {
    const { column, used } = cellAccess(header);
    const [id, date, timePrecision] = [
      column('event_id_cnty', 'event_id_no_cnty', 'data_id'),
      column('event_date'),
      column('time_precision'),
    ];
    const [eventType, subEventType, inter1] = [column('event_type'), column('sub_event_type'), column('inter1')];
    const [country, iso, admin1, location] = [column('country'), column('iso'), column('admin1'), column('location')];
    const [latitude, longitude, geoPrecision] = [column('latitude'), column('longitude'), column('geo_precision')];
    const [actor1, actor2, notes, fatalities] = [column('actor1'), column('actor2'), column('notes'), column('fatalities')];
    const readDate = dateReader(date.name, options.dates ?? 'dmy');
    const isNew = firstTime();
    return {
      used,
      columns: {
        ...{ id: id.name, date: date.name, type: eventType.name, subtype: subEventType.name },
        ...{ place: location.name, region: admin1.name, country: country.name, lng: longitude.name, lat: latitude.name },
      },
      read: (row) => {
        const said = new RowNotes(options.file, row.line);
        const rowId = id.exists ? id.of(row) : `line-${String(row.line)}`;
        if (rowId === '') said.error(id.name, '', 'id-missing', 'is empty');
        const [given, sub] = [eventType.of(row), subEventType.of(row)];
        const known = sub === '' ? typeBefore2019(given, actor1.of(row), inter1.of(row)) : typeOf(given, sub);
        // What no table knows goes on as it stands, and is told of where rows are joined.
        const type = known?.type ?? BY_EVENT_TYPE.get(given.toLowerCase()) ?? given;
        const place = location.of(row);
        const deaths = countOf(fatalities.of(row), fatalities.name, said);
        const claims: readonly ClaimRecord[] =
          deaths === undefined || deaths === 0 ? BLANK.claims : [figure(rowId, 'killed', { best: deaths }, 'ACLED')];
        const precision = PRECISION.get(geoPrecision.of(row));
        if (precision === undefined && geoPrecision.of(row) !== '' && isNew(geoPrecision.of(row)))
          said.warning(
            geoPrecision.name,
            geoPrecision.of(row),
            'precision-unknown',
            told('is no code of 1 to {most}', { most: 3 }),
            'taken for a point',
          );
        const day = readDate(row.cells[date.index] ?? '', said);
        const point = pointOf(
          { lng: longitude.of(row), lat: latitude.of(row), lngColumn: longitude.name, latColumn: latitude.name },
          said,
        );
        const { keepsWords, file } = options;
        // One literal of one shape: files of a million rows are read here, and spreading objects doubles the time.
        return said.reading({
          id: rowId,
          date: dated(day, timePrecision.of(row)),
          type,
          subtype: known?.subtype ?? sub,
          // "Kyiv - Podil" is a district of a city, with the city first.
          place: place.includes(' - ') ? (place.split(' - ')[0]?.trim() ?? place) : place,
          region: admin1.of(row),
          country: country.of(row) === '' ? iso.of(row) : country.of(row),
          lngDeg: point?.lngDeg,
          latDeg: point?.latDeg,
          precision,
          radiusKm: undefined,
          finding: 'occurred',
          status: 'reported',
          title: keepsWords ? { en: [sub === '' ? given : sub, place].filter((part) => part !== '').join(', ') } : BLANK.title,
          summary: keepsWords ? { en: notes.of(row) } : BLANK.summary,
          actors: keepsWords ? [actor1.of(row), actor2.of(row)].filter((actor) => actor !== '') : BLANK.actors,
          sourceIds: BLANK.sourceIds,
          claims,
          extra: extraOf(row, header, used, options),
          file,
          line: row.line,
        });
      },
    };
  },
};
