import type { Dataset } from '../core/dataset.ts';
import { FACET_NAMES, FACETS, type Facet, type Finding, type Precision, type Status } from '../core/incident.ts';
import type { Language } from '../core/languages.ts';
import { rowIndex } from '../core/row-index.ts';
import type { View } from './view.ts';
import { sayScene } from './words.ts';

/** A value of any facet. */
export type FacetValue = Precision | Finding | Status;

/** The values of a facet that some incident of the dataset has, in their own order. */
export function facetValues(dataset: Dataset, facet: Facet): FacetValue[] {
  const found = new Set(rowIndex(dataset).kinds.facet[facet]);
  return FACETS[facet].filter((_, code) => found.has(code));
}

/** A value in words: "City or town", "Disputed". */
export const valueWord = (facet: Facet, value: FacetValue, lang: Language): string =>
  sayScene(lang, `${facet}-${value}` as `precision-${Precision}` | `finding-${Finding}` | `status-${Status}`);

/** What a view leaves out of a dataset by how it is known, in words. */
export const leftOut = (dataset: Dataset, view: View): string[] =>
  FACET_NAMES.flatMap((facet) => {
    const shown: readonly FacetValue[] | undefined = view[facet];
    if (shown === undefined) return [];
    return facetValues(dataset, facet)
      .filter((value) => !shown.includes(value))
      .map((value) => valueWord(facet, value, view.lang));
  });
