import { meaningOf, pointId, type Meaning } from '../../core/decisions.ts';
import type { Gazetteer } from '../../core/gazetteer-index.ts';
import { nameOn } from '../../core/gazetteer.ts';
import { placeText } from '../../core/join-words.ts';
import { LANGUAGES, type Language, type Words } from '../../core/languages.ts';
import { countryName } from '../state/country-name.ts';
import type { Candidate } from './protocol.ts';

/** What a meaning is called, in each language of the page. */
export function candidateOf(id: string, meaning: Meaning, gazetteer: Gazetteer, isoDay: string): Candidate {
  const text = Object.fromEntries(LANGUAGES.map((lang) => [lang, textIn(lang, meaning, gazetteer, isoDay)])) as unknown as Words;
  return { id, kind: meaning.kind, text };
}

/** A decision's `id` as a candidate; the bare id where it means nothing here. */
export function candidateOfId(id: string, gazetteer: Gazetteer, isoDay: string): Candidate {
  const meaning = meaningOf(id, gazetteer);
  return meaning === undefined ? { id, kind: 'place', text: { en: id } } : candidateOf(id, meaning, gazetteer, isoDay);
}

function textIn(lang: Language, meaning: Meaning, gazetteer: Gazetteer, isoDay: string): string {
  switch (meaning.kind) {
    case 'place':
      return placeText(meaning.place, gazetteer, isoDay, lang);
    case 'region':
      return `${nameOn(meaning.region.names, lang, isoDay)}, ${meaning.region.country}`;
    case 'country':
      return countryName(meaning.country, lang);
    case 'point':
      return pointText(lang, meaning, gazetteer, isoDay);
    case 'left-out':
      return '';
  }
}

const HALVES: Readonly<Record<Language, readonly [north: string, south: string, east: string, west: string]>> = {
  en: ['N', 'S', 'E', 'W'],
  kk: ['с. е.', 'о. е.', 'ш. б.', 'б. б.'],
  ru: ['с. ш.', 'ю. ш.', 'в. д.', 'з. д.'],
};

/** "43.25° N, 76.95° E (Almaty, KZ)": a slip between the two numbers is seen by where it lands. */
function pointText(
  lang: Language,
  { lngDeg, latDeg }: Meaning & { kind: 'point' },
  gazetteer: Gazetteer,
  isoDay: string,
): string {
  const degrees = (value: number): string => {
    const text = String(Math.abs(value));
    return `${lang === 'en' ? text : text.replace('.', ',')}°`;
  };
  const [north, south, east, west] = HALVES[lang];
  const point = `${degrees(latDeg)} ${latDeg < 0 ? south : north}, ${degrees(lngDeg)} ${lngDeg < 0 ? west : east}`;
  const region = gazetteer.regionAt(lngDeg, latDeg);
  return region === undefined ? point : `${point} (${nameOn(region.names, lang, isoDay)}, ${region.country})`;
}

const PAIR = /^(-?\d{1,2}(?:\.\d+)?)\s*°?\s*([ns])?\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([ew])?$/i;

/** The point that a text gives as latitude and longitude, in degrees, as a decision's id. */
export function pointIn(text: string): string | undefined {
  const [, lat, half, lng, side] = PAIR.exec(text.trim().replaceAll('−', '-')) ?? [];
  if (lat === undefined || lng === undefined) return undefined;
  const latDeg = Number(lat) * (half?.toLowerCase() === 's' ? -1 : 1);
  const lngDeg = Number(lng) * (side?.toLowerCase() === 'w' ? -1 : 1);
  return Math.abs(latDeg) > 90 || Math.abs(lngDeg) > 180 ? undefined : pointId(lngDeg, latDeg);
}
