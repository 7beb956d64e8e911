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
    moreFigures: 'and {count} more {n, plural, one {figure} other {figures}}',
    moreGaps: 'and {count} more {n, plural, one {gap} other {gaps}} in coverage',
    noFigures: 'no figure given',
    ledgerEmpty: 'No national incidents in view',
    off: 'off',
    signs: 'How to read it',
    unlabelled:
      '{count} {n, plural, one {place is} other {places are}} drawn without {n, plural, one {its name} other {their names}}, for want of room.',
    peak: '{count} on {day}',
    none: 'none',
    unknownLetters: 'Some letters are not in the font of this picture.',
  },
  ru: {
    scale: 'Масштаб на {degrees}° {hemisphere, select, north {с. ш.} other {ю. ш.}}',
    km: '{count} км',
    m: '{count} м',
    perDay: 'События по дням',
    perDays: 'События, столбец — {count} {n, plural, one {день} few {дня} other {дней}}',
    spans: 'Известен промежуток, не день',
    moreEntries: 'и ещё {count} {n, plural, one {событие} few {события} other {событий}}',
    moreFigures: 'и ещё {count} {n, plural, one {число} few {числа} other {чисел}}',
    moreGaps: 'и ещё {count} {n, plural, one {пробел} few {пробела} other {пробелов}} в сообщениях',
    noFigures: 'числа не названы',
    ledgerEmpty: 'Общенациональных событий нет',
    off: 'выкл.',
    signs: 'Как читать карту',
    unlabelled: 'Без подписи, за недостатком места: {count}.',
    peak: '{count} — {day}',
    none: 'нет',
    unknownLetters: 'Некоторых букв нет в шрифте этой карты.',
  },
  kk: {
    scale: '{hemisphere, select, north {с. е.} other {о. е.}} {degrees}° бойындағы масштаб',
    km: '{count} км',
    m: '{count} м',
    perDay: 'Күндер бойынша оқиғалар',
    perDays: 'Оқиғалар, бір баған — {count} күн',
    spans: 'Нақты күні емес, аралығы белгілі',
    moreEntries: 'және тағы {count} оқиға',
    moreFigures: 'және тағы {count} сан',
    moreGaps: 'және хабардағы тағы {count} үзіліс',
    noFigures: 'саны айтылмаған',
    ledgerEmpty: 'Жалпыұлттық оқиға жоқ',
    off: 'өшірулі',
    signs: 'Картаны қалай оқу керек',
    unlabelled: 'Орын жетпегендіктен аты жазылмаған жерлер: {count}.',
    peak: '{count} — {day}',
    none: 'жоқ',
    unknownLetters: 'Кейбір әріптер осы картаның қарпінде жоқ.',
  },
} as const satisfies Catalogue<string>;

export type StaticWord = keyof (typeof CATALOGUE)['en'];

export const sayStatic = speaker<StaticWord>(CATALOGUE);
