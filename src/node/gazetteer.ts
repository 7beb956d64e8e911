import { readFileSync } from 'node:fs';
import type { Country } from '../core/country.ts';
import type { GroundLabel } from '../core/dataset.ts';
import { placesOf, regionsOf, type Place } from '../core/gazetteer.ts';
import { countryLabels, type CountryLine } from '../formats/country-labels.ts';
import { growingFrom, type GrowingGazetteer } from '../formats/growing-gazetteer.ts';
import { openWorld } from '../formats/world.ts';
import { installedPath } from './installed.ts';

const text = (relative: string): string => readFileSync(installedPath(relative), 'utf8');
const json = (relative: string): unknown => JSON.parse(text(relative));

export interface InstalledGazetteer extends GrowingGazetteer {
  /** Names of the world's countries; undefined as long as nothing of the world was needed. */
  readonly labels: () => readonly GroundLabel[] | undefined;
}

/** The gazetteer of a run: the user's own places and Kazakhstan's at first, and the world's from the installation. */
export function growingGazetteer(own: readonly Place[] = []): InstalledGazetteer {
  let isWorld = false;
  const grower = growingFrom(
    {
      places: [...own, ...placesOf(json('geo/places.geojson') as Parameters<typeof placesOf>[0])],
      regions: regionsOf(json('geo/regions.geojson') as Parameters<typeof regionsOf>[0]),
      countries: json('data/codes/countries.json') as Country[],
      whole: ['KZ'],
    },
    () => {
      isWorld = true;
      return openWorld({
        places: readFileSync(installedPath('geo/world/places.bin')),
        aliases: text('geo/world/aliases.csv'),
        regions: json('geo/world/regions.json'),
        outlines: json('geo/world/regions.topo.json'),
      });
    },
  );
  return { ...grower, labels: () => (isWorld ? countryLabels(json('geo/world/countries.json') as CountryLine[]) : undefined) };
}
