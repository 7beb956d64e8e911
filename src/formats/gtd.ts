import codes from '../../data/codes/gtd.json' with { type: 'json' };
import type { ClaimRecord, Precision } from '../core/incident.ts';
import { cellAccess, type Column } from './cell-access.ts';
import { isNothing, numberOf } from './cells.ts';
import { pointOf } from './cell-point.ts';
import { datePartsIn } from './date-parts.ts';
import { dateReader } from './dates.ts';
import type { Row } from './delimited.ts';
import { figure } from './figure.ts';
import { BLANK, extraOf, type Format } from './format.ts';
import { isNowhere } from './nowhere.ts';
import type { Range } from './ranges.ts';
import { firstTime, RowNotes } from './row-notes.ts';
import { said as told } from '../core/said.ts';

/** Attack types as texts → the taxonomy's. */
const TYPES = new Map(Object.entries(codes));

/** specificity: 1 the town itself, 2 and 3 the centre of the smallest unit around it, 4 a first-level unit, 5 the country at best. */
const PRECISION = new Map<string, Precision>([
  ['1', 'place'],
  ['2', 'district'],
  ['3', 'district'],
  ['4', 'region'],
  ['5', 'country'],
]);

/**
 * Global Terrorism Database. Its `country` and `region` are numbers of its own, so that the texts beside them are read; a month or
 * day of 0 is not known. A toll that several incidents share is divided among them, so that halves occur.
 * @see https://www.start.umd.edu/gtd/downloads/Codebook.pdf
 */
export const gtd: Format = {
  id: 'gtd',
  label: 'Global Terrorism Database',
  matches: (header) => header.has('eventid', 'iyear', 'country_txt') && header.find('attacktype1_txt', 'attacktype1') >= 0,
  reader: (header, options) => {
    const access = cellAccess(header);
    const { column, used } = access;
    const [id, attack, attackCode] = [column('eventid'), column('attacktype1_txt'), column('attacktype1')];
    const none = column();
    const date = datePartsIn(header, access, new Map(), 'date', none) ?? none;
    const [city, region, country] = [column('city'), column('provstate'), column('country_txt')];
    const [latitude, longitude, specificity] = [column('latitude'), column('longitude'), column('specificity')];
    const [killed, wounded] = [column('nkill'), column('nwound')];
    const [summary, target] = [column('summary'), column('target1')];
    const groups = ['gname', 'gname2', 'gname3'].map((name) => column(name));
    const readDate = dateReader(date.name, options.dates);
    const isNew = firstTime();
    return {
      used,
      columns: {
        ...{ id: id.name, date: date.name, type: attack.exists ? attack.name : attackCode.name, place: city.name },
        ...{ region: region.name, country: country.name, lng: longitude.name, lat: latitude.name },
      },
      read: (row) => {
        const said = new RowNotes(options.file, row.line);
        const rowId = id.of(row);
        if (rowId === '') said.error(id.name, '', 'id-missing', 'is empty');
        const given = attack.exists ? attack.of(row) : attackCode.of(row);
        const [type = given, subtype = ''] = TYPES.get(given) ?? [];
        const precision = PRECISION.get(specificity.of(row));
        if (precision === undefined && specificity.of(row) !== '' && isNew(specificity.of(row)))
          said.warning(
            specificity.name,
            specificity.of(row),
            'precision-unknown',
            told('is no code of 1 to {most}', { most: 5 }),
            'taken for a point',
          );
        const claims = [...toll(rowId, 'killed', killed, row, said), ...toll(rowId, 'injured', wounded, row, said)];
        return said.reading({
          ...BLANK,
          id: rowId,
          date: readDate(date.of(row), said),
          type,
          subtype,
          place: isNowhere(city.of(row)) ? '' : city.of(row),
          region: isNowhere(region.of(row)) ? '' : region.of(row),
          country: country.of(row),
          ...pointOf(
            { lng: longitude.of(row), lat: latitude.of(row), lngColumn: longitude.name, latColumn: latitude.name },
            said,
          ),
          ...(precision === undefined ? {} : { precision }),
          title: { en: target.of(row) },
          summary: { en: summary.of(row) },
          actors: groups.map((name) => name.of(row)).filter((name) => !isNowhere(name)),
          claims,
          extra: extraOf(row, header, used, options),
          file: options.file,
          line: row.line,
        });
      },
    };
  },
};

/** A half lies between its neighbours; a code below 0 is a number that nobody gave, and 0 makes no claim, as elsewhere. */
function toll(id: string, measure: string, { name, of }: Column, row: Row, said: RowNotes): ClaimRecord[] {
  const value = numberOf(of(row));
  if (isNothing(of(row)) || value < 0) return [];
  if (Number.isNaN(value)) said.warning(name, of(row), 'count-unreadable', 'is not a whole number', 'write digits only');
  if (Number.isNaN(value) || value === 0) return [];
  const range: Range = Number.isInteger(value)
    ? { best: value }
    : { low: Math.floor(value), best: Math.round(value), high: Math.ceil(value) };
  return [figure(id, measure, range, 'GTD')];
}
