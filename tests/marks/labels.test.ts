import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Dataset } from '../../src/core/dataset.ts';
import { mapMarks } from '../../src/marks/map-marks.ts';
import type { Mark, PathMark, TextMark } from '../../src/marks/mark.ts';
import { FONT, textWidthPx } from '../../src/marks/metrics.ts';
import { textStartPx } from '../../src/marks/outline.ts';
import { buildScene } from '../../src/scene/build.ts';
import type { FramePx } from '../../src/scene/camera.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';
import type { View } from '../../src/scene/view.ts';
import { unlabelledNote } from '../../src/static/figure.ts';
import { movePath } from '../../src/static/move.ts';
import { drawFigure, drawMap } from '../../src/static/picture.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { manyIncidents } from '../many-incidents.ts';
import { anyView, FRAME } from '../scene/views.ts';
import { TOPOLOGY, WORLD } from '../static/kazakhstan.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Left, top, right, bottom. */
type Box = readonly [number, number, number, number];

const grounds = { ground: TOPOLOGY, world: WORLD };

/** Overlap that the eye does not see: half a pixel of letters that are mostly air. */
const SLACK_PX = 0.5;

/** Letters from the height of capitals to half a descender. */
function letterBox(mark: TextMark): Box {
  const left = textStartPx(mark);
  const widthPx = textWidthPx(mark.text, mark.sizePx, mark.weight, mark.letterSpacingPx, mark.italic);
  return [left, mark.y - mark.sizePx * FONT.capHeight, left + widthPx, mark.y + mark.sizePx * 0.14];
}

function signBox(mark: PathMark): Box {
  const { minX, minY, maxX, maxY } = movePath(mark.d, 0, 0);
  return [minX, minY, maxX, maxY];
}

const meet = (a: Box, b: Box): boolean =>
  a[0] < b[2] - SLACK_PX && a[2] > b[0] + SLACK_PX && a[1] < b[3] - SLACK_PX && a[3] > b[1] + SLACK_PX;

/** A box and a disc, given by the disc's own box. */
function meetsDisc(box: Box, [left, top, right, bottom]: Box): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const dx = Math.max(box[0] - x, 0, x - box[2]);
  const dy = Math.max(box[1] - y, 0, y - box[3]);
  return Math.hypot(dx, dy) < (right - left) / 2 - SLACK_PX;
}

const isText = (mark: Mark): mark is TextMark => mark.kind === 'text';
const isPath = (mark: Mark): mark is PathMark => mark.kind === 'path';
const isRound = ({ d }: PathMark): boolean => d.includes('A');

interface Sign {
  readonly name: string;
  readonly node: string;
  readonly box: Box;
  readonly round: boolean;
}

/** What is drawn on the map that may not be covered: signs of incidents, discs of first days, dots of cities. */
function signsOf(marks: readonly Mark[]): Sign[] {
  return marks.filter(isPath).flatMap((mark): Sign[] => {
    const { layer, data = {}, d, fill } = mark;
    const node = String(data['node'] ?? data['spread'] ?? '');
    if (layer === 'nodes' && (data['type'] !== undefined || (isRound(mark) && fill !== undefined))) {
      // Parts of a ring lie within its ground, which is round; lines of a fill say nothing of their own.
      if (data['type'] !== undefined && d.includes('A') && d.includes('L')) return [];
      return [{ name: `sign of ${node}`, node, box: signBox(mark), round: isRound(mark) }];
    }
    if (layer === 'spread' && data['spread'] !== undefined) {
      return [{ name: `disc of ${node}`, node, box: signBox(mark), round: true }];
    }
    return layer === 'map-labels' ? [{ name: 'dot', node: 'dot', box: signBox(mark), round: true }] : [];
  });
}

/** Every pair of things on the map that lie on one another and should not. */
function collisions(dataset: Dataset, view: View, frame: FramePx): string[] {
  const { marks } = mapMarks(dataset, buildScene(dataset, view, frame));
  const labels = marks
    .filter(isText)
    .filter(({ layer }) => layer === 'place-labels' || layer === 'map-labels')
    .map((mark) => ({ text: mark.text, box: letterBox(mark) }));
  const signs = signsOf(marks);
  const found: string[] = [];
  labels.forEach(({ text, box }, index) => {
    for (const other of labels.slice(index + 1)) if (meet(box, other.box)) found.push(`${text} × ${other.text}`);
    for (const { name, box: sign, round } of signs) {
      if (round ? meetsDisc(box, sign) : meet(box, sign)) found.push(`${text} × ${name}`);
    }
    if (box[0] < 0 || box[1] < 0 || box[2] > frame.widthPx || box[3] > frame.heightPx) found.push(`${text} leaves the frame`);
  });
  return found;
}

const LAYERS_OVER = ['choropleth', 'heat', 'spread'] as const;
const anyFrame = fc.constantFrom<FramePx>(
  FRAME,
  { widthPx: 813, heightPx: 407 },
  { widthPx: 1600, heightPx: 900 },
  { widthPx: 520, heightPx: 640 },
  { widthPx: 330, heightPx: 240 },
);

