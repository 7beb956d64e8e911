/**
 * Reading and joining 1 000 000 rows as ACLED exports them: `qantar check` against papaparse, which only cuts the same file
 * into cells, and the join alone against a `Map` that is asked for the exact name. Each in the same run, on the same file.
 */
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { runnerImport } from 'vite';
import { writeAcledLike } from './acled-like.mjs';
import { runQantar } from './command.mjs';

const ROWS = 1_000_000;
const JOINED_ROWS = 200_000;

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'qantar-bench-'));
const file = join(folder, 'acled-like.csv');

/** @param {string} text */
const say = (text) => process.stdout.write(`${text}\n`);
/** @param {number} rows @param {number} ms */
const rate = (rows, ms) => `${Math.round(rows / ms).toLocaleString('en')} 000 rows/s`;

const check = () => runQantar(['check', file, '--json'], folder);

/** @returns {Promise<{ ms: number, rows: number }>} */
function papaparse() {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    let rows = -1;
    Papa.parse(createReadStream(file), {
      step: () => (rows += 1),
      complete: () => resolve({ ms: performance.now() - start, rows }),
      error: reject,
    });
  });
}

/**
 * The first rows as records, and the gazetteer with their countries.
 * @returns {Promise<{ take: () => number, look: () => number }>} milliseconds of the join and of the `Map`
 */
async function joins() {
  /** @type {{ module: typeof import('../../src/formats/read-input.ts') }} */
  const { module: reading } = await runnerImport(join(root, 'src/formats/read-input.ts'));
  /** @type {{ module: typeof import('../../src/node/gazetteer.ts') }} */
  const { module: gazetteers } = await runnerImport(join(root, 'src/node/gazetteer.ts'));
  /** @type {{ module: typeof import('../../src/core/ingest.ts') }} */
  const { module: ingests } = await runnerImport(join(root, 'src/core/ingest.ts'));
  /** @type {import('../../src/core/incident.ts').IncidentRecord[]} */
  const records = [];
  const source = { name: file, chunks: () => createReadStream(file, { end: JOINED_ROWS * 420 }) };
  await reading.readInput(source, { map: new Map(), dates: undefined, keepsWords: false }, ({ readings }) => {
    for (const { record } of readings) if (record !== undefined && records.length < JOINED_ROWS) records.push(record);
  });
  const grower = gazetteers.growingGazetteer();
  const codes = new Set(records.map(({ country }) => grower.current().countryOf(country) ?? ''));
  const gazetteer = await grower.add([...codes]);
  const byName = new Map(gazetteer.places.map((place) => [place.names[0]?.name ?? '', place]));
  /** @type {(text: string) => import('../../src/core/taxonomy.ts').Taxonomy} */
  const parse = JSON.parse;
  const taxonomy = parse(readFileSync(join(root, 'data/taxonomy.json'), 'utf8'));
  return {
    take: () => {
      const run = ingests.createIngest(gazetteer, taxonomy);
      const start = performance.now();
      for (const record of records) run.take(record);
      return performance.now() - start;
    },
    look: () => {
      let found = 0;
      const start = performance.now();
      for (const { place } of records) if (byName.has(place)) found += 1;
      return found > 0 ? performance.now() - start : Number.NaN;
    },
  };
}

try {
  await writeAcledLike(file, ROWS);
  say(`${ROWS.toLocaleString('en')} rows, ${Math.round(statSync(file).size / 1e6)} MB`);
  const first = [await check(), await papaparse(), await check(), await papaparse()];
  const [one, cells, two, again] =
    /** @type {[Awaited<ReturnType<typeof check>>, { ms: number, rows: number }, Awaited<ReturnType<typeof check>>, { ms: number, rows: number }]} */ (
      first
    );
  const own = one.ms < two.ms ? one : two;
  const peer = Math.min(cells.ms, again.ms);
  say(`  ${own.said.slice(1, own.said.indexOf(',"problems"'))}`);
  if (!own.said.startsWith(`{"rows":${cells.rows},`)) throw new Error(`papaparse has ${cells.rows} rows`);
  say(`  qantar check        ${(own.ms / 1000).toFixed(1)} s, ${rate(ROWS, own.ms)}, ${Math.round(own.mb)} MB`);
  say(`  papaparse, no join  ${(peer / 1000).toFixed(1)} s, ${rate(ROWS, peer)}`);
  say(`  ratio ${(own.ms / peer).toFixed(2)}`);
  const { take, look } = await joins();
  const [cold, warm] = [take(), Math.min(take(), take())];
  const plain = Math.min(look(), look(), look());
  say(
    `  join of ${JOINED_ROWS.toLocaleString('en')} records: first ${rate(JOINED_ROWS, cold)} with its indexes, then ${rate(JOINED_ROWS, warm)}`,
  );
  say(`  Map by exact name   ${rate(JOINED_ROWS, plain)}; ratio ${(warm / plain).toFixed(1)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
