import type { IncidentRecord } from './incident.ts';
import { excerpt, owned } from './owned-text.ts';
import type { Problem } from './problem.ts';
import { said as told, type Said } from './said.ts';
import { kindKey, type Taxonomy } from './taxonomy.ts';
import { createTextSet } from './text-set.ts';

/** The file's own names for the columns that say what happened. */
export type KindColumns = Readonly<Partial<Record<'type' | 'subtype', string>>>;

export interface CheckedKind {
  /** With a type and a subtype that a dataset can have. */
  readonly record: IncidentRecord;
  readonly problems: readonly Problem[];
}

/**
 * Sees to it that no row is lost for its type. One that the taxonomy lacks becomes a subtype of the type for everything else,
 * under the file's own word; a subtype that its type lacks is kept with the row's other columns. Each such word is told once,
 * at the first row that has it.
 */
export function kindChecker({ types, other }: Taxonomy): (record: IncidentRecord, columns: KindColumns) => CheckedKind {
  const subtypes = new Map(types.map((type) => [type.id, new Set(type.subtypes.map(({ id }) => id))]));
  const said = createTextSet();
  const once = (record: IncidentRecord, column: string, value: string, code: string, words: readonly [Said, Said]): Problem[] => {
    if (!said.add([code, kindKey(record.type), kindKey(value)].join('\u0000'))) return [];
    const { file, line } = record;
    const [message, suggestion] = words;
    return [{ file, line, column, value: excerpt(value), code, severity: 'warning', message, suggestion, candidates: [] }];
  };
  return (record, columns) => {
    const { type, subtype } = record;
    const known = subtypes.get(type);
    if (type === other.id || (known !== undefined && (subtype === '' || known.has(subtype)))) return { record, problems: NONE };
    const column = { type: columns.type ?? 'type', subtype: columns.subtype ?? 'subtype' };
    const extra = subtype === '' ? record.extra : { ...record.extra, [column.subtype]: subtype };
    if (known !== undefined)
      return {
        record: { ...record, subtype: '', extra },
        problems: once(record, column.subtype, subtype, 'subtype-unknown', [
          told('is not a subtype of {type}', { type }),
          'its rows are shown as their type',
        ]),
      };
    // A bare number says nothing on a switch without the column that it stands in.
    const word = /^[\d.,\s-]+$/.test(type) ? `${column.type} ${type}` : type;
    return {
      record: { ...record, type: other.id, subtype: owned(word), extra },
      problems:
        type === ''
          ? once(record, column.type, '', 'type-missing', ['is empty', 'rows without one are shown as “Other”'])
          : once(record, column.type, type, 'type-unknown', [
              'is not a type of the taxonomy',
              told('its rows are shown as “Other”; the types are {types}', { types: [...subtypes.keys()].join(', ') }),
            ]),
    };
  };
}

const NONE: readonly Problem[] = [];
