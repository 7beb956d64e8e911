import { inLanguage, type Language } from '../../core/languages.ts';
import { kindLabel } from '../../core/own-kinds.ts';
import type { Shape, Taxonomy } from '../../core/taxonomy.ts';
import { typeColor } from '../../scene/ramps.ts';
import type { Theme } from '../../scene/view.ts';

/** Shape and colour of a type, as everywhere else. */
export function typeSign(taxonomy: Taxonomy, id: string, theme: Theme): { readonly shape: Shape; readonly color: string } {
  const type = taxonomy.types.find((other) => other.id === id);
  return type === undefined ? { shape: 'circle', color: 'currentcolor' } : { shape: type.shape, color: typeColor(type, theme) };
}

/** "Crackdown: dispersal" in the language: the type, and its kind where one is given. The file's own words keep their capitals. */
export function typeName(taxonomy: Taxonomy, typeId: string, subtype: string, lang: Language): string {
  const type = taxonomy.types.find(({ id }) => id === typeId);
  if (type === undefined) return typeId;
  const kind = kindLabel(type, subtype);
  const label = inLanguage(type.label, lang);
  if (kind === undefined) return label;
  const name = inLanguage(kind, lang);
  return `${label}: ${type.isOpen === true ? name : name.toLocaleLowerCase(lang)}`;
}
