import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin } from 'vite';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Our own components are in runes mode; a package's components say for themselves. */
const svelteHere = () =>
  svelte({
    configFile: false,
    dynamicCompileOptions: ({ filename }) => (filename.includes('node_modules') ? undefined : { runes: true }),
  });

/** What hyparquet takes a file's word for, by module: the text, and the same with a bound. */
const UNBOUNDED: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  encoding: [
    [
      'while (seen < output.length) {',
      "while (seen < output.length) {\n    if (!(reader.offset >= 0)) throw new Error('parquet page without lengths')",
    ],
    ['const count = header >>> 1', 'const count = Math.min(header >>> 1, output.length - seen)'],
    ['let count = header >> 1 << 3', 'let count = Math.min((header >>> 1) * 8, output.length - seen)'],
  ],
  column: [
    [
      'const header = parquetHeader(reader)',
      `const header = parquetHeader(reader)
    const values = header.data_page_header ?? header.data_page_header_v2 ?? header.dictionary_page_header
    if (!(header.compressed_page_size >= 0 && header.uncompressed_page_size < 2 ** 28 && !(values?.num_values > 2 ** 24)))
      throw new Error('parquet page of no possible size')`,
    ],
  ],
};

/**
 * Bounds what a damaged Parquet file may claim: a page without a length is read again for ever, and a run of values is counted to
 * thousands of millions, or below 0 without an end; nothing could stop either. A run is never needed beyond the values of its page,
 * as what comes after lies where the page says; no writer makes pages of 256 MB or of 16 million values.
 */
const boundedParquet: Plugin = {
  name: 'bounded-parquet',
  enforce: 'pre',
  transform(code, id) {
    const bounds = UNBOUNDED[/[/]hyparquet[/]src[/]([a-z]+)[.]js$/.exec(id)?.[1] ?? ''];
    return bounds?.reduce((text, [from, to]) => {
      if (text.split(from).length !== 2) throw new Error(`hyparquet is written in another way: ${from}`);
      return text.replace(from, () => to);
    }, code);
  },
};

/** The dataset that a page opens when nothing else lies beside it. */
const EMBEDDED = 'kazakhstan-2022';

/** What a dataset from elsewhere in the world is joined and drawn with; a page of one file is too small for it. */
const WORLD_FILES = [
  'geo/world-50m.topo.json',
  ...['places.bin', 'aliases.csv', 'regions.json', 'regions.topo.json', 'countries.json'].map((file) => `geo/world/${file}`),
];

/** What the page fetches, by its path beside the page. `qantar serve` and `qantar site` put another dataset in its place. */
function pageFiles(): ReadonlyMap<string, string> {
  const dataset = readdirSync(here(`data/${EMBEDDED}`)).filter((file) => /^[a-z]+[.](csv|json)$/.test(file));
  const files = new Map([['data/index.json', JSON.stringify({ dataset: EMBEDDED, files: dataset })]]);
  const add = (path: string, from: string): void => void files.set(path, readFileSync(here(from), 'utf8'));
  for (const file of dataset) add(`data/${EMBEDDED}/${file}`, `data/${EMBEDDED}/${file}`);
  for (const file of ['places.geojson', 'regions.geojson', 'basemap.topo.json', 'world.topo.json'])
    add(`geo/${file}`, `geo/${file}`);
  return files;
}

/** Data and ground lie beside the page: served while developing, written into the build. */
const filesBeside: Plugin = {
  name: 'files-beside',
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const path = (request.url ?? '/').replace(/^[/]/, '').replace(/[?].*$/, '');
      const isBeside = /^(data|geo)[/]/.test(path) && !/taxonomy|codes/.test(path);
      const ofWorld = WORLD_FILES.includes(path) ? readFileSync(here(path)) : undefined;
      const content = isBeside ? (pageFiles().get(path) ?? ofWorld) : undefined;
      if (content === undefined) next();
      else response.setHeader('content-type', 'text/plain; charset=utf-8').end(content);
    });
  },
  generateBundle() {
    for (const [fileName, source] of pageFiles()) this.emitFile({ type: 'asset', fileName, source });
  },
};

