import type { Taxonomy } from '../../core/taxonomy.ts';

/** What `View.off` holds: types and `type.subtype`, each at most once; a type that is off as a whole has no subtypes there. */
export type Off = readonly string[];

/** Every switch of a type: its subtypes, then `type.` for "no subtype given". */
const partsOf = (taxonomy: Taxonomy, type: string): string[] => {
  const found = taxonomy.types.find(({ id }) => id === type);
  return found === undefined ? [] : [...found.subtypes.map(({ id }) => `${type}.${id}`), `${type}.`];
};

export const isOn = (off: Off, type: string, subtype?: string): boolean =>
  !off.includes(type) && (subtype === undefined || !off.includes(`${type}.${subtype}`));

/** Some of the type's subtypes are off, not all. */
export const isPart = (off: Off, type: string): boolean => off.some((id) => id.startsWith(`${type}.`));

/** Switches a whole type. On means with all its subtypes. */
export function switchType(off: Off, type: string): Off {
  const others = off.filter((id) => id !== type && !id.startsWith(`${type}.`));
  return isOn(off, type) ? [...others, type].sort() : others;
}

/** Switches one subtype; with the last one off its type is off, with none off nothing is said of it. */
export function switchSubtype(off: Off, taxonomy: Taxonomy, type: string, subtype: string): Off {
  const id = `${type}.${subtype}`;
  const parts = partsOf(taxonomy, type);
  const offParts = new Set(off.includes(type) ? parts : off.filter((other) => other.startsWith(`${type}.`)));
  if (!offParts.delete(id)) offParts.add(id);
  const others = off.filter((other) => other !== type && !other.startsWith(`${type}.`));
  if (parts.every((part) => offParts.has(part))) return [...others, type].sort();
  return [...others, ...offParts].sort();
}

/**
 * Switches one value of a facet.
 * @param all the values that the dataset has
 * @param shown those in view; undefined is all
 * @returns those in view then; undefined where that is all again
 */
export function switchValue<Value>(
  all: readonly Value[],
  shown: readonly Value[] | undefined,
  value: Value,
): Value[] | undefined {
  const isShown = (other: Value): boolean => shown?.includes(other) ?? true;
  const now = all.filter((other) => (other === value ? !isShown(other) : isShown(other)));
  return now.length === all.length ? undefined : now;
}

/** Everything off but this type, or but this subtype. */
export function onlyThis(taxonomy: Taxonomy, type: string, subtype?: string): Off {
  const others = taxonomy.types.map(({ id }) => id).filter((id) => id !== type);
  const parts = subtype === undefined ? [] : partsOf(taxonomy, type).filter((part) => part !== `${type}.${subtype}`);
  return [...others, ...parts].sort();
}
