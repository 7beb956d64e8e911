import { writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { toSvg } from '../../src/marks/svg.ts';
import { fontPath } from '../../src/node/fonts.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';
import { drawFigure } from '../../src/static/picture.ts';
import { kazakhstan, TOPOLOGY, WORLD } from './kazakhstan.ts';

let t = performance.now();
const lap = (name: string) => {
  console.log(name, (performance.now() - t).toFixed(1));
  t = performance.now();
};
const dataset = kazakhstan();
lap('dataset');
for (const [name, lang, theme, widthPx, heightPx] of [
  ['l', 'en', 'light', 1200, 800],
  ['sq', 'ru', 'light', 1200, 1200],
  ['p', 'kk', 'light', 800, 1300],
  ['d', 'kk', 'dark', 1200, 800],
  ['m', 'en', 'grey', 420, 1400],
  ['w', 'ru', 'light', 1600, 900],
  ['s', 'kk', 'light', 800, 600],
  ['t', 'en', 'light', 500, 500],
] as const) {
  const view = { ...DEFAULT_VIEW, lang, theme };
  const picture = drawFigure(dataset, view, { kind: 'total', widthPx, heightPx }, { ground: TOPOLOGY, world: WORLD });
  lap('figure ' + name);
  if (!picture) {
    console.log('none', name);
    continue;
  }
  const svg = toSvg(picture.marks, { ...picture, desc: picture.altText, lang, text: { kind: 'plain' } });
  lap('svg');
  writeFileSync(`/tmp/st/${name}.svg`, svg);
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 1.3 },
    font: {
      loadSystemFonts: false,
      fontFiles: [400, 600, 700, 'italic'].map((face) => fontPath(face as 400)),
      defaultFontFamily: 'Noto Sans',
    },
  }).render();
  lap('resvg');
  writeFileSync(`/tmp/st/${name}.png`, image.asPng());
  lap('png');
}
{
  const view = { ...DEFAULT_VIEW, frame: { widthPx: 1100, heightPx: 620 } };
  const picture = drawFigure(dataset, view, { kind: 'frame', frame: view.frame }, { ground: TOPOLOGY, world: WORLD })!;
  lap('figure f');
  const svg = toSvg(picture.marks, { ...picture, desc: picture.altText, lang: 'en', text: { kind: 'plain' } });
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 1.3 },
    font: {
      loadSystemFonts: false,
      fontFiles: [400, 600, 700, 'italic'].map((face) => fontPath(face as 400)),
      defaultFontFamily: 'Noto Sans',
    },
  }).render();
  writeFileSync(`/tmp/st/f.png`, image.asPng());
}