/** The rest of the world lies beside the page and is fetched when a person opens a dataset from there. */
const worldBeside: Plugin = {
  name: 'world-beside',
  generateBundle() {
    for (const fileName of WORLD_FILES) this.emitFile({ type: 'asset', fileName, source: readFileSync(here(fileName)) });
  },
};

/** The page: static files that work in any folder of any host. */
const page: ViteUserConfig = {
  root: here('src/app'),
  base: './',
  publicDir: false,
  plugins: [boundedParquet, svelteHere(), filesBeside, worldBeside],
  worker: { format: 'es', plugins: () => [boundedParquet] },
  server: { fs: { allow: [here('.')] } },
  build: {
    outDir: here('dist/app'),
    emptyOutDir: true,
    target: 'es2022',
    // A map library of 1 MB is what this page is; the size is held by the benchmark.
    chunkSizeWarningLimit: 2000,
  },
};

const WORKER = 'maplibre-gl/dist/maplibre-gl-worker.mjs';

/** A page from disk may start no worker from a file: the worker's text is in the page, and its address is made there. */
const workerInside: Plugin = {
  name: 'worker-inside',
  enforce: 'pre',
  async resolveId(id, importer) {
    if (id === `${WORKER}?worker&url`) return '\0worker-inside';
    // Our own workers are bundled, and their text comes with the page.
    return id.endsWith('.ts?worker') ? this.resolve(`${id}&inline`, importer, { skipSelf: true }) : undefined;
  },
  load(id) {
    if (id !== '\0worker-inside') return undefined;
    const text = readFileSync(here(`node_modules/${WORKER}`), 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
    return `export default URL.createObjectURL(new Blob([${JSON.stringify(text)}], { type: 'text/javascript' }));`;
  },
};

/** The same page as one script with everything inside, for `qantar site --single-file`. */
const single: ViteUserConfig = {
  ...page,
  plugins: [boundedParquet, svelteHere(), filesBeside, workerInside],
  // A module from a blob has no right to run in a page from disk; a plain script has.
  worker: { format: 'iife', plugins: () => [boundedParquet] },
  build: {
    ...page.build,
    outDir: here('dist/single'),
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
};

/** Files `src/node/NAME.worker.ts` become `dist/cli/NAME.worker.js`, beside the bundle that starts them. */
function nodeWorkers(): Record<string, string> {
  const folder = here('src/node');
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((file) => file.endsWith('.worker.ts'));
  return Object.fromEntries(files.map((file) => [file.slice(0, -'.ts'.length), `${folder}/${file}`]));
}

const executable: Plugin = {
  name: 'executable',
  writeBundle() {
    chmodSync(here('dist/cli/qantar.js'), 0o755);
  },
};

/** Packages that hold machine code, or read files of their own beside them: they stay in node_modules. */
const APART = ['@resvg/resvg-js', 'sharp', 'fontkit', 'pdfkit'];

/** The command line: our modules and packages bundled, so that few files are found, opened and compiled at start. */
const cli: ViteUserConfig = {
  root: here('.'),
  publicDir: false,
  plugins: [boundedParquet, executable],
  ssr: { noExternal: true, external: APART },
  build: {
    ssr: true,
    outDir: here('dist/cli'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { qantar: here('src/cli/main.ts'), ...nodeWorkers() },
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        banner: (chunk) => (chunk.isEntry && chunk.name === 'qantar' ? '#!/usr/bin/env node' : ''),
      },
    },
  },
};

/** Two projects: most tests need no page; those of components run in jsdom with the browser's side of each package. */
const tests: ViteUserConfig = {
  root: here('.'),
  test: {
    projects: [
      {
        plugins: [boundedParquet],
        test: {
          name: 'node',
          server: { deps: { inline: ['hyparquet'] } },
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.svelte.test.ts', 'tests/browser/**'],
          // A hang ends here; slow is for the benches to say. A busy small machine takes seconds to open the world's places.
          testTimeout: 30_000,
        },
      },
      {
        plugins: [svelteHere(), svelteTesting()],
        test: { name: 'page', environment: 'jsdom', include: ['tests/**/*.svelte.test.ts'] },
      },
    ],
  },
};

export default defineConfig(({ mode }) =>
  process.env.VITEST ? tests : mode === 'cli' ? cli : mode === 'single' ? single : page,
);