/** Nodes in the frame, and which of them the marks name. */
function naming(dataset: Dataset, view: View, frame: FramePx): { inFrame: number; named: number; unlabelled: number } {
  const scene = buildScene(dataset, view, frame);
  const { marks, unlabelled } = mapMarks(dataset, scene);
  const nodes = new Set(scene.nodes.filter(({ inFrame }) => inFrame).map(({ id }) => id));
  const named = new Set(marks.filter(isText).flatMap(({ data }) => (data?.['label'] === undefined ? [] : [data['label']])));
  return {
    inFrame: nodes.size,
    named: [...nodes].filter((id) => named.has(id)).length,
    unlabelled: unlabelled.filter(({ id }) => nodes.has(id)).length,
  };
}

describe('a name that finds no room', () => {
  test('is counted, in any view', () => {
    fc.assert(
      fc.property(anyView, anyFrame, (given, frame) => {
        const view: View = { ...given, layers: [...new Set([...given.layers, 'nodes', 'labels'] as const)] };
        const { inFrame, named, unlabelled } = naming(kazakhstan, view, frame);
        expect(named + unlabelled).toBe(inFrame);
      }),
      { numRuns: 200, seed: 11 },
    );
  });

  test.each(['en', 'kk', 'ru'] as const)('is said in the figure’s foot and in the bare map’s alternative text: %s', (lang) => {
    const dataset = manyIncidents(5000);
    const view: View = { ...DEFAULT_VIEW, lang };
    const figure = drawFigure(dataset, view, { kind: 'total', widthPx: 1200, heightPx: 800 }, grounds);
    const shown = figure?.scenes[0];
    if (!figure || !shown) throw new Error('the size holds no figure');
    const [note = ''] = unlabelledNote(lang, mapMarks(dataset, shown).unlabelled.length);
    expect(note).toMatch(/\d/u);
    const foot = figure.marks.filter(isText).filter(({ layer }) => layer === 'furniture');
    expect(foot.map(({ text }) => text).join(' ')).toContain(note);
    const frame = { widthPx: 500, heightPx: 300 };
    const { altText, scenes } = drawMap(dataset, view, frame, grounds);
    const [bare] = scenes;
    if (!bare) throw new Error('a map has a scene');
    expect(altText).toContain(unlabelledNote(lang, mapMarks(dataset, bare).unlabelled.length)[0]);
  });
});

describe('a whole figure', () => {
  test('has no text on another, in any view, the globe’s corner and the page around the map too', () => {
    fc.assert(
      fc.property(anyView, fc.constantFrom([1200, 800], [794, 1123], [1080, 1080], [640, 1100]), (given, size) => {
        const [widthPx = 0, heightPx = 0] = size;
        const picture = drawFigure(kazakhstan, given, { kind: 'total', widthPx, heightPx }, grounds);
        const texts = (picture?.marks ?? []).filter(isText).map((mark) => ({ text: mark.text, box: letterBox(mark) }));
        const found = texts.flatMap(({ text, box }, index) =>
          texts.slice(index + 1).flatMap((other) => (meet(box, other.box) ? [`${text} × ${other.text}`] : [])),
        );
        expect(found).toEqual([]);
      }),
      { numRuns: 60, seed: 13 },
    );
  });
});

describe('the names that carry the map', () => {
  test.each(['en', 'kk', 'ru'] as const)('stand among 5 000 incidents too: %s', (lang) => {
    for (const frame of [FRAME, { widthPx: 813, heightPx: 473 }, { widthPx: 1600, heightPx: 900 }]) {
      const scene = buildScene(manyIncidents(5000), { ...DEFAULT_VIEW, lang }, frame);
      const great = scene.nodes.filter(({ inFrame, rank }) => inFrame && rank <= 1).map(({ id }) => id);
      const { unlabelled } = mapMarks(manyIncidents(5000), scene);
      expect(great.length).toBeGreaterThanOrEqual(4);
      expect(unlabelled.map(({ id }) => id).filter((id) => great.includes(id))).toEqual([]);
    }
  });
});

describe('no name lies on another, on a sign, or over the frame', () => {
  test('in any view', () => {
    fc.assert(
      fc.property(anyView, anyFrame, fc.subarray([...LAYERS_OVER]), (given, frame, over) => {
        const view: View = { ...given, layers: [...new Set([...given.layers, 'labels', ...over] as const)] };
        expect(collisions(kazakhstan, view, frame)).toEqual([]);
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  test.each(['en', 'kk', 'ru'] as const)('with 5 000 incidents: %s', (lang) => {
    const dataset = manyIncidents(5000);
    for (const frame of [FRAME, { widthPx: 1600, heightPx: 900 }, { widthPx: 420, heightPx: 300 }]) {
      expect(collisions(dataset, { ...DEFAULT_VIEW, lang }, frame)).toEqual([]);
      const spread: View = { ...DEFAULT_VIEW, lang, layers: [...DEFAULT_VIEW.layers, 'spread'] };
      expect(collisions(dataset, spread, frame)).toEqual([]);
    }
  });

  test.each(['en', 'kk', 'ru'] as const)('without an incident: %s', (lang) => {
    const off = kazakhstan.taxonomy.types.map(({ id }) => id);
    expect(collisions(kazakhstan, { ...DEFAULT_VIEW, lang, off }, FRAME)).toEqual([]);
  });
});
