/** The picture of RESULTS.md: a panel a measure, a row a way, a dot a size, on one logarithmic scale of time. */

/** @typedef {import('./results.mjs').Cell} Cell */

/** The ways, as they are told. @type {Record<string, string>} */
export const WAYS = {
  floor: 'the map’s own repaint',
  qantar: 'Qantar',
  'leaflet-supercluster': 'Leaflet with supercluster',
  'leaflet-markercluster': 'Leaflet.markercluster',
  'maplibre-cluster': 'MapLibre clusters, setData',
  'maplibre-points': 'MapLibre points, setFilter',
  deck: 'deck.gl, DataFilterExtension',
};

/** @type {readonly { measure: import('./results.mjs').Measure, title: string }[]} */
export const MEASURES = [
  { measure: 'loadMs', title: 'to open' },
  { measure: 'toggleMs', title: 'a type switched' },
  { measure: 'stepMs', title: 'a day’s step' },
  { measure: 'frameMs', title: 'a frame, dragged' },
  { measure: 'heapMB', title: 'memory' },
];

const INK = '#1c1c1a';
const SOFT = '#6b6a65';
const RULE = '#dcd8cd';
const ACCENT = '#005f95';
const PAPER = '#fbfaf7';
const WIDTH = 1120;
const ROW = 26;
const HEAD = 58;
const LABEL_WIDTH = 206;
const GAP = 44;
const LIMIT_MS = 150_000;
const [LEAST_MS, MOST_MS] = [10, 200_000];
const TICKS = /** @type {const} */ ([
  [10, '10 ms'],
  [100, '0.1 s'],
  [1000, '1 s'],
  [10_000, '10 s'],
  [100_000, '100 s'],
]);
const RADII = [2.5, 3.75, 5.25];

const text = (/** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ words, /** @type {string} */ more = '') =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${words}</text>`;

/** Two figures are enough to compare. @param {number} ms */
export const shortTime = (ms) => (ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`);

/**
 * @param {readonly Cell[]} cells
 * @param {import('./results.mjs').Measure} measure
 * @param {string} title
 * @param {readonly number[]} sizes
 * @param {{ x: number, y: number, width: number }} at
 */
