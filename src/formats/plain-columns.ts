import words from '../../data/codes/header-words.json' with { type: 'json' };
import { Refusal } from './refusal.ts';
import type { CellAccess, Column } from './cell-access.ts';
import { cleanText } from './cells.ts';
import type { Header } from './header.ts';
import { excerpt } from '../core/owned-text.ts';
import { said } from '../core/said.ts';

/** Fields of a plain table with the header names that usually mean them, the surest first. */
export const SYNONYMS = words;

export type Field = keyof typeof SYNONYMS;
export const FIELDS = Object.keys(SYNONYMS) as Field[];

/** Fields that are numbers of people. What stands in brackets behind such a name may say which people, so it has to be known. */
export const FIGURES = ['killed', 'injured', 'arrested', 'participants'] as const satisfies readonly Field[];

/** Columns that a list of persons has: there a name is that of a person, and no title of what happened. */
const OF_PERSONS = [
  'age',
  'sex',
  'gender',
  'race',
  'возраст',
  'пол',
  'жасы',
  'жынысы',
  'edad',
  'âge',
  'sexe',
  'sexo',
  'العمر',
  'الجنس',
];

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
    if (target === undefined) {
      const names =
        field === 'title' && header.find(...OF_PERSONS) >= 0 ? SYNONYMS.title.filter((name) => name !== 'name') : SYNONYMS[field];
      return access.column(
        ...((FIGURES as readonly Field[]).includes(field) ? names : [...header.spelt(...names), ...pairedWith(header, field)]),
      );
    }
    if (!target.startsWith('=')) return access.column(target);
    const text = cleanText(target.slice(1));
    return { exists: true, name: field, index: -1, of: () => text };
  };
}

/** A form's point is cut into columns named after its question: `_Where was it_latitude`. Asked where no column has a usual name. */
function pairedWith(header: Header, field: Field): readonly string[] {
  if (field !== 'lng' && field !== 'lat') return [];
  const point = header.names
    .map((name) => /^(.*[_\W])latitude$/iu.exec(name)?.[1])
    .find((question) => question !== undefined && header.has(`${question}longitude`));
  return point === undefined ? [] : [point + (field === 'lng' ? 'longitude' : 'latitude')];
}

export const shown = (names: readonly string[]): string => {
  const some = names.slice(0, 20).map(excerpt).join(', ');
  return names.length > 20 ? `${some}, …` : some;
};
