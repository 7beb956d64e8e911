import { isNothing } from './cells.ts';

/** What tables write in a column of places where they name none: the row's other columns say where it was, as far as is known. */
const WORDS = new Set(
  (
    'unknown|unspecified|not specified|not stated|not known|unclear|undisclosed|various|various locations|multiple|multiple locations|' +
    'several|several locations|nationwide|countrywide|national|national level|whole country|statewide|?|??|' +
    'неизвестно|не указано|не указан|по всей стране|разные города|белгісіз|көрсетілмеген|бүкіл ел|бүкіл ел бойынша'
  ).split('|'),
);

export const isNowhere = (text: string): boolean => isNothing(text) || WORDS.has(text.toLowerCase());

/** Parts of the world, which data sets have in a column `region` beside the country and which narrow no place in it. */
const WORLD_REGIONS = new Set(
  (
    'africa|asia|europe|america|americas|oceania|north america|central america|south america|latin america|middle east|mena|' +
    'northern africa|western africa|eastern africa|middle africa|central africa|southern africa|sub-saharan africa|' +
    'central asia|south asia|southern asia|southeast asia|south-eastern asia|east asia|eastern asia|western asia|caucasus|' +
    'caucasus and central asia|asia-pacific|western europe|eastern europe|northern europe|southern europe|the caribbean|caribbean|' +
    'central america & caribbean|latin america and the caribbean|middle east & north africa|middle east and north africa|' +
    'australasia & oceania|antarctica|африка|азия|европа|ближний восток|центральная азия'
  ).split('|'),
);

export const isWorldRegion = (text: string): boolean => WORLD_REGIONS.has(text.toLowerCase());
