import words from '../../data/codes/event-words.json' with { type: 'json' };
import taxonomyJson from '../../data/taxonomy.json' with { type: 'json' };
import { kindKey, type Taxonomy } from '../core/taxonomy.ts';

const taxonomy = taxonomyJson as Taxonomy;
const TYPES = [...taxonomy.types, taxonomy.other];

export interface TypePair {
  readonly type: string;
  readonly subtype: string;
}

/** Ids and labels of the taxonomy in its three languages, ACLED's names, and common words for events. Ids come first. */
const BY_WORD = new Map<string, TypePair>();

function learn(word: string, type: string, subtype: string): void {
  const key = kindKey(word);
  if (key !== '' && !BY_WORD.has(key)) BY_WORD.set(key, { type, subtype });
}

for (const type of TYPES) learn(type.id, type.id, '');
for (const type of TYPES) for (const { id } of type.subtypes) learn(id, type.id, id);
for (const type of TYPES) for (const label of Object.values(type.label)) learn(label, type.id, '');
for (const type of TYPES)
  for (const subtype of type.subtypes) for (const label of Object.values(subtype.label)) learn(label, type.id, subtype.id);
for (const [word, [type = '', subtype = '']] of Object.entries(words)) learn(word, type, subtype);
for (const each of taxonomy.acled) learn(each.sub_event_type, each.type, each.subtype);

/** The type and subtype that a word for an event means; undefined for words that are not known. */
export const typeOfWord = (word: string): TypePair | undefined => BY_WORD.get(kindKey(word));
