import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { problemText, worded, type Problem } from '../../../src/core/problem.ts';
import { english, said } from '../../../src/core/said.ts';
import { saidIn } from '../../../src/core/sentences/said-in.ts';
import { SENTENCES } from '../../../src/core/sentences/sentences.ts';
import { reportLine } from '../../../src/formats/report.ts';

const namesIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)(?=[},])/g)].map(([, name = '']) => name))].sort();

describe('what is said of an input', () => {
  it('has the same values in every language, and is a message that can be formatted', () => {
    for (const [sentence, words] of Object.entries(SENTENCES))
      for (const lang of ['kk', 'ru'] as const) {
        expect([sentence, lang, namesIn(words[lang])]).toEqual([sentence, lang, namesIn(sentence)]);
        const values = Object.fromEntries(namesIn(sentence).map((name) => [name, 5]));
        const text = String(new IntlMessageFormat(words[lang], lang).format(values));
        expect(text).not.toMatch(/[{}]|undefined/);
      }
  });

  it('is no English left in another language, save for what is written with signs alone', () => {
    const words = Object.entries(SENTENCES).filter(([sentence]) =>
      /[a-z]{3}/.test(sentence.replace(/\{\w+\}|low|best|high/g, '')),
    );
    const same = words.filter(
      ([sentence, { kk, ru }]) => kk === sentence || ru === sentence || !/[а-я]/i.test(kk) || !/[а-я]/i.test(ru),
    );
    expect(same).toEqual([]);
  });

  it('counts as each language counts', () => {
    const columns = (count: number): string => saidIn('ru', said('has {count} columns', { count }));
    expect([1, 3, 11, 25].map(columns)).toEqual(['1 столбец', '3 столбца', '11 столбцов', '25 столбцов']);
    expect(saidIn('kk', said('has {count} columns', { count: 3 }))).toBe('3 баған бар');
  });

  it('takes values as text, whatever they look like', () => {
    const what = said('can\'t be read as "{format}"', { format: "{id} $& '{' <b>" });
    expect(english(what)).toBe("can't be read as \"{id} $& '{' <b>\"");
    expect(saidIn('ru', what)).toBe("не читается как «{id} $& '{' <b>»");
  });
});

const problem: Problem = {
  ...{ file: 'a.csv', line: 3, column: 'place', value: 'Almatty', code: 'place-unmatched', severity: 'error' },
  message: 'is not in the gazetteer',
  suggestion: said('{place}?', { place: 'Almaty, Almaty, KZ' }),
  candidates: ['Almaty, Almaty, KZ'],
};

describe('a problem', () => {
  it('is put in words in one language, English where none is said', () => {
    expect(problemText(problem)).toBe('a.csv:3 place "Almatty" is not in the gazetteer; Almaty, Almaty, KZ?');
    expect(problemText(problem, (what) => saidIn('ru', what))).toBe(
      'a.csv:3 place "Almatty" нет в справочнике; Almaty, Almaty, KZ?',
    );
    expect(problemText({ ...problem, line: 0, column: '', value: '', suggestion: '' })).toBe('a.csv is not in the gazetteer');
  });

  it('has words and no sentences with holes in what is printed', () => {
    expect(worded(problem)).toEqual({ ...problem, suggestion: 'Almaty, Almaty, KZ?' });
    expect(reportLine(problem, (what) => saidIn('kk', what))).toBe(
      'a.csv,3,place,Almatty,place-unmatched,error,анықтамалықта жоқ,"Almaty, Almaty, KZ ма?","Almaty, Almaty, KZ"\n',
    );
  });
});
