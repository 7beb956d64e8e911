import type { IncidentRecord } from './incident.ts';
import type { Words } from './languages.ts';
import { foldName } from './names.ts';
import { kindKey, type IncidentSubtype, type IncidentType, type Taxonomy } from './taxonomy.ts';

/** Kinds of a file's own that get a switch each; with more of them, those of a single row get none. */
export const MOST_OWN_KINDS = 20;
/** Longer names are cut where they label a switch; each record keeps its own. */
const MOST_LABEL = 60;

/**
 * The taxonomy of a dataset: as it stands, or, where a record has a type that it lacks, with one type more. That one's
 * subtypes are the records' own words, the most frequent first.
 * @param records or, of those of one type and subtype, how many rows they are
 * @param terms translations of those words
 */
export function taxonomyWith(
  base: Taxonomy,
  records: Iterable<Pick<IncidentRecord, 'type' | 'subtype'> & { readonly rows?: number }>,
  terms: ReadonlyMap<string, Words>,
): Taxonomy {
  const kinds = new Map<string, { readonly word: string; rows: number }>();
  let isUsed = false;
  for (const { type, subtype, rows = 1 } of records) {
    if (type !== base.other.id) continue;
    isUsed = true;
    if (subtype === '') continue;
    const key = kindKey(subtype);
    const known = kinds.get(key);
    if (known === undefined) kinds.set(key, { word: subtype, rows });
    else known.rows += rows;
  }
  if (!isUsed) return base;
  const most = [...kinds].sort(([, a], [, b]) => b.rows - a.rows);
  const kept = most.length <= MOST_OWN_KINDS ? most : most.slice(0, MOST_OWN_KINDS).filter(([, { rows }]) => rows > 1);
  const ids = idsOf(kept.map(([key]) => key));
  const subtypes = kept.map(([, { word }], index): IncidentSubtype => {
    const label = terms.get(word) ?? { en: word.length > MOST_LABEL ? `${word.slice(0, MOST_LABEL - 1)}…` : word };
    return { id: ids[index] ?? '', word, label };
  });
  return { ...base, types: [...base.types, { ...base.other, subtypes }] };
}

/** How a record's subtype is called within its type; undefined where it says none. A word of the file's own is its own name. */
export function kindLabel(type: IncidentType, subtype: string): Words | undefined {
  const known = type.subtypes.find(({ id }) => id === subtype) ?? ownKind(type, subtype);
  return known?.label ?? (type.isOpen === true && subtype !== '' ? { en: subtype } : undefined);
}

function ownKind(type: IncidentType, subtype: string): IncidentSubtype | undefined {
  if (type.isOpen !== true || subtype === '') return undefined;
  const key = kindKey(subtype);
  return type.subtypes.find(({ word }) => word !== undefined && kindKey(word) === key);
}

/** Ids that a view's text can hold: Latin letters where a table has them, and a mark of the word where that tells no two apart. */
function idsOf(keys: readonly string[]): string[] {
  const plain = keys.map((key) => foldName(key).replace(/[^a-z0-9]+/g, '-').slice(0, 40).replace(/^-+|-+$/g, '')); // prettier-ignore
  return keys.map((key, index) => {
    const slug = plain[index] ?? '';
    const isWhole = /^[a-z0-9 ]+$/.test(foldName(key)) && plain.filter((other) => other === slug).length === 1;
    return isWhole ? slug : [slug, markOf(key)].filter((part) => part !== '').join('-');
  });
}

/** FNV-1a of a text, in letters and digits. */
function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
