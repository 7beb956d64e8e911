import { describe, expect, it } from 'vitest';
import { PALETTES } from '../../src/marks/theme.ts';
import { taxonomy } from './read.ts';

const groundsOf = (theme: 'light' | 'dark'): readonly string[] => {
  const { page, water, land, subject, halo } = PALETTES[theme];
  return [page, water, land, subject, halo];
};
const minContrast = 3;
/** The least CIEDE2000 difference between two types that a search over the Okabe–Ito hues reached, in the worst of four visions. */
const minDifference = { light: 15, dark: 15 };
/** The same for the neutral type and any other. Between the eight of light no grey lies farther from all; its shape says the rest. */
const minFromNeutral = { light: 8, dark: 15 };
const everyType = [...taxonomy.types, taxonomy.other];

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const linear = (hex: string): Triple => {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
};
const times = (m: Matrix, v: Triple): Triple => {
  const dot = (row: Triple): number => row[0] * v[0] + row[1] * v[1] + row[2] * v[2];
  return [dot(m[0]), dot(m[1]), dot(m[2])];
};

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const visions: Readonly<Record<string, Matrix>> = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};
const toXyz: Matrix = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]];

const lab = (rgb: Triple): Triple => {
  const clipped = rgb.map((value) => Math.min(1, Math.max(0, value))) as unknown as Triple;
  const [x, y, z] = times(toXyz, clipped);
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
};

/** CIEDE2000 (Sharma, Wu and Dalal 2005). */
function difference([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const rad = Math.PI / 180;
  const mean7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const g = 1.5 - 0.5 * Math.sqrt(mean7 / (mean7 + 25 ** 7));
  const [c1, c2] = [Math.hypot(g * a1, b1), Math.hypot(g * a2, b2)];
  const hue = (a: number, b: number): number => (Math.atan2(b, g * a) / rad + 360) % 360;
  const [h1, h2] = [hue(a1, b1), hue(a2, b2)];
  const gray = c1 * c2 === 0;
  const raw = h2 - h1;
  const dh = gray ? 0 : raw > 180 ? raw - 360 : raw < -180 ? raw + 360 : raw;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((dh / 2) * rad);
  const sum = h1 + h2;
  const h = gray ? sum : Math.abs(raw) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const t = 1 - 0.17 * Math.cos((h - 30) * rad) + 0.24 * Math.cos(2 * h * rad) + 0.32 * Math.cos((3 * h + 6) * rad) - 0.2 * Math.cos((4 * h - 63) * rad);
  const rt = -Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * rad) * 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  const dl = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2));
  const dc = (c2 - c1) / (1 + 0.045 * c);
  const dhs = dH / (1 + 0.015 * c * t);
  return Math.sqrt(dl ** 2 + dc ** 2 + dhs ** 2 + rt * dc * dhs);
}

const luminance = (hex: string): number => {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
};

describe('types', () => {
  it('are the eight, in order, each with its shape', () => {
    expect(taxonomy.types.map((type) => [type.id, type.shape])).toEqual([
      ['protest', 'circle'],
      ['clash', 'triangle'],
      ['harm', 'cross'],
      ['damage', 'square'],
      ['crackdown', 'diamond'],
      ['deployment', 'chevron'],
      ['politics', 'bar'],
      ['disruption', 'star'],
    ]);
  });

  it('are one more for what they leave out, which is neutral, has a shape of its own and takes any word', () => {
    const { id, shape, color, subtypes, isOpen } = taxonomy.other;
    expect({ id, subtypes, isOpen }).toEqual({ id: 'other', subtypes: [], isOpen: true });
    expect(taxonomy.types.map((type) => type.shape)).not.toContain(shape);
    for (const theme of ['light', 'dark'] as const) {
      const [, a, b] = lab(linear(color[theme]));
      expect(Math.hypot(a, b)).toBeLessThan(6);
    }
  });

  it('have ids that are unique in the file, and words in three languages', () => {
    const all = everyType.flatMap((type) => [type.id, ...type.subtypes.map((subtype) => subtype.id)]);
    expect(new Set(all).size).toBe(all.length);
    for (const id of all) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const type of everyType)
      for (const words of [type.label, type.description, ...type.subtypes.map((subtype) => subtype.label)]) {
        expect(words.en).toMatch(/^[A-Z]/);
        expect(words.ru).toMatch(/^[А-ЯЁ]/);
        expect(words.kk).toMatch(/^[А-ЯӘҒҚҢӨҰҮҺІ]/);
      }
  });
});

describe('the colours', () => {
  it.each(['light', 'dark'] as const)('%s: 3:1 on every ground', (theme) => {
    for (const type of everyType)
      for (const ground of groundsOf(theme)) expect(contrast(type.color[theme], ground), `${type.id} on ${ground}`).toBeGreaterThanOrEqual(minContrast);
  });

  it('measures differences as published', () => {
    expect(difference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 3);
    expect(difference([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 3);
  });

  it.each(Object.keys(visions).flatMap((vision) => (['light', 'dark'] as const).map((theme) => [theme, vision] as const)))('%s, %s: told apart', (theme, vision) => {
    const matrix = visions[vision];
    if (!matrix) throw new Error(`no vision "${vision}"`);
    const labs = taxonomy.types.map((type) => lab(times(matrix, linear(type.color[theme]))));
    const neutral = lab(times(matrix, linear(taxonomy.other.color[theme])));
    labs.forEach((one, i) => {
      expect(difference(one, neutral), `${taxonomy.types[i]?.id ?? ''} and ${taxonomy.other.id}`).toBeGreaterThanOrEqual(minFromNeutral[theme]);
    });
    labs.forEach((one, i) => {
      labs.slice(i + 1).forEach((other, j) => {
        const pair = `${taxonomy.types[i]?.id ?? ''} and ${taxonomy.types[i + 1 + j]?.id ?? ''}`;
        expect(difference(one, other), pair).toBeGreaterThanOrEqual(minDifference[theme]);
      });
    });
  });
});

describe('ACLED', () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    Battles: ['Armed clash', 'Government regains territory', 'Non-state actor overtakes territory'],
    'Explosions/Remote violence': ['Chemical weapon', 'Air/drone strike', 'Suicide bomb', 'Shelling/artillery/missile attack', 'Remote explosive/landmine/IED', 'Grenade'],
    Protests: ['Peaceful protest', 'Protest with intervention', 'Excessive force against protesters'],
    Riots: ['Violent demonstration', 'Mob violence'],
    'Strategic developments': ['Agreement', 'Arrests', 'Change to group/activity', 'Disrupted weapons use', 'Headquarters or base established', 'Looting/property destruction', 'Non-violent transfer of territory', 'Other'],
    'Violence against civilians': ['Sexual violence', 'Attack', 'Abduction/forced disappearance'],
  };

  it('has all 25 sub-event types, each mapped to a subtype of its type', () => {
    const wanted = Object.entries(known).flatMap(([event, subs]) => subs.map((sub) => `${event}: ${sub}`));
    expect(taxonomy.acled.map((row) => `${row.event_type}: ${row.sub_event_type}`).sort()).toEqual(wanted.sort());
    expect(taxonomy.acled).toHaveLength(25);
    for (const row of taxonomy.acled) {
      const type = taxonomy.types.find((each) => each.id === row.type);
      expect(type?.subtypes.map((subtype) => subtype.id), row.sub_event_type).toContain(row.subtype);
    }
  });
});