function panel(cells, measure, title, sizes, { x, y, width }) {
  const left = x + LABEL_WIDTH;
  const plot = width - LABEL_WIDTH - 64;
  const at = (/** @type {number} */ ms) =>
    left + (Math.log10(Math.min(MOST_MS, Math.max(LEAST_MS, ms)) / LEAST_MS) / Math.log10(MOST_MS / LEAST_MS)) * plot;
  const largest = sizes.at(-1);
  const valueOf = (/** @type {string} */ way, /** @type {number | undefined} */ rows) =>
    cells.find((cell) => cell.way === way && cell.rows === rows)?.[measure];
  const ways = Object.keys(WAYS)
    .filter((way) => way !== 'floor' && cells.some((cell) => cell.way === way))
    .sort((a, b) => (valueOf(a, largest) ?? Infinity) - (valueOf(b, largest) ?? Infinity));
  const top = y + HEAD;
  const bottom = top + ways.length * ROW;
  const floor = valueOf('floor', largest);
  const parts = [
    text(x, y + 16, `<tspan font-weight="700" fill="${INK}" font-size="15">${title}</tspan>`),
    ...TICKS.map(
      ([ms, words]) =>
        `<path d="M${at(ms).toFixed(1)} ${top}V${bottom}" stroke="${RULE}"/>${text(at(ms), y + 48, words, `text-anchor="middle" fill="${SOFT}"`)}`,
    ),
  ];
  if (floor !== undefined && measure !== 'loadMs') {
    parts.push(
      `<path d="M${at(floor).toFixed(1)} ${top - 2}V${bottom}" stroke="${INK}" stroke-dasharray="2 3"/>`,
      text(
        at(floor),
        bottom + 15,
        `the map’s own repaint, ${shortTime(floor)}`,
        `text-anchor="${at(floor) > left + 90 ? 'middle' : 'start'}" fill="${INK}"`,
      ),
    );
  }
  ways.forEach((way, index) => {
    const middle = top + (index + 0.5) * ROW;
    const isOwn = way === 'qantar';
    const color = isOwn ? ACCENT : INK;
    parts.push(text(x, middle + 4, WAYS[way] ?? way, `fill="${color}"${isOwn ? ' font-weight="700"' : ''}`));
    const points = sizes.flatMap((rows, size) => {
      const ms = valueOf(way, rows);
      return ms === undefined ? [] : [{ x: at(ms), r: RADII[size] ?? 4 }];
    });
    const [first, last] = [points[0], points.at(-1)];
    if (first && last)
      parts.push(
        `<path d="M${first.x.toFixed(1)} ${middle}H${last.x.toFixed(1)}" stroke="${color}" stroke-opacity=".45" stroke-width="1.5"/>`,
      );
    for (const point of points)
      parts.push(`<circle cx="${point.x.toFixed(1)}" cy="${middle}" r="${point.r}" fill="${color}" stroke="${PAPER}"/>`);
    const ms = valueOf(way, largest);
    if (ms !== undefined && last) {
      parts.push(
        text(
          Math.max(...points.map((point) => point.x)) + 10,
          middle + 4,
          shortTime(ms),
          `paint-order="stroke" stroke="${PAPER}" stroke-width="3" fill="${color}"${isOwn ? ' font-weight="700"' : ''}`,
        ),
      );
    } else {
      // Given up: a line that leads to the limit and out of it.
      const from = last?.x ?? at(LIMIT_MS) - 16;
      parts.push(
        `<path d="M${from.toFixed(1)} ${middle}H${(at(LIMIT_MS) + 4).toFixed(1)}m-4 -3l4 3l-4 3" fill="none" stroke="${color}" stroke-opacity=".6" stroke-dasharray="${last ? '3 3' : ''}"/>`,
        text(at(LIMIT_MS) + 10, middle + 4, 'given up', `fill="${SOFT}"`),
      );
    }
  });
  return { svg: parts.join('\n'), height: HEAD + ways.length * ROW + 30 };
}

/** @param {import('./results.mjs').Results} results @returns {string} SVG */
export function resultsChart({ cells, machine }) {
  const sizes = [...new Set(cells.map(({ rows }) => rows))].sort((a, b) => a - b);
  const width = (WIDTH - 2 * 28 - GAP) / 2;
  const panels = MEASURES.filter(({ measure }) => measure !== 'heapMB');
  let bottom = 0;
  const drawn = panels.map(({ measure, title }, index) => {
    const { svg, height } = panel(cells, measure, title.charAt(0).toUpperCase() + title.slice(1), sizes, {
      x: 28 + (index % 2) * (width + GAP),
      y: 92 + Math.floor(index / 2) * 262,
      width,
    });
    bottom = Math.max(bottom, 92 + Math.floor(index / 2) * 262 + height);
    return svg;
  });
  const names = sizes.map((rows) => (rows >= 1e6 ? `${rows / 1e6} million` : rows.toLocaleString('en')));
  let keyX = 28;
  const key = names.map((name, size) => {
    const part = `<circle cx="${keyX + 6}" cy="64" r="${RADII[size] ?? 4}" fill="${INK}"/>${text(keyX + 17, 68, name, `fill="${INK}"`)}`;
    keyX += 34 + name.length * 7;
    return part;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 34}" width="${WIDTH}" height="${bottom + 34}" font-family="Noto Sans, sans-serif" font-size="12">
<rect width="100%" height="100%" fill="${PAPER}"/>
${text(28, 36, 'How long a reader waits, by way of drawing', `font-size="20" font-weight="700" fill="${INK}"`)}
${key.join('\n')}
${text(keyX, 68, `incidents; the figure is for ${names.at(-1) ?? ''}. Logarithmic scale.`, `fill="${SOFT}"`)}
${drawn.join('\n')}
${text(28, bottom + 18, machine, `fill="${SOFT}" font-size="11"`)}
</svg>
`;
}
