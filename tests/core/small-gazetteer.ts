import type { Country } from '../../src/core/country.ts';
import type { DatedName, Place, Region } from '../../src/core/gazetteer.ts';
import { createGazetteer } from '../../src/core/gazetteer-index.ts';

const named = (lang: string, name: string, from?: string, to?: string): DatedName => ({
  lang,
  name,
  kind: 'name',
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});
const alias = (name: string): DatedName => ({ lang: 'en', name, kind: 'alias' });

const place = (
  id: string,
  [lngDeg, latDeg]: readonly [number, number],
  region: string,
  population: number,
  names: readonly DatedName[],
): Place => ({ id, lngDeg, latDeg, country: region.slice(0, 2), region, population, rank: 3, names });

const box = (
  id: string,
  kind: Region['kind'],
  [west, south, east, north]: readonly [number, number, number, number],
  names: string[],
): Region => ({
  id,
  country: id.slice(0, 2),
  kind,
  approximate: false,
  labelLngLat: [(west + east) / 2, (south + north) / 2],
  areaKm2: 1000,
  names: names.map((name) => named('en', name)),
  geometry: {
    type: 'Polygon',
    coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]], // prettier-ignore
  },
});

/** A handful of real places in boxes that stand for their regions: what each rule of the join needs, and no more. */
export const PLACES: readonly Place[] = [
  place('1526273', [71.446, 51.18], 'KZ-AST', 1_200_000, [
    named('en', 'Tselinograd', '1961-03-20', '1992-07-05'),
    named('ru', 'Целиноград', '1961-03-20', '1992-07-05'),
    named('en', 'Akmola', '1992-07-06', '1998-05-05'),
    named('en', 'Astana', '1998-05-06', '2019-03-22'),
    named('en', 'Nur-Sultan', '2019-03-23', '2022-09-16'),
    named('ru', 'Нур-Султан', '2019-03-23', '2022-09-16'),
    named('kk', 'Нұр-Сұлтан', '2019-03-23', '2022-09-16'),
    named('en', 'Astana', '2022-09-17'),
  ]),
  place('1526384', [76.929, 43.257], 'KZ-ALA', 2_000_000, [named('en', 'Almaty'), named('ru', 'Алматы'), alias('Alma-Ata')]),
  place('1519922', [65.509, 44.853], 'KZ-KZY', 240_000, [named('en', 'Kyzylorda'), named('kk', 'Қызылорда'), alias('Kzyl-Orda')]),
  place('608668', [51.367, 51.233], 'KZ-ZAP', 230_000, [named('en', 'Oral'), named('ru', 'Уральск'), alias('Uralsk')]),
  place('610612', [51.167, 43.65], 'KZ-MAN', 190_000, [named('en', 'Aktau'), named('kk', 'Ақтау')]),
  place('610613', [52.5, 43.3], 'KZ-MAN', 150_000, [named('en', 'Zhanaozen'), named('kk', 'Жаңаөзен')]),
  place('1', [51.05, 43.8], 'KZ-MAN', 5_000, [named('en', 'Akshukur')]),
  place('2', [75, 45], 'KZ-ALM', 1_000, [named('en', 'Karasu')]),
  place('3', [66, 45], 'KZ-KZY', 9_000, [named('en', 'Karasu')]),
  place('4', [64, 45], 'KZ-KZY', 4_000, [named('en', 'Shieli')]),
  place('5', [63.5, 45], 'KZ-KZY', 4_000, [named('en', 'Zhambyl')]),
  place('6', [76, 44], 'KZ-ALM', 400_000, [named('en', 'Taraz'), alias('Zhambyl')]),
  place('703448', [30.523, 50.45], 'UA-30', 2_900_000, [named('en', 'Kyiv'), named('uk', 'Київ'), alias('Kiev')]),
  place('7', [-89.64, 39.8], 'US-IL', 114_000, [named('en', 'Springfield')]),
  place('8', [-93.29, 37.2], 'US-MO', 169_000, [named('en', 'Springfield')]),
];

export const REGIONS: readonly Region[] = [
  box('KZ-AST', 'city', [71, 51, 72, 51.4], ['Astana', 'Nur-Sultan']),
  box('KZ-ALA', 'city', [76.7, 43, 77.1, 43.4], ['Almaty']),
  box('KZ-ALM', 'region', [74, 43.5, 80, 47], ['Almaty Region', 'Алматинская область']),
  box('KZ-KZY', 'region', [60, 43, 68, 47], ['Kyzylorda Region', 'Кызылординская область']),
  box('KZ-ZAP', 'region', [47, 49, 53, 52], ['West Kazakhstan Region']),
  box('KZ-MAN', 'region', [50, 42, 56, 45], ['Mangystau Region', 'Маңғыстау облысы', 'Мангистауская область']),
  box('UA-30', 'city', [30.2, 50.2, 30.8, 50.6], ['Kyiv']),
  box('US-IL', 'region', [-91, 37, -87, 42], ['Illinois']),
  box('US-MO', 'region', [-95, 36, -91, 40], ['Missouri']),
];

export const COUNTRIES: readonly Country[] = [
  { alpha2: 'KZ', alpha3: 'KAZ', numeric: '398', names: ['Kazakhstan', 'Казахстан', 'Қазақстан'] },
  { alpha2: 'UA', alpha3: 'UKR', numeric: '804', names: ['Ukraine', 'Україна'] },
  { alpha2: 'US', alpha3: 'USA', numeric: '840', names: ['United States', 'United States of America'] },
];

export const SMALL = createGazetteer(PLACES, REGIONS, COUNTRIES);
