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

const own = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
/** @type {{ module: typeof import('../../src/core/search-index.ts') }} */
const { module: index } = await runnerImport(own('../../src/core/search-index.ts'), { logLevel: 'error' });
/** @type {{ module: typeof import('../../src/core/search.ts') }} */
const { module: search } = await runnerImport(own('../../src/core/search.ts'), { logLevel: 'error' });
/** @type {{ module: typeof import('../../src/core/search-words.ts') }} */
const { module: searchWords } = await runnerImport(own('../../src/core/search-words.ts'), { logLevel: 'error' });
/** @type {{ module: typeof import('./synthetic-folder.ts') }} */
const { module: folders } = await runnerImport(own('synthetic-folder.ts'), { logLevel: 'error' });
/** @type {{ module: typeof import('./synthetic.ts') }} */
const { module: synthetic } = await runnerImport(own('synthetic.ts'), { logLevel: 'error' });

const LETTERS = ['abdegiklmnoprstuvz', 'абвгдежзиклмнопрстуүқғңө', 'ابتجدرسعفقكلمنهوي'];

/** Words as languages have them: few of them are most of a text. @param {() => number} next */
function vocabulary(next) {
  return Array.from({ length: WORDS }, (_, index) => {
    const letters = [...(LETTERS[index % LETTERS.length] ?? '')];
    return Array.from({ length: 3 + Math.floor(6 * next()) }, () => letters[Math.floor(letters.length * next())]).join('');
  });
}

const next = synthetic.random(7);
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

/** The list of words of some rows, and how long it took. @param {typeof texts} rows */
function listOf(rows) {
  const start = performance.now();
  const builder = new index.SearchIndexBuilder();
  rows.forEach((text, row) => builder.add(row, text));
  const list = builder.finish();
  return { list, ms: performance.now() - start };
}
/** @param {ReturnType<typeof listOf>['list']} list @param {number} count */
const ownQueryMs = (list, count) => {
  const columns = { count, spot: new Int32Array(count), from: new Int32Array(count) };
  return queryMs((query) => {
    const terms = searchWords.searchTerms(query);
    const postings = terms.map((term) => index.postingsOf(list, term));
    return search.searchRows(columns, [[]], terms, postings, 20);
  });
};

const { list, ms: buildMs } = listOf(texts);
const ownMs = ownQueryMs(list, ROWS);
const plain = texts.map(({ title, rest }) => `${title} ${rest}`.toLowerCase());
const scanMs = queryMs((query) => {
  const parts = query.split(' ');
  return plain.filter((text) => parts.every((part) => text.includes(part))).length;
});
say(`${ROWS.toLocaleString('en')} rows of 30 words: list of words made in ${(buildMs / 1000).toFixed(1)} s`);
say(`  a query                ${ownMs.toFixed(2)} ms (median of ${queries.length})`);
say(`  String.includes, all   ${scanMs.toFixed(1)} ms, ratio ${(ownMs / scanMs).toFixed(2)}; it finds letters, not words`);

installPeers('minisearch');
/** @typedef {{ addAll: (all: object[]) => void, search: (query: string, options: object) => unknown[] }} Mini */
/** @type {unknown} */
const imported = await import(pathToFileURL(join(peers, 'node_modules/minisearch/dist/es/index.js')).href);
const { default: MiniSearch } = /** @type {{ default: new (options: object) => Mini }} */ (imported);
const few = texts.slice(0, PEER_ROWS);
const mini = new MiniSearch({ fields: ['title', 'rest'] });
const miniMs = msOf(() => mini.addAll(few.map((text, id) => ({ id, ...text }))));
const { list: fewList, ms: fewMs } = listOf(few);
const miniQueryMs = queryMs((query) => mini.search(query, { prefix: true, combineWith: 'AND' }).length);
const fewQueryMs = ownQueryMs(fewList, PEER_ROWS);
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

const site = await serveDataset(await folders.syntheticFolder(ROWS));
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
  fresh.push(await page.evaluate(keyMs, `number ${Math.floor(ROWS * (0.3 + 0.1 * round)) + 7}`));
  known.push(await page.evaluate(keyMs, 'made up'));
}
await browser.close();
site.stop();
say(`in the page, ${ROWS.toLocaleString('en')} published incidents, from the key to the results`);
say(
  `  the first query ${first.toFixed(0)} ms; one of a new word ${median(fresh).toFixed(0)} ms; one whose words are in every row ${median(known).toFixed(0)} ms`,
);
