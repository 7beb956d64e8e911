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
