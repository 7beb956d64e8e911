/** Cyrillic to Latin, one table for Russian, Kazakh, Ukrainian, Kyrgyz and Tajik: the key only has to be the same on both sides. */
const CYRILLIC = new Map<string, string>(
  Object.entries({
    а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm',
    н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '',
    ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', ә: 'a', ғ: 'g', қ: 'k', ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h', і: 'i',
    ї: 'yi', є: 'ye', ґ: 'g', ў: 'u', ҳ: 'h', ҷ: 'j', ӣ: 'i', ӯ: 'u',
  }),
); // prettier-ignore

/** Latin letters that have no decomposition into a plain letter and a mark. */
const LATIN = new Map<string, string>(
  Object.entries({ ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ł: 'l', ð: 'd', þ: 'th', ı: 'i', ə: 'a', ŋ: 'n', ħ: 'h' }),
);

const FOREIGN = /[ßøæœđłðþıəŋħ\u0400-\u04FF]/gu;

/** Lower-case NFC text in Latin letters. Scripts that no table covers stay as they are. */
export const toLatin = (lowerCase: string): string =>
  lowerCase.replace(FOREIGN, (letter) => CYRILLIC.get(letter) ?? LATIN.get(letter) ?? letter);

const PLAIN = /^[ -~]*$/;

/**
 * The text, and the text with its letters read another way: г as the Ukrainian and Belarusian h; ş, ç and š, č as the
 * Kazakh, Turkic and Slavic sh and ch (a plain s and c is how many sources write them).
 */
export function letterVariants(text: string): readonly string[] {
  if (PLAIN.test(text)) return [text];
  const composed = text.normalize('NFC');
  return [
    text,
    composed.replace(/[гГ]/gu, 'h'),
    composed.replace(/[şšŞŠ]/gu, 'sh').replace(/[çčÇČ]/gu, 'ch'),
    composed.replace(/[ğĞ]/gu, 'g').replace(/[ñÑ]/gu, 'ng'),
  ].filter((variant, index) => index === 0 || variant !== composed);
}
