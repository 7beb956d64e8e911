import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { CHROMIUM_ARGS, findChromium } from '../browser/chromium.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const lib = join(root, 'node_modules/maplibre-gl/dist');

/**
 * The peer of the static pictures at its best: a page of nothing but MapLibre with Qantar's ground and a circle for each
 * incident, without a name, a legend or a count. What it shows is less than a picture of ours; what it costs is its floor.
 */
const PAGE = `<!doctype html><meta charset="utf-8"><style>html,body,#map{margin:0;width:100%;height:100%}</style><div id="map"></div>
<script type="module">
import { Map, setWorkerUrl } from './maplibre-gl.mjs';
setWorkerUrl('./maplibre-gl-worker.mjs');
const { style, camera } = await (await fetch('./style.json')).json();
const map = new Map({ container: 'map', style, ...camera, attributionControl: false, fadeDuration: 0, interactive: false,
  canvasContextAttributes: { preserveDrawingBuffer: true } });
const idle = () => new Promise((done) => map.once('idle', done));
window.shown = idle();
window.show = async (filter) => { map.setFilter('incidents', filter); await idle(); };
window.picture = async () => {
  const blob = await new Promise((done) => map.getCanvas().toBlob(done, 'image/png'));
  return blob.size;
};
</script>`;

const TYPES = new Map([['.mjs', 'text/javascript'], ['.css', 'text/css'], ['.json', 'application/json']]); // prettier-ignore

/** @typedef {{ lng: number, lat: number, day: string, type: string }} Dot */

/**
 * @param {readonly Dot[]} dots
 * @param {{ center: [number, number], zoom: number }} camera
 * @returns {Promise<string>} the style and camera that the page asks for
 */
async function styleOf(dots, camera) {
  /** @type {{ module: typeof import('../../src/map/ground.ts') }} */
  const { module: grounds } = await runnerImport(join(root, 'src/map/ground.ts'));
  /** @type {{ module: typeof import('../../src/map/style.ts') }} */
  const { module: styles } = await runnerImport(join(root, 'src/map/style.ts'));
  /** @type {{ module: typeof import('../../src/marks/theme.ts') }} */
  const { module: themes } = await runnerImport(join(root, 'src/marks/theme.ts'));
  /** @type {(text: string) => import('../../src/map/ground.ts').BasemapTopology} */
  const parse = JSON.parse;
  const ground = grounds.groundOf(parse(readFileSync(join(root, 'geo/basemap.topo.json'), 'utf8')), 'KZ');
  const style = styles.mapStyle(ground, themes.PALETTES.light);
  const features = dots.map(({ lng, lat, day, type }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lng, lat] },
    properties: { day, type },
  }));
  return JSON.stringify({
    camera,
    style: {
      ...style,
      sources: { ...style.sources, incidents: { type: 'geojson', data: { type: 'FeatureCollection', features } } },
      layers: [
        ...style.layers,
        {
          id: 'incidents',
          type: 'circle',
          source: 'incidents',
          paint: {
            'circle-radius': 5,
            'circle-color': ['match', ['get', 'type'], 'protest', '#0072b2', 'clash', '#d55e00', '#777777'],
          },
        },
      ],
    },
  });
}

/**
 * Serves that page.
 * @param {readonly Dot[]} dots
 * @param {{ center: [number, number], zoom: number }} camera
 */
export async function serveMap(dots, camera) {
  const style = await styleOf(dots, camera);
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').slice(1);
    response.setHeader('content-type', TYPES.get(extname(path)) ?? 'text/html');
    if (path === '') response.end(PAGE);
    else if (path === 'style.json') response.end(style);
    else if (/^[\w.-]+\.mjs$/.test(path)) response.end(readFileSync(join(lib, path)));
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}

export const launch = () => chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });

/**
 * Opens the page and waits for its first complete map.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {{ width: number, height: number, scale: number }} size
 */
export async function openMap(browser, url, { width, height, scale }) {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
  await page.goto(url);
  await page.waitForFunction('window.shown !== undefined');
  await page.evaluate('window.shown');
  return page;
}
