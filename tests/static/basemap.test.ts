import { describe, expect, test } from 'vitest';
import type { PathMark } from '../../src/marks/mark.ts';
import { PALETTES } from '../../src/marks/theme.ts';
import { projector } from '../../src/scene/camera.ts';
import { basemapMarks } from '../../src/static/basemap.ts';
import { simplifyLine } from '../../src/static/simplify.ts';
import { TOPOLOGY, WORLD } from './kazakhstan.ts';

const camera = { lngDeg: 66.9, latDeg: 48.2, zoom: 4 };
const frame = { widthPx: 900, heightPx: 500 };
const palette = PALETTES.light;
const marks = basemapMarks({ topology: TOPOLOGY, camera, frame, palette }) as readonly PathMark[];

const numbers = (d: string): number[] => (d.match(/-?[\d.]+/gu) ?? []).map(Number);

describe('the ground of a picture', () => {
  test('has water, land, subject, rivers, lakes and borders', () => {
    expect([...new Set(marks.map(({ layer }) => layer))]).toEqual(['water', 'land', 'subject', 'rivers', 'lakes', 'borders']);
  });

  test('lies within the frame', () => {
    for (const { d } of marks) {
      const values = numbers(d);
      values.forEach((value, index) => {
        expect(value).toBeGreaterThanOrEqual(-0.01);
        expect(value).toBeLessThanOrEqual((index % 2 === 0 ? frame.widthPx : frame.heightPx) + 0.01);
      });
    }
  });

  test('is where the camera that MapLibre has puts it: a border passes by its own points', () => {
    const project = projector(camera, frame);
    const border = marks.filter(({ layer }) => layer === 'borders').at(-1);
    const points = numbers(border?.d ?? '');
    // Corner of Kazakhstan on the Ustyurt plateau, a right angle on any map: 56° E, 45° N.
    const [x, y] = project(55.9985, 45.0);
    let nearest = Infinity;
    for (let index = 0; index < points.length; index += 2) {
      nearest = Math.min(nearest, Math.hypot((points[index] ?? 0) - x, (points[index + 1] ?? 0) - y));
    }
    expect(nearest).toBeLessThan(0.6);
  });

  test('is moved with its frame, and the same each time', () => {
    const again = basemapMarks({ topology: TOPOLOGY, camera: { ...camera }, frame: { ...frame }, palette });
    expect(again).toBe(marks);
    const moved = basemapMarks({ topology: TOPOLOGY, camera, frame, palette, at: [100, 50] }) as readonly PathMark[];
    const [x = 0, y = 0] = numbers(moved[1]?.d ?? '');
    const [x0 = 0, y0 = 0] = numbers(marks[1]?.d ?? '');
    expect([x - x0, y - y0]).toEqual([expect.closeTo(100, 1), expect.closeTo(50, 1)]);
  });

  test('lights a country of the world, also across the 180th meridian', () => {
    const world = basemapMarks({
      topology: WORLD,
      camera: { lngDeg: 178, latDeg: -18, zoom: 4 },
      frame,
      palette,
      subject: 'FJ',
    }) as readonly PathMark[];
    expect(world.find(({ layer }) => layer === 'subject')?.d).toMatch(/^M/u);
  });
});

test('simplifying keeps ends, rings and every point that matters', () => {
  expect(
    simplifyLine(
      [
        [0, 0],
        [1, 0.05],
        [2, 0],
      ],
      0.1,
    ),
  ).toEqual([
    [0, 0],
    [2, 0],
  ]);
  expect(
    simplifyLine(
      [
        [0, 0],
        [1, 5],
        [2, 0],
      ],
      0.1,
    ),
  ).toHaveLength(3);
  expect(
    simplifyLine(
      [
        [0, 0],
        [0.01, 0],
        [0.01, 0.01],
        [0, 0],
      ],
      1,
    ),
  ).toHaveLength(3);
});
