import type { Words } from './languages.ts';

export type Shape = 'circle' | 'triangle' | 'cross' | 'square' | 'diamond' | 'chevron' | 'bar' | 'star' | 'pillar';

export interface IncidentSubtype {
  readonly id: string;
  readonly label: Words;
  /** What the file calls it, where its words make the subtypes: records carry the word and not the id. */
  readonly word?: string;
}

/** A top-level type. Colour and shape say the same thing twice, so that either alone suffices. */
export interface IncidentType {
  readonly id: string;
  readonly label: Words;
  readonly description: Words;
  readonly color: { readonly light: string; readonly dark: string };
  readonly shape: Shape;
  readonly subtypes: readonly IncidentSubtype[];
  /** Any word is a subtype of it. */
  readonly isOpen?: boolean;
}

export interface AcledMapping {
  readonly event_type: string;
  readonly sub_event_type: string;
  readonly type: string;
  readonly subtype: string;
}

/** `data/taxonomy.json`: two levels, at most eight types (more can't be told apart), and one for what they leave out. */
export interface Taxonomy {
  readonly version: string;
  readonly types: readonly IncidentType[];
  /** For what no type is for. A dataset has it among its types only if it uses it. */
  readonly other: IncidentType;
  readonly acled: readonly AcledMapping[];
}

/** One subtype with its place in the flat order that columns and toggles use. */
export interface SubtypeSlot {
  /** Index of the type in `taxonomy.types`. */
  readonly type: number;
  /** Empty for "no subtype given", which every type has as its last slot. */
  readonly id: string;
  readonly label: Words;
}

/**
 * Subtypes of all types in one list, so that a column holds one small number. After a type's own subtypes comes
 * one slot for incidents known to the type only.
 */
export function subtypeSlots(taxonomy: Taxonomy): SubtypeSlot[] {
  return taxonomy.types.flatMap((type, typeIndex) => [
    ...type.subtypes.map((subtype) => ({ type: typeIndex, id: subtype.id, label: subtype.label })),
    { type: typeIndex, id: '', label: type.label },
  ]);
}

/** A longer word is a text in the wrong column, and is told from others by how it begins. */
const MOST_WORD = 200;

/** Spellings of one word for a kind have one key: "Road block", "road_block". */
export const kindKey = (text: string): string =>
  text
    .slice(0, MOST_WORD)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_/-]+/gu, ' ')
    .trim();

/**
 * Finds the slot of a record's type and subtype; -1 where the taxonomy has no such pair. A word of the file's own that has no
 * slot stands with those that name no subtype.
 */
export function slotFinder({ types }: Taxonomy, slots: readonly SubtypeSlot[]): (typeId: string, subtype: string) => number {
  const codes = new Map<string, number>();
  const bare = new Map<string, number>();
  const keyOf = (typeId: string, subtype: string): string => `${typeId}\u0000${subtype}`;
  slots.forEach((slot, code) => {
    const type = types[slot.type];
    if (type === undefined) return;
    codes.set(keyOf(type.id, slot.id), code);
    if (type.isOpen !== true) return;
    const word = type.subtypes.find(({ id }) => id === slot.id)?.word;
    if (word === undefined) bare.set(type.id, code);
    else codes.set(keyOf(type.id, kindKey(word)), code);
  });
  return (typeId, subtype) => {
    const known = codes.get(keyOf(typeId, subtype));
    if (known !== undefined) return known;
    const other = bare.get(typeId);
    return other === undefined ? -1 : (codes.get(keyOf(typeId, kindKey(subtype))) ?? other);
  };
}
