import { type Catalogue, speaker } from '../core/messages.ts';

/** Words that only a laid-out picture needs; what page and picture both say is in the Scene. */
const CATALOGUE = {
  en: {
    scale: 'Scale at {degrees}° {hemisphere, select, north {N} other {S}}',
    km: '{count} km',
    m: '{count} m',
    perDay: 'Incidents by day',
    perDays: 'Incidents by {count} days',
    spans: 'Dated to a span of days',
    moreEntries: 'and {count} more {n, plural, one {incident} other {incidents}}',
    moreGaps: 'and {count} more {n, plural, one {gap} other {gaps}} in coverage',
    figures: '{shown, plural, =0 {{count} {n, plural, one {figure} other {figures}}} other {{shown} of {count} figures}}',
    off: 'off',
    basemap: 'Map: {credit}.',
    offMap: '{count} on no map',
    daysOverlap: 'What is dated to a span of days is counted on each of them.',
    signs: 'How to read it',
    unlabelled:
      '{count} {n, plural, one {place is} other {places are}} drawn without {n, plural, one {its name} other {their names}}, for want of room.',
  },
  ru: {
    scale: 'Масштаб на {degrees}° {hemisphere, select, north {с. ш.} other {ю. ш.}}',
    km: '{count} км',
    m: '{count} м',
    perDay: 'События по дням',
    perDays: 'События, столбец — {count} {n, plural, one {день} few {дня} other {дней}}',
    spans: 'Известен промежуток, не день',
    moreEntries: 'и ещё {count} {n, plural, one {событие} few {события} other {событий}}',
    moreGaps: 'и ещё {count} {n, plural, one {пробел} few {пробела} other {пробелов}} в сообщениях',
    figures: '{shown, plural, =0 {чисел: {count}} other {чисел {shown} из {count}}}',
    off: 'выкл.',
    basemap: 'Карта: {credit}.',
    offMap: 'не на карте: {count}',
    daysOverlap: 'События, известные с промежутком дат, учтены в каждом из его дней.',
    signs: 'Как читать карту',
    unlabelled: 'Без подписи, за недостатком места: {count}.',
  },
  kk: {
    scale: '{hemisphere, select, north {с. е.} other {о. е.}} {degrees}° бойындағы масштаб',
    km: '{count} км',
    m: '{count} м',
    perDay: 'Күндер бойынша оқиғалар',
    perDays: 'Оқиғалар, бір баған — {count} күн',
    spans: 'Нақты күні емес, аралығы белгілі',
    moreEntries: 'және тағы {count} оқиға',
    moreGaps: 'және хабардағы тағы {count} үзіліс',
    figures: '{shown, plural, =0 {{count} сан} other {{count} санның {shown} көрсетілді}}',
    off: 'өшірулі',
    basemap: 'Карта: {credit}.',
    offMap: 'картада жоқ: {count}',
    daysOverlap: 'Аралығы ғана белгілі оқиғалар сол күндердің әрқайсысында саналған.',
    signs: 'Картаны қалай оқу керек',
    unlabelled: 'Орын жетпегендіктен аты жазылмаған жерлер: {count}.',
  },
} as const satisfies Catalogue<string>;

export type StaticWord = keyof (typeof CATALOGUE)['en'];

export const sayStatic = speaker<StaticWord>(CATALOGUE);
