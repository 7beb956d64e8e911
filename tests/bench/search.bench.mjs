/**
 * Search over a million incidents, told in three scripts: how long its list of words takes to make and a query to answer, against
 * looking through every text with `String.includes` and against MiniSearch; then in the page, from a key to the results, over a
 * published dataset of that size.
 */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { CHROMIUM_ARGS, findChromium } from '../browser/chromium.mjs';
import { installPeers, peers } from './install-peers.mjs';
import { serveDataset } from './serve.mjs';

const ROWS = Number(process.env['ROWS'] ?? 1_000_000);
/** MiniSearch holds more than four kilobytes a row: more rows than these are not for a page. */
const PEER_ROWS = Math.min(ROWS, 50_000);
const ROUNDS = 5;
const WORDS = 60_000;

/** @template T @param {string} path @returns {Promise<T>} */
const source = async (path) => {
  const { module } = await runnerImport(fileURLToPath(new URL(path, import.meta.url)), { logLevel: 'error' });
  return /** @type {T} */ (module);
};
/** @type {typeof import('../../src/core/search-index.ts')} */
const { SearchIndexBuilder, postingsOf } = await source('../../src/core/search-index.ts');
/** @type {typeof import('../../src/core/search.ts')} */
const { searchRows } = await source('../../src/core/search.ts');
/** @type {typeof import('../../src/core/search-words.ts')} */
const { searchTerms } = await source('../../src/core/search-words.ts');
/** @type {typeof import('./synthetic-folder.ts')} */
const { syntheticFolder } = await source('synthetic-folder.ts');
/** @type {typeof import('./synthetic.ts')} */
const { random } = await source('synthetic.ts');

const LETTERS = ['abdegiklmnoprstuvz', 'абвгдежзиклмнопрстуүқғңө', 'ابتجدرسعفقكلمنهوي'];

/** Words as languages have them: few of them are most of a text. @param {() => number} next */
function vocabulary(next) {
  return Array.from({ length: WORDS }, (_, index) => {
    const letters = [...(LETTERS[index % LETTERS.length] ?? '')];
    return Array.from({ length: 3 + Math.floor(6 * next()) }, () => letters[Math.floor(letters.length * next())]).join('');
  });
}

const next = random(7);
const words = vocabulary(next);
const word = () => words[Math.floor(words.length * next() ** 4)] ?? '';
/** @param {number} count */
const sentence = (count) => Array.from({ length: count }, word).join(' ');
const texts = Array.from({ length: ROWS }, (_, row) => ({ title: sentence(6), rest: `${sentence(24)}, number ${row}.` }));
const queries = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? word() : `${word()} ${word().slice(0, 4)}`));

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
/** @param {() => void} work */
const msOf = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
/** @param {(query: string) => unknown} find */
const queryMs = (find) => median(queries.map((query) => median(Array.from({ length: 3 }, () => msOf(() => void find(query))))));
/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

const builder = new SearchIndexBuilder();
/** @type {ReturnType<typeof builder.finish> | undefined} */
let list;
const buildMs = msOf(() => {
  texts.forEach((text, row) => builder.add(row, text));
  list = builder.finish();
});
const columns = { count: ROWS, spot: new Int32Array(ROWS), from: new Int32Array(ROWS) };
const ownMs = queryMs((query) => {
  const terms = searchTerms(query);
  const postings = terms.map((term) => (list === undefined ? [] : postingsOf(list, term)));
  return searchRows(columns, [[]], terms, postings, 20);
});
const plain = texts.map(({ title, rest }) => `${title} ${rest}`.toLowerCase());
const scanMs = queryMs((query) => {
  const parts = query.split(' ');
  return plain.filter((text) => parts.every((part) => text.includes(part))).length;
});
say(`${ROWS.toLocaleString('en')} rows of 30 words: list of words made in ${(buildMs / 1000).toFixed(1)} s`);
say(`  a query                ${ownMs.toFixed(1)} ms (median of ${queries.length})`);
say(`  String.includes, all   ${scanMs.toFixed(1)} ms, ratio ${(ownMs / scanMs).toFixed(2)}; it finds letters, not words`);

installPeers('minisearch');
/** @type {{ default: new (options: object) => { addAll: (all: object[]) => void, search: (query: string, options: object) => unknown[] } }} */
const { default: MiniSearch } = await import(pathToFileURL(join(peers, 'node_modules/minisearch/dist/es/index.js')).href);
const few = texts.slice(0, PEER_ROWS);
const mini = new MiniSearch({ fields: ['title', 'rest'] });
const miniMs = msOf(() => mini.addAll(few.map((text, id) => ({ id, ...text }))));
const own = new SearchIndexBuilder();
/** @type {ReturnType<typeof own.finish> | undefined} */
let fewList;
const fewMs = msOf(() => {
  few.forEach((text, row) => own.add(row, text));
  fewList = own.finish();
});
const miniQueryMs = queryMs((query) => mini.search(query, { prefix: true, combineWith: 'AND' }).length);
const fewQueryMs = queryMs((query) => {
  const terms = searchTerms(query);
  const postings = terms.map((term) => (fewList === undefined ? [] : postingsOf(fewList, term)));
  return searchRows({ ...columns, count: PEER_ROWS }, [[]], terms, postings, 20);
});
say(`${PEER_ROWS.toLocaleString('en')} of them`);
say(
  `  list of words ${(fewMs / 1000).toFixed(2)} s, MiniSearch ${(miniMs / 1000).toFixed(2)} s, ratio ${(fewMs / miniMs).toFixed(2)}`,
);
say(
  `  a query ${fewQueryMs.toFixed(2)} ms, MiniSearch ${miniQueryMs.toFixed(2)} ms, ratio ${(fewQueryMs / miniQueryMs).toFixed(2)}`,
);

/** Runs in the page: milliseconds from a key to the list of what it found. @param {string} query @returns {Promise<number>} */
function keyMs(query) {
  const field = document.querySelector('input[role=combobox]');
  if (!(field instanceof HTMLInputElement)) throw new Error('there is no search');
  /** @param {string} text */
  const type = (text) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  type('');
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const start = performance.now();
      field.focus();
      type(query);
      const look = () => {
        if (document.querySelector('#search-choices [role=option]') === null) requestAnimationFrame(look);
        else resolve(performance.now() - start);
      };
      requestAnimationFrame(look);
    });
  });
}

const site = await serveDataset(await syntheticFolder(ROWS));
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(`${site.url}?lang=en`);
await page.locator('.map.ready').waitFor({ timeout: 120_000 });
const first = await page.evaluate(keyMs, 'incident 4711');
/** @type {number[]} */
const fresh = [];
/** @type {number[]} */
const known = [];
for (let round = 0; round < ROUNDS; round++) {
  fresh.push(await page.evaluate(keyMs, `number ${31_000 + 1009 * round}`));
  known.push(await page.evaluate(keyMs, 'made up'));
}
await browser.close();
site.stop();
say(`in the page, ${ROWS.toLocaleString('en')} published incidents, from the key to the results`);
say(
  `  the first query ${first.toFixed(0)} ms; one of a new word ${median(fresh).toFixed(0)} ms; one whose words are in every row ${median(known).toFixed(0)} ms`,
);
