import codes from '../../data/codes/ucdp.json' with { type: 'json' };
import { parseDate } from '../core/edtf.ts';
import type { ClaimRecord, Precision } from '../core/incident.ts';
import { cellAccess } from './cell-access.ts';
import { pointOf } from './cell-point.ts';
import { countOf } from './count-cell.ts';
import { datePartsIn } from './date-parts.ts';
import { dateReader } from './dates.ts';
import { figure } from './figure.ts';
import { BLANK, extraOf, type Format } from './format.ts';
import { firstTime, RowNotes } from './row-notes.ts';
import { said as told } from '../core/said.ts';

/** The columns of UCDP GED since version 17, in their order, for files without a header row. */
export const UCDP_COLUMNS: readonly string[] = (
  'id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id ' +
  'dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office ' +
  'source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt ' +
  'priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians ' +
  'deaths_unknown best high low gwnoa gwnob'
).split(' ');

interface WherePrecision {
  readonly precision: Precision;
  readonly radiusKm?: number;
}

/** where_prec. 2 is "within about 25 km", 3 a second-level unit, 5 a line or a fuzzy area, 7 the sea or the air. */
const WHERE = new Map<string, WherePrecision>([
  ['1', { precision: 'place' }],
  ['2', { precision: 'district', radiusKm: 25 }],
  ['3', { precision: 'district', radiusKm: 50 }],
  ['4', { precision: 'region' }],
  ['5', { precision: 'region' }],
  ['6', { precision: 'country' }],
  ['7', { precision: 'country' }],
]);

const TYPES = new Map(Object.entries(codes));

/** UCDP Georeferenced Event Dataset. @see https://ucdp.uu.se/downloads/ged/ */
export const ucdp: Format = {
  id: 'ucdp',
  label: 'UCDP GED',
  matches: (header) =>
    header.has('type_of_violence') &&
    header.find('where_prec', 'where_coordinates') >= 0 &&
    header.find('date_start', 'year') >= 0 &&
    header.find('best', 'best_est') >= 0,
  headerless: (cells) => {
    const isId = /^\d+$/.test(cells[0] ?? '') && /^[1-3]$/.test(cells[5] ?? '') && /^[1-7]$/.test(cells[24] ?? '');
    return cells.length === UCDP_COLUMNS.length && isId ? UCDP_COLUMNS : undefined;
  },
  reader: (header, options) => {
    const access = cellAccess(header);
    const { column, used } = access;
    const [id, violence, day, end] = [column('id'), column('type_of_violence'), column('date_start'), column('date_end')];
    // Who cut columns out may have left the year and month alone.
    const start = day.exists ? day : (datePartsIn(header, access, new Map(), 'date', day) ?? day);
    const [wherePrec, whereName] = [column('where_prec'), column('where_coordinates')];
    const [adm1, country, latitude, longitude] = [column('adm_1'), column('country'), column('latitude'), column('longitude')];
    const [sideA, sideB, conflict] = [column('side_a'), column('side_b'), column('conflict_name')];
    const [low, best, high] = [column('low', 'low_est'), column('best', 'best_est'), column('high', 'high_est')];
    const parts = ['deaths_a', 'deaths_b', 'deaths_civilians', 'deaths_unknown'].map((name) => column(name));
    const headline = column('source_headline');
    const readStart = dateReader(start.name, options.dates);
    const readEnd = dateReader(end.name, options.dates);
    const isNew = firstTime();
    return {
      used,
      columns: {
        ...{ id: id.name, date: start.name, type: violence.name, place: whereName.name, region: adm1.name },
        ...{ country: country.name, lng: longitude.name, lat: latitude.name },
      },
      read: (row) => {
        const said = new RowNotes(options.file, row.line);
        const rowId = id.exists ? id.of(row) : `line-${String(row.line)}`;
        if (rowId === '') said.error(id.name, '', 'id-missing', 'is empty');
        const [type = violence.of(row), subtype = ''] = TYPES.get(violence.of(row)) ?? [];
        const first = readStart(start.of(row), said);
        const last = end.of(row) === '' ? first : readEnd(row.cells[end.index] ?? '', said);
        const date = first === last ? first : `${first}/${last}`;
        if (!said.hasError && parseDate(date) === undefined)
          said.error(end.name, end.of(row), 'date-impossible', 'is before the start', told('not before {date}', { date: first }));
        const where = WHERE.get(wherePrec.of(row));
        if (where === undefined && wherePrec.exists && isNew(wherePrec.of(row)))
          said.warning(
            wherePrec.name,
            wherePrec.of(row),
            'precision-unknown',
            told('is no code of 1 to {most}', { most: 7 }),
            'taken for a point',
          );
        const isNamed = where === undefined || where.precision === 'place' || where.precision === 'district';
        const figures = [low, best, high].map((each) => countOf(each.of(row), each.name, said));
        const groups = [sideA.of(row), sideB.of(row), 'civilians', 'unknown'];
        const claims: ClaimRecord[] = figures.some((each) => (each ?? 0) > 0)
          ? [figure(rowId, 'killed', bounds(figures), 'UCDP')]
          : [];
        parts.forEach((each, index) => {
          const deaths = countOf(each.of(row), each.name, said);
          if (deaths !== undefined && deaths > 0)
            claims.push(figure(rowId, 'killed', { best: deaths }, 'UCDP', groups[index] ?? ''));
        });
        return said.reading({
          ...BLANK,
          id: rowId,
          date,
          type,
          subtype,
          place: isNamed ? whereName.of(row) : '',
          region: adm1.exists || where?.precision !== 'region' ? adm1.of(row) : whereName.of(row),
          country: (country.exists || where?.precision !== 'country' ? country.of(row) : whereName.of(row)).replace(
            /\s*\(.*\)$/,
            '',
          ),
          ...pointOf(
            { lng: longitude.of(row), lat: latitude.of(row), lngColumn: longitude.name, latColumn: latitude.name },
            said,
          ),
          ...where,
          title: { en: conflict.of(row) },
          summary: { en: headline.of(row) },
          actors: [sideA.of(row), sideB.of(row)].filter((actor) => actor !== ''),
          claims,
          extra: extraOf(row, header, used, options),
          file: options.file,
          line: row.line,
        });
      },
    };
  },
};

function bounds([low, best, high]: readonly (number | undefined)[]): { low?: number; best?: number; high?: number } {
  return {
    ...(low === undefined ? {} : { low }),
    ...(best === undefined ? {} : { best }),
    ...(high === undefined ? {} : { high }),
  };
}
