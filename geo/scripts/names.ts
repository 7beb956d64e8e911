/** One name of a place, region, country or water. `from` and `to` are inclusive ISO days; absent means open. */
export interface Name {
  readonly lang: string;
  readonly name: string;
  /** `short` is for labels on a map, and is no name to look up by itself in running text. */
  readonly kind: 'name' | 'short' | 'alias' | 'transliteration';
  readonly from?: string;
  readonly to?: string;
}

const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  қ: 'q',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ұ: 'u',
  ү: 'u',
  ф: 'f',
  х: 'kh',
  һ: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  і: 'i',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

/** Letter for letter into plain Latin, as press and passports do: Қызылорда → Qyzylorda, Джусалы → Dzhusaly. */
export function transliterate(text: string): string {
  let out = '';
  for (const char of text.normalize('NFC')) {
    const lower = char.toLowerCase();
    const latin = LATIN[lower];
    if (latin === undefined) out += char;
    else out += lower === char ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
  }
  return out;
}

const YEAR = /^\d{4}$/u;

/**
 * The days of a dated row. Where a table knows only the year of a change, the old name holds to the end of that year
 * and the new one from the next: `changeYears` are the years in which a predecessor ended.
 */
export function days(from: string, to: string, changeYears: ReadonlySet<string>): { from?: string; to?: string } {
  const start = YEAR.test(from) ? (changeYears.has(from) ? `${String(Number(from) + 1)}-01-01` : `${from}-01-01`) : from;
  const end = YEAR.test(to) ? `${to}-12-31` : to;
  return { ...(start ? { from: start } : {}), ...(end ? { to: end } : {}) };
}

export interface DatedRow {
  readonly lang: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Dated names of one thing in table order, or the undated one of a language that has no history. */
export function officialNames(
  undated: Readonly<Record<string, string>>,
  dated: readonly DatedRow[],
  kind: 'name' | 'short',
): Name[] {
  const names: Name[] = [];
  for (const [lang, name] of Object.entries(undated)) {
    const history = dated.filter((row) => row.lang === lang);
    if (history.length === 0) names.push({ lang, name, kind });
    const ends = new Set(history.map(({ to }) => to));
    for (const row of history) names.push({ lang, name: row.name, kind, ...days(row.from, row.to, ends) });
  }
  return names;
}

/** The language that a spelling is written in, as far as its letters tell: `und` for Latin, which may be any. */
export function scriptLanguage(name: string): string {
  if (/[әғқңөұүһі]/iu.test(name)) return 'kk';
  return /\p{Script=Cyrillic}/u.test(name) ? 'ru' : 'und';
}

/** Adds aliases and transliterations that no earlier name spells already, whatever the case of its letters. */
export function withVariants(names: readonly Name[], aliases: readonly string[]): Name[] {
  const out = [...names];
  const key = (name: string): string => name.normalize('NFC').toLowerCase();
  const known = new Set(names.map(({ name }) => key(name)));
  const add = (lang: string, name: string, kind: Name['kind'], days: { from?: string; to?: string } = {}): void => {
    if (known.has(key(name))) return;
    known.add(key(name));
    out.push({ lang, name, kind, ...days });
  };
  for (const alias of aliases) {
    if (names.some(({ name }) => name === alias)) continue;
    add(scriptLanguage(alias), alias, 'alias');
  }
  for (const { lang, name, kind, from, to } of names) {
    if (kind !== 'name' || (lang !== 'kk' && lang !== 'ru')) continue;
    add(`${lang}-Latn`, transliterate(name), 'transliteration', { ...(from ? { from } : {}), ...(to ? { to } : {}) });
  }
  return out;
}
