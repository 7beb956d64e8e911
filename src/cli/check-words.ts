import type { Counts } from '../core/ingest.ts';
import type { Language } from '../core/languages.ts';
import { speaker } from '../core/messages.ts';

const en = {
  more: '… and {n} more; --report FILE.csv lists them all',
  rows: '{n} {n, plural, one {row} other {rows}} = {joined} joined + {ambiguous} ambiguous + {unmatched} unmatched + {unlocated} unlocated + {rejected} rejected',
  errors: '{n} {n, plural, one {error} other {errors}}',
  warnings: '{n} {n, plural, one {warning} other {warnings}}',
};
type Key = keyof typeof en;

const kk: Record<Key, string> = {
  more: '… тағы {n}; бәрі --report FILE.csv есебінде',
  rows: '{n} жол = {joined} байланысты + {ambiguous} көп мағыналы + {unmatched} табылмады + {unlocated} орынсыз + {rejected} қабылданбады',
  errors: '{n} қате',
  warnings: '{n} ескерту',
};

const ru: Record<Key, string> = {
  more: '… и ещё {n}; все — в отчёте --report FILE.csv',
  rows: '{n} {n, plural, one {строка} few {строки} other {строк}} = {joined} привязано + {ambiguous} неоднозначно + {unmatched} не найдено + {unlocated} без места + {rejected} отклонено',
  errors: '{n} {n, plural, one {ошибка} few {ошибки} other {ошибок}}',
  warnings: '{n} {n, plural, one {предупреждение} few {предупреждения} other {предупреждений}}',
};

const say = speaker<Key>({ en, kk, ru });

/** The last lines of a run: every row is accounted for. */
export function summaryText(counts: Counts, errors: number, warnings: number, shown: number, lang: Language): string {
  const more = errors + warnings - shown;
  return [
    ...(more > 0 ? [say(lang, 'more', { n: more })] : []),
    say(lang, 'rows', { n: counts.rows, ...counts }),
    `${say(lang, 'errors', { n: errors })}, ${say(lang, 'warnings', { n: warnings })}`,
    '',
  ].join('\n');
}
