import countries from '../../../data/codes/countries.json';
import type { GroundLabel } from '../../core/dataset.ts';
import { placesOf, regionsOf, type Place } from '../../core/gazetteer.ts';
import { growingFrom, type GrowingGazetteer } from '../../formats/growing-gazetteer.ts';
import { fetchWorld, type FetchedWorld } from './world-files.ts';

export interface PageGazetteer extends GrowingGazetteer {
  /** Names of the world's countries; undefined as long as nothing of the world was needed. */
  readonly labels: () => readonly GroundLabel[] | undefined;
  /** The world was needed, and this page is one file that does not carry it. */
  readonly lacksWorld: () => boolean;
}

/** What a page joins with. */
export interface JoinFiles {
  /** Parsed `geo/places.geojson` and `geo/regions.geojson`. */
  readonly places: unknown;
  readonly regions: unknown;
  /** Address of the folder `geo/`, with a slash at its end; empty where the page is one file and has no world. */
  readonly geo: string;
}

let world: Promise<FetchedWorld> | undefined;

/** The gazetteer of a run in the page. @param onWorld is told when the world's places are being fetched */
export function pageGazetteer(files: JoinFiles, own: readonly Place[], onWorld: () => void): PageGazetteer {
  let fetched: FetchedWorld | undefined;
  let isLacking = false;
  const openWorld = async (): Promise<FetchedWorld['world'] | undefined> => {
    isLacking = files.geo === '';
    if (isLacking) return undefined;
    onWorld();
    world ??= fetchWorld(files.geo);
    try {
      fetched = await world;
    } catch (error) {
      world = undefined;
      throw error;
    }
    return fetched.world;
  };
  const grower = growingFrom(
    {
      places: [...own, ...placesOf(files.places as Parameters<typeof placesOf>[0])],
      regions: regionsOf(files.regions as Parameters<typeof regionsOf>[0]),
      countries,
      whole: ['KZ'],
    },
    openWorld,
  );
  return { ...grower, labels: () => fetched?.labels, lacksWorld: () => isLacking };
}
