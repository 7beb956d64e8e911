import { describe, expect, test } from 'vitest';
import { glyphMark } from '../../src/marks/glyph.ts';
import { GREY_FILLS, greyFillMarks, hatchableRect } from '../../src/marks/grey-fill.ts';
import type { Mark } from '../../src/marks/mark.ts';
import { ringMarks } from '../../src/marks/node-marks.ts';
import { RING_HOLE, ringParts } from '../../src/marks/ring.ts';
import { PALETTES } from '../../src/marks/theme.ts';
import { rasterise } from '../../src/node/pixels.ts';
import { GLYPH_RADIUS_PX, ringRadiusPx, ROSETTE_MOST } from '../../src/scene/node-size.ts';
import { GREY_GLYPH } from '../../src/scene/ramps.ts';
import type { SceneNode } from '../../src/scene/scene.ts';
import { taxonomy as base } from '../kazakhstan.ts';

/** Of two signs laid on one another as well as they go, at most this part of their ink is common. */
const MOST_COMMON_INK = 0.8;
/** Two fills moved against each other as well as they go differ by this much of black, on average. */
const LEAST_DIFFERENCE = 0.2;

/** The eight and the one that a dataset has only if it uses it. */
const types = [...base.types, base.other];
const taxonomy = { ...base, types };
const palette = PALETTES.grey;
/** A printer's 300 dots an inch, about. */
const PRINT = 3;

