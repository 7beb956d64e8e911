import { describe, expect, it } from 'vitest';
import { isOn, isPart, onlyThis, switchSubtype, switchType } from '../../src/app/state/switches.ts';
import { taxonomy } from '../kazakhstan.ts';

const [first, second] = taxonomy.types as [(typeof taxonomy.types)[number], (typeof taxonomy.types)[number]];
const kinds = [...first.subtypes.map(({ id }) => id), ''];

describe('a type’s switch', () => {
  it('switches it off and, with all its kinds, on', () => {
    expect(switchType([], first.id)).toEqual([first.id]);
    expect(switchType([first.id], first.id)).toEqual([]);
    expect(switchType([`${first.id}.${kinds[0]!}`, second.id], first.id)).toEqual([first.id, second.id].sort());
  });
});

describe('a kind’s switch', () => {
  it('switches one kind', () => {
    const off = switchSubtype([], taxonomy, first.id, kinds[0]!);
    expect(off).toEqual([`${first.id}.${kinds[0]!}`]);
    expect(isOn(off, first.id, kinds[0])).toBe(false);
    expect(isOn(off, first.id, kinds[1])).toBe(true);
    expect(isPart(off, first.id)).toBe(true);
    expect(switchSubtype(off, taxonomy, first.id, kinds[0]!)).toEqual([]);
  });

  it('switches its type off with the last, and on with the first', () => {
    const off = kinds.reduce<readonly string[]>((so, kind) => switchSubtype(so, taxonomy, first.id, kind), [second.id]);
    expect(off).toEqual([first.id, second.id].sort());
    const on = switchSubtype(off, taxonomy, first.id, kinds[0]!);
    expect(isOn(on, first.id, kinds[0])).toBe(true);
    expect(isOn(on, first.id, kinds[1])).toBe(false);
    expect(isOn(on, second.id)).toBe(false);
  });
});

describe('only', () => {
  it('leaves one type, or one kind of it', () => {
    const off = onlyThis(taxonomy, first.id);
    expect(taxonomy.types.filter(({ id }) => isOn(off, id)).map(({ id }) => id)).toEqual([first.id]);
    const kindOff = onlyThis(taxonomy, first.id, kinds[1]);
    expect(kinds.filter((kind) => isOn(kindOff, first.id, kind))).toEqual([kinds[1]]);
  });
});
