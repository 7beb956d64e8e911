import { termOf, type Dataset } from '../../core/dataset.ts';
import { inLanguage, type Language } from '../../core/languages.ts';
import { say, type PageKey } from '../messages/say.ts';

const MEASURES: Readonly<Record<string, PageKey>> = {
  incidents: 'measureIncidents',
  rate: 'measureRate',
  killed: 'measureKilled',
  injured: 'measureInjured',
  arrested: 'measureArrested',
  deployed: 'measureDeployed',
  participants: 'measureParticipants',
  'damaged-buildings': 'measureDamagedBuildings',
  'damaged-vehicles': 'measureDamagedVehicles',
  'damaged-businesses': 'measureDamagedBusinesses',
};

/** A measure's name; the dataset's own translation, or the word itself, for one of its own. */
export function measureWord(dataset: Dataset, measure: string, lang: Language): string {
  const key = MEASURES[measure];
  return key === undefined ? inLanguage(termOf(dataset, measure), lang) : say(lang, key);
}
