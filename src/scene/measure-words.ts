import { termOf, type Dataset } from '../core/dataset.ts';
import { inLanguage, type Language } from '../core/languages.ts';
import { sayScene, sceneWordFor } from './words.ts';

/** A measure's name; the dataset's own translation, or the word itself, for one of its own. */
export function measureWord(dataset: Dataset, measure: string, lang: Language): string {
  const known = sceneWordFor('measure', measure);
  return known === undefined ? inLanguage(termOf(dataset, measure), lang) : sayScene(lang, known);
}
