import { describe, expect, test, vi } from 'vitest';
import { toPdf } from '../../src/marks/pdf.ts';
import { toSvg } from '../../src/marks/svg.ts';
import { FONTS } from '../../src/node/fonts.ts';
import { toPng } from '../../src/node/png.ts';
import { buildScene } from '../../src/scene/build.ts';
import { DEFAULT_VIEW, encodeView, decodeView } from '../../src/scene/view-codec.ts';
import type { View } from '../../src/scene/view.ts';
import { drawMultiples } from '../../src/static/multiples.ts';
import { drawFigure, drawMap, type Picture } from '../../src/static/picture.ts';
import { provenanceOf, readProvenance, rdfXml, xmpPacket } from '../../src/static/provenance.ts';
import { boxOf, isText, outside, overlaps } from './boxes.ts';
import { countsIn } from './counts-in.ts';
import { kazakhstan, TOPOLOGY, WORLD } from './kazakhstan.ts';

// Whole pictures, on a computer that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const dataset = kazakhstan();
const grounds = { ground: TOPOLOGY, world: WORLD };
const SIZES = [
  [1200, 800],
  [1600, 900],
  [1123, 794],
  [794, 1123],
  [1080, 1080],
  [720, 900],
  [960, 504],
  [800, 600],
  [420, 1500],
] as const;

const figure = (view: View, widthPx: number, heightPx: number): Picture => {
  const picture = drawFigure(dataset, view, { kind: 'total', widthPx, heightPx }, grounds);
  if (!picture) throw new Error(`${String(widthPx)}x${String(heightPx)} holds no figure`);
  return picture;
};

describe('a figure', () => {
  for (const lang of ['en', 'kk', 'ru'] as const) {
    for (const [widthPx, heightPx] of SIZES) {
      test(`${lang} ${String(widthPx)}×${String(heightPx)}: no text overlaps another, leaves the page, or is cut`, () => {
        const { marks, heightPx: height, widthPx: width } = figure({ ...DEFAULT_VIEW, lang }, widthPx, heightPx);
        expect([width, height]).toEqual([widthPx, heightPx]);
        expect(overlaps(marks)).toEqual([]);
        expect(outside(marks, widthPx, heightPx)).toEqual([]);
        expect(marks.filter(isText).filter(({ text }) => text.endsWith('…'))).toEqual([]);
      });
    }
  }

  test('no text of the page lies on the map', () => {
    const { marks, scenes } = figure(DEFAULT_VIEW, 1200, 800);
    const frame = marks.find((mark) => mark.layer === 'water');
    const [left = 0, top = 0] = (frame?.kind === 'path' ? frame.d : '').match(/[\d.]+/gu)?.map(Number) ?? [];
    const { widthPx = 0, heightPx = 0 } = scenes[0]?.frame ?? {};
    for (const mark of marks.filter(isText).filter(({ layer }) => layer === 'furniture')) {
      const [l, t, r, b] = boxOf(mark);
      expect(l > left + widthPx || r < left || t > top + heightPx || b < top, mark.text).toBe(true);
    }
  });

  test('takes the frame of a screen as it is and grows around it', () => {
    const view: View = { ...DEFAULT_VIEW, frame: { widthPx: 1000, heightPx: 560 } };
    const picture = drawFigure(dataset, view, { kind: 'frame', frame: { widthPx: 1000, heightPx: 560 } }, grounds);
    expect(picture?.scenes[0]?.frame).toEqual({ widthPx: 1000, heightPx: 560 });
    expect(overlaps(picture?.marks ?? [])).toEqual([]);
    const entries = (picture?.marks ?? []).filter(({ data }) => data?.['entry'] !== undefined);
    expect(entries).toHaveLength(picture?.scenes[0]?.ledger.length ?? -1);
  });

  test('says that a size is too small instead of drawing what no one can read', () => {
    expect(drawFigure(dataset, DEFAULT_VIEW, { kind: 'total', widthPx: 240, heightPx: 160 }, grounds)).toBeUndefined();
  });
});

