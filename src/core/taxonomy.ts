import type { Words } from './languages.ts';

export type Shape = 'circle' | 'triangle' | 'cross' | 'square' | 'diamond' | 'chevron' | 'bar' | 'star';

export interface IncidentSubtype {
  readonly id: string;
  readonly label: Words;
}

/** A top-level type. Colour and shape say the same thing twice, so that either alone suffices. */
export interface IncidentType {
  readonly id: string;
  readonly label: Words;
  readonly description: Words;
  readonly color: { readonly light: string; readonly dark: string };
  readonly shape: Shape;
  readonly subtypes: readonly IncidentSubtype[];
}

export interface AcledMapping {
  readonly event_type: string;
  readonly sub_event_type: string;
  readonly type: string;
  readonly subtype: string;
}

/** `data/taxonomy.json`: two levels, at most eight types (more can't be told apart). */
export interface Taxonomy {
  readonly version: string;
  readonly types: readonly IncidentType[];
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

/** Slot of `typeId`/`subtypeId`, or -1 if the taxonomy has no such pair. */
export function slotOf(taxonomy: Taxonomy, slots: readonly SubtypeSlot[], typeId: string, subtypeId: string): number {
  const typeIndex = taxonomy.types.findIndex((type) => type.id === typeId);
  return slots.findIndex((slot) => slot.type === typeIndex && slot.id === subtypeId);
}