interface Grey {
  readonly ink: Float64Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** How dark each pixel is, 0 paper to 1 black, as a printer without colour prints it. */
function printed(marks: readonly Mark[], sidePx: number, scale: number): Grey {
  const { data, widthPx, heightPx } = rasterise({ marks, widthPx: sidePx, heightPx: sidePx }, scale);
  const ink = Float64Array.from({ length: widthPx * heightPx }, (_, index) => {
    const [r = 0, g = 0, b = 0, a = 0] = data.subarray(index * 4, index * 4 + 4);
    return (1 - (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255) * (a / 255);
  });
  return { ink, widthPx, heightPx };
}

const SIDE = 16;
const signs = types.flatMap(({ id, shape }) =>
  [false, true].map((hollow) => ({
    name: hollow ? `hollow ${id}` : id,
    mark: glyphMark(
      shape,
      SIDE / 2,
      SIDE / 2,
      GLYPH_RADIUS_PX,
      { color: '#000000', ground: '#ffffff', hollow },
      { layer: 'nodes' },
    ),
  })),
);

/** Common ink over all ink, at the best of all shifts up to a pixel of the screen. */
function commonInk(a: Grey, b: Grey, shiftPx: number): number {
  let most = 0;
  for (let down = -shiftPx; down <= shiftPx; down += 1) {
    for (let right = -shiftPx; right <= shiftPx; right += 1) {
      let [both, either] = [0, 0];
      for (let y = 0; y < a.heightPx; y += 1) {
        for (let x = 0; x < a.widthPx; x += 1) {
          const one = a.ink[y * a.widthPx + x] ?? 0;
          const isIn = x + right >= 0 && x + right < b.widthPx && y + down >= 0 && y + down < b.heightPx;
          const other = isIn ? (b.ink[(y + down) * b.widthPx + x + right] ?? 0) : 0;
          both += Math.min(one, other);
          either += Math.max(one, other);
        }
      }
      most = Math.max(most, both / either);
    }
  }
  return most;
}

describe('signs of one grey, as small as the map draws them', () => {
  for (const [where, scale] of [
    ['on a screen', 1],
    ['in print', PRINT],
  ] as const) {
    test(`every two shapes differ by more than a fifth of their ink, full and hollow, ${where}`, () => {
      const rasters = signs.map(({ name, mark }) => ({ name, raster: printed([mark], SIDE, scale) }));
      const alike = rasters.flatMap((one, index) =>
        rasters.slice(index + 1).flatMap((other) => {
          const common = commonInk(one.raster, other.raster, scale);
          return common > MOST_COMMON_INK ? [`${one.name} and ${other.name}: ${common.toFixed(3)}`] : [];
        }),
      );
      expect(alike).toEqual([]);
    });
  }

  test('are all of one dark grey that stands out on every ground', () => {
    const luminance = (hex: string): number => {
      const value = Number.parseInt(hex.slice(1, 3), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    };
    for (const ground of [palette.page, palette.land, palette.subject, palette.water]) {
      expect((luminance(ground) + 0.05) / (luminance(GREY_GLYPH) + 0.05)).toBeGreaterThanOrEqual(3);
    }
  });

  test('measure as a sign and itself do', () => {
    const [circle] = signs;
    if (!circle) throw new Error('there are no signs');
    expect(commonInk(printed([circle.mark], SIDE, 2), printed([circle.mark], SIDE, 2), 2)).toBe(1);
  });
});

/** The band of the smallest ring, whose parts are the smallest areas that a fill has to be read in. */
const leastRingPx = ringRadiusPx(ROSETTE_MOST + 1, 1e9);
const BAND_PX = leastRingPx * (1 - RING_HOLE);

/** Difference of the middle of one fill and any stretch of another, at the shift at which they are most alike. */
function leastDifference(a: Grey, b: Grey, patchPx: number): number {
  let least = 1;
  const from = Math.floor((a.widthPx - patchPx) / 2);
  for (let down = 0; down + patchPx <= b.heightPx; down += 1) {
    for (let right = 0; right + patchPx <= b.widthPx; right += 1) {
      let sum = 0;
      for (let y = 0; y < patchPx; y += 1) {
        for (let x = 0; x < patchPx; x += 1) {
          sum += Math.abs((a.ink[(from + y) * a.widthPx + from + x] ?? 0) - (b.ink[(down + y) * b.widthPx + right + x] ?? 0));
        }
      }
      least = Math.min(least, sum / patchPx ** 2);
    }
  }
  return least;
}

describe('fills of one grey', () => {
  test('every two differ within the band of the smallest ring, however they are laid on one another', () => {
    // A field wide enough for every phase of the lines; its rim, where the outline runs, left out.
    const fieldPx = 24;
    const patchPx = Math.floor((BAND_PX - 0.7) * PRINT);
    const shades = types.map(({ id, shape }) => {
      const area = hatchableRect(-4, -4, fieldPx + 8, fieldPx + 8);
      return { id, raster: printed(greyFillMarks(shape, area, { layer: 'nodes' }), fieldPx, PRINT) };
    });
    const alike = shades.flatMap((one) =>
      shades.flatMap((other) => {
        if (one === other) return [];
        const difference = leastDifference(one.raster, other.raster, patchPx);
        return difference < LEAST_DIFFERENCE ? [`${one.id} and ${other.id}: ${difference.toFixed(3)}`] : [];
      }),
    );
    expect(alike).toEqual([]);
  });

  test('each shape has one of its own', () => {
    const fills = Object.values(GREY_FILLS).map(({ tone, anglesDeg }) => `${tone} ${anglesDeg.join()}`);
    expect(new Set(fills).size).toBe(types.length);
  });

  test('a ring divides in them: each part filled within its own outline, and its lines nowhere else', () => {
    const counts = types.map(({ id }, index) => ({ type: id, occurred: index + 2, noneReported: 0 }));
    const count = counts.reduce((sum, { occurred }) => sum + occurred, 0);
    const node = { id: 'ring', count, types: counts } as unknown as SceneNode;
    const outerPx = ringRadiusPx(count, count);
    const areas = ringParts(
      50,
      50,
      outerPx,
      counts.map(({ occurred }) => ({ share: occurred })),
    );
    const marks = ringMarks(node, 50, 50, {
      taxonomy,
      theme: 'grey',
      palette,
      most: count,
      collarPx: 0,
    }).filter((mark) => mark.kind === 'path');
    for (const [index, { shape, id }] of types.entries()) {
      const at = marks.findIndex(({ data }) => data?.['type'] === id);
      expect(marks[at]?.fill).toBe(GREY_FILLS[shape].tone);
      if (GREY_FILLS[shape].anglesDeg.length === 0) continue;
      const lines = [...(marks[at + 1]?.d ?? '').matchAll(/M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)/gu)];
      expect(lines.length, id).toBeGreaterThan(2);
      for (const [, x1, y1, x2, y2] of lines) {
        expect(areas[index]?.contains((Number(x1) + Number(x2)) / 2, (Number(y1) + Number(y2)) / 2), id).toBe(true);
      }
    }
  });
});
