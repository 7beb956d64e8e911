/**
 * The ground of a picture against MapLibre's own rendering of the live map's style: the same cameras, 2 device pixels a pixel.
 * Counts the pixels of which a channel differs by more than `THRESHOLD`, and writes a picture of them for each camera.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { runnerImport } from 'vite';
import { CHROMIUM_ARGS, findChromium } from '../browser/chromium.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
process.chdir(root);
const OUT = 'out/bench/ground';
const FRAME = { widthPx: 1100, heightPx: 620 };
const SCALE = 2;
/** Of 255, per channel. Below it is what two rasterisers make of one edge. */
const THRESHOLD = 16;
const GOAL = 0.005;
/** @type {{ name: string, theme: 'light' | 'dark' | 'grey', camera: import('../../src/scene/view.ts').Camera }[]} */
const CASES = [
  { name: 'country-light', theme: 'light', camera: { lngDeg: 66.9, latDeg: 48.55, zoom: 3.7 } },
  { name: 'country-dark', theme: 'dark', camera: { lngDeg: 66.9, latDeg: 48.55, zoom: 3.7 } },
  { name: 'country-grey', theme: 'grey', camera: { lngDeg: 66.9, latDeg: 48.55, zoom: 3.7 } },
  { name: 'continent', theme: 'light', camera: { lngDeg: 66.9, latDeg: 46, zoom: 2.3 } },
  { name: 'caspian', theme: 'light', camera: { lngDeg: 51.4, latDeg: 45.1, zoom: 5.6 } },
  { name: 'almaty', theme: 'light', camera: { lngDeg: 76.9, latDeg: 43.6, zoom: 7.4 } },
];

/** @type {{ module: unknown }} */
const imported = await runnerImport('/tests/bench/ground.ts', { root, logLevel: 'error', configFile: false });
const { liveStyle, drawnGround } = /** @type {typeof import('./ground.ts')} */ (imported.module);

const PAGE = `<!doctype html><style>body{margin:0}#map{width:${FRAME.widthPx}px;height:${FRAME.heightPx}px}</style><div id="map"></div>`;
const server = createServer((request, response) => {
  const name = (request.url ?? '').replace(/^\//, '');
  if (name === '') return void response.setHeader('content-type', 'text/html').end(PAGE);
  try {
    const body = readFileSync(join(root, 'node_modules/maplibre-gl/dist', name));
    response.setHeader('content-type', 'text/javascript').end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const address = server.address();
const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
const page = await browser.newPage({
  viewport: { width: FRAME.widthPx, height: FRAME.heightPx },
  deviceScaleFactor: SCALE,
});

mkdirSync(OUT, { recursive: true });
process.stdout.write(
  `pixels of ${FRAME.widthPx}×${FRAME.heightPx} at ${SCALE}× of which a channel differs by more than ${THRESHOLD} of 255; goal: ${GOAL * 100} %\n`,
);
for (const { name, theme, camera } of CASES) {
  await page.goto(url);
  await page.evaluate(
    async ({ styleText, at }) => {
      const address = '/maplibre-gl.mjs';
      /** @type {unknown} */
      const library = await import(address);
      const { Map: LiveMap, setWorkerUrl } = /** @type {typeof import('maplibre-gl')} */ (library);
      /** @type {(text: string) => import('maplibre-gl').StyleSpecification} */
      const parse = JSON.parse;
      const style = parse(styleText);
      setWorkerUrl(new URL('/maplibre-gl-worker.mjs', location.href).href);
      const map = new LiveMap({
        container: 'map',
        style,
        center: [at.lngDeg, at.latDeg],
        zoom: at.zoom,
        attributionControl: false,
        interactive: false,
        fadeDuration: 0,
      });
      await map.once('idle');
    },
    { styleText: JSON.stringify(liveStyle(theme)), at: camera },
  );
  const live = await sharp(await page.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer();
  const drawn = drawnGround(theme, camera, FRAME, SCALE);
  const ours = await sharp(drawn.data, { raw: { width: drawn.widthPx, height: drawn.heightPx, channels: 4 } })
    .removeAlpha()
    .raw()
    .toBuffer();
  const size = { width: drawn.widthPx, height: drawn.heightPx, channels: /** @type {const} */ (3) };
  const shown = Buffer.alloc(ours.length, 255);
  let count = 0;
  for (let at = 0; at < ours.length; at += 3) {
    const off = Math.max(...[0, 1, 2].map((channel) => Math.abs((ours[at + channel] ?? 0) - (live[at + channel] ?? 0))));
    if (off > THRESHOLD) count += 1;
    shown.fill(255 - Math.min(255, off * 4), at + 1, at + 3);
  }
  await Promise.all([
    sharp(shown, { raw: size }).png().toFile(`${OUT}/${name}.difference.png`),
    sharp(live, { raw: size }).png().toFile(`${OUT}/${name}.maplibre.png`),
    sharp(ours, { raw: size }).png().toFile(`${OUT}/${name}.picture.png`),
  ]);
  const part = count / (ours.length / 3);
  process.stdout.write(`${name}: ${(part * 100).toFixed(3)} %${part > GOAL ? ', over the goal' : ''}\n`);
}
await browser.close();
server.close();
process.stdout.write(`the pictures are in ${OUT}\n`);
