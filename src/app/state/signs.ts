import { inLanguage, type Language } from '../../core/languages.ts';
import type { Shape, Taxonomy } from '../../core/taxonomy.ts';
import { typeColor } from '../../scene/ramps.ts';
import type { Theme } from '../../scene/view.ts';

/** Shape and colour of a type, as everywhere else. */
export function typeSign(taxonomy: Taxonomy, id: string, theme: Theme): { readonly shape: Shape; readonly color: string } {
  const type = taxonomy.types.find((other) => other.id === id);
  return type === undefined ? { shape: 'circle', color: 'currentcolor' } : { shape: type.shape, color: typeColor(type, theme) };
}

/** "Crackdown: dispersal" in the language: the type, and its kind where one is given. */
export function typeName(taxonomy: Taxonomy, typeId: string, subtypeId: string, lang: Language): string {
  const type = taxonomy.types.find(({ id }) => id === typeId);
  if (type === undefined) return typeId;
  const subtype = type.subtypes.find(({ id }) => id === subtypeId);
  const label = inLanguage(type.label, lang);
  return subtype === undefined ? label : `${label}: ${inLanguage(subtype.label, lang).toLocaleLowerCase(lang)}`;
}