describe('every file says the same', () => {
  for (const view of [
    DEFAULT_VIEW,
    { ...DEFAULT_VIEW, lang: 'kk', from: '2022-01-05', to: '2022-01-06' },
    { ...DEFAULT_VIEW, lang: 'ru', off: ['protest', 'harm'] },
  ] as const) {
    test(`counts in the SVG are the scene's: ${encodeView(view) || 'default'}`, () => {
      const picture = figure(view, 1200, 800);
      const scene = picture.scenes[0];
      const svg = toSvg(picture.marks, { ...picture, desc: picture.altText, lang: view.lang, text: { kind: 'plain' } });
      const { map, ledger, legend } = countsIn(svg);
      for (const [type, count] of Object.entries(scene?.counts.types ?? {})) {
        expect((map.get(type) ?? 0) + (ledger.get(type) ?? 0), type).toBe(count);
        if (legend.has(type)) expect(legend.get(type), type).toBe(scene?.legend.types.find(({ id }) => id === type)?.count);
      }
      expect([...map.values()].reduce((sum, count) => sum + count, 0)).toBe(
        (scene?.counts.places ?? 0) + (scene?.counts.regions ?? 0),
      );
      expect([...ledger.values()].reduce((sum, count) => sum + count, 0)).toBe(scene?.counts.national);
      expect(svg).not.toContain('<image');
      expect(picture.altText).toContain(scene?.title);
    });
  }

  test('two runs give the same bytes in every format', async () => {
    const write = async (): Promise<(string | Uint8Array)[]> => {
      const picture = figure(DEFAULT_VIEW, 960, 640);
      const provenance = provenanceOf(dataset, picture, 'layout=figure', 'Qantar');
      const named = { ...picture, desc: picture.altText, lang: 'en' as const };
      return [
        toSvg(picture.marks, { ...named, text: { kind: 'embedded', fonts: FONTS }, metadataXml: rdfXml(provenance) }),
        toSvg(picture.marks, { ...named, text: { kind: 'outlines', fonts: FONTS } }),
        await toPdf(picture.marks, { ...named, fonts: FONTS, creator: 'Qantar', xmp: xmpPacket(provenance) }),
        await toPng(picture, { scale: 1, provenance }),
      ];
    };
    expect(await write()).toEqual(await write());
  });

  test('a view that went through its text gives the same picture', () => {
    const first = figure({ ...DEFAULT_VIEW, from: '2022-01-04' }, 1200, 800);
    const again = figure(decodeView(encodeView(first.view)).view, 1200, 800);
    expect(again.marks).toEqual(first.marks);
  });

  test('a file says what it was made from', async () => {
    const picture = figure(DEFAULT_VIEW, 960, 640);
    const provenance = provenanceOf(dataset, picture, 'layout=figure&size=960x640', 'Qantar 0.1.0');
    const png = Buffer.from(await toPng(picture, { scale: 1, provenance }));
    expect(png.toString('latin1').match(/pHYs/gu), 'one size in print').toHaveLength(1);
    expect(readProvenance(png.toString('utf8'))).toEqual({
      datasetId: 'kazakhstan-2022',
      datasetVersion: '1.0.0',
      datasetHash: dataset.meta.hash,
      view: encodeView(picture.view),
      options: 'layout=figure&size=960x640',
    });
  });
});

describe('other layouts', () => {
  const { places: atPlaces, regions: ofRegions } = buildScene(dataset, DEFAULT_VIEW, { widthPx: 1200, heightPx: 800 }).counts;
  const inRegions = atPlaces + ofRegions;

  test('a map alone is the frame, edge to edge', () => {
    const picture = drawMap(dataset, DEFAULT_VIEW, { widthPx: 600, heightPx: 340 }, grounds);
    expect([picture.widthPx, picture.heightPx]).toEqual([600, 340]);
    expect(picture.marks.some(({ layer }) => layer === 'furniture')).toBe(false);
  });

  for (const each of ['day', 'type', 'region'] as const) {
    test(`small maps by ${each}: one for each, with its count`, () => {
      const picture = drawMultiples(dataset, DEFAULT_VIEW, each, { kind: 'total', widthPx: 1200, heightPx: 1200 }, grounds);
      const captions = (picture?.marks ?? []).flatMap(({ data }) => (data?.['panel'] === undefined ? [] : [data]));
      expect(captions.map(({ shown }) => shown)).toEqual(picture?.scenes.map(({ counts }) => counts.shown));
      expect(overlaps(picture?.marks ?? [])).toEqual([]);
      // What is wider than a region is in none of them.
      if (each === 'region') expect(picture?.scenes.reduce((sum, { counts }) => sum + counts.shown, 0)).toBe(inRegions);
      if (each === 'type')
        expect(picture?.scenes.reduce((sum, { counts }) => sum + counts.shown, 0)).toBe(dataset.incidents.count);
    });
  }

  test('small maps of nothing are one empty map that says so', () => {
    const view: View = { ...DEFAULT_VIEW, from: '2022-01-14', to: '2022-01-14', off: ['harm', 'protest', 'crackdown'] };
    for (const each of ['day', 'region', 'place'] as const) {
      const picture = drawMultiples(dataset, view, each, { kind: 'total', widthPx: 1200, heightPx: 1200 }, grounds);
      expect(picture?.scenes).toHaveLength(1);
      expect(picture?.title).toMatch(/^No incidents/u);
      expect(overlaps(picture?.marks ?? [])).toEqual([]);
    }
  });

  test('regions are named as on the day of the view', () => {
    const picture = drawMultiples(dataset, DEFAULT_VIEW, 'region', { kind: 'total', widthPx: 1200, heightPx: 1200 }, grounds);
    const texts = (picture?.marks ?? []).filter(isText).map(({ text }) => text);
    expect(texts.filter((text) => /Turkistan|South Kazakhstan/u.test(text))).toEqual(['Turkistan Region']);
  });
});
