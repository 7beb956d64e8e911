import type { Dataset } from '../core/dataset.ts';
import { nameOn, type DatedName } from '../core/gazetteer.ts';
import type { SceneLabel } from './scene.ts';
import { spotName, type Naming } from './spot-name.ts';

/** Names of a dataset in one language, as they are between two changes of any of them. */
export interface NamesOn {
  /** By spot: a node's name, and that of what it stands for. */
  readonly ofSpot: readonly string[];
  /** Every name that could orient the reader: countries and waters, regions, cities. */
  readonly labels: readonly SceneLabel[];
}

/** The days on which a name of the dataset begins, and on which one ends. */
interface Changes {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

const CHANGES = new WeakMap<Dataset, Changes>();
const NAMES = new WeakMap<Dataset, Map<string, NamesOn>>();

/** Made once for the days between two changes: days that are played ask for the same names again and again. */
export function namesOn(dataset: Dataset, naming: Naming): NamesOn {
  const { from, to } = changesOf(dataset);
  const began = from.filter((day) => day <= naming.isoDay).length;
  const ended = to.filter((day) => day < naming.isoDay).length;
  const key = `${naming.lang} ${String(began)} ${String(ended)}`;
  let known = NAMES.get(dataset);
  if (known === undefined) NAMES.set(dataset, (known = new Map<string, NamesOn>()));
  let names = known.get(key);
  if (names === undefined) {
    names = { ofSpot: dataset.spots.map((spot) => spotName(dataset, spot, naming)), labels: labelsOf(dataset, naming) };
    known.set(key, names);
  }
  return names;
}

function changesOf(dataset: Dataset): Changes {
  const known = CHANGES.get(dataset);
  if (known !== undefined) return known;
  const [from, to] = [new Set<string>(), new Set<string>()];
  const take = ({ names }: { readonly names: readonly DatedName[] }): void => {
    for (const name of names) {
      if (name.from !== undefined) from.add(name.from);
      if (name.to !== undefined) to.add(name.to);
    }
  };
  for (const named of [dataset.places, dataset.regions, dataset.ground]) named.forEach(take);
  const changes = { from: [...from], to: [...to] };
  CHANGES.set(dataset, changes);
  return changes;
}

function labelsOf(dataset: Dataset, { lang, isoDay }: Naming): SceneLabel[] {
  return [
    ...dataset.ground.map(({ id, kind, lngDeg, latDeg, rank, names }): SceneLabel => {
      return { id, kind, lngDeg, latDeg, rank, text: nameOn(names, lang, isoDay) };
    }),
    ...dataset.regions
      .filter(({ kind }) => kind === 'region')
      .map(({ id, names, labelLngLat: [lngDeg, latDeg] }): SceneLabel => {
        return { id, kind: 'region', lngDeg, latDeg, rank: 2, text: nameOn(names, lang, isoDay, 'short') };
      }),
    ...dataset.places.map(({ id, lngDeg, latDeg, rank, names }): SceneLabel => {
      return { id, kind: 'place', lngDeg, latDeg, rank, text: nameOn(names, lang, isoDay) };
    }),
  ];
}
