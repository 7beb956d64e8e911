import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { angleOf, anglesIn } from '../../src/formats/degrees.ts';

describe('angles', () => {
  it('are the degrees that they say, however they are written', () => {
    for (const text of [
      '43°15\'24"N',
      '43 15 24 N',
      'N 43° 15′ 24″',
      '43º15’24” с. ш.',
      '43:15:24 n',
      "43°15'24''",
      '43° 15,4′ N',
      '43°15\'24" с.е.',
      'N43.256666667',
      '43.256666667° с.ш.',
      '٤٣°١٥\'٢٤"N',
    ])
      // prettier-ignore
      expect(angleOf(text, 'lat'), text).toMatchObject({ deg: expect.closeTo(43.256_666_7, 6) as number, step: 'less' });
    expect(angleOf('76°56′30″ З. Д.', 'lng')).toMatchObject({ deg: expect.closeTo(-76.941_666_7, 6) as number });
    expect(angleOf('-0°30\'0"', 'lat')).toMatchObject({ deg: -0.5 });
  });

  it('are no more exact than their digits', () => {
    expect(angleOf("43°15'N", 'lat')).toEqual({ deg: 43.25, step: 'minute' });
    expect(angleOf('43 N', 'lat')).toEqual({ deg: 43, step: 'degree' });
  });

  it('are refused where they can be read two ways or none', () => {
    for (const text of ['43 15 24', '43:15', '-43 N', "43.5°15'N", '43°15"N', '4325N', '43 O', 'N', '°', '43°N15', ''])
      expect(angleOf(text, 'lat'), text).toEqual({ fault: 'unreadable' });
    expect(angleOf("43°60'N", 'lat')).toEqual({ fault: 'sixty' });
    expect(angleOf("43°15'E", 'lat')).toEqual({ fault: 'other-axis' });
  });

  it('come in pairs, the latitude first or last', () => {
    const pair = { lat: '43°15\'24"N', lng: '76°56\'30"E' };
    expect(anglesIn(`${pair.lat} ${pair.lng}`)).toEqual(pair);
    expect(anglesIn(`(${pair.lng}, ${pair.lat})`)).toEqual(pair);
    expect(anglesIn('43.25, 76.95')).toBeUndefined();
  });

  it('are what was written, to the second', () => {
    const side = fc.constantFrom('N', 'S');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 89 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 59 }),
        side,
        (d, m, s, at) => {
          const deg = (d + m / 60 + s / 3600) * (at === 'S' ? -1 : 1);
          const angle = angleOf(`${String(d)}°${String(m)}′${String(s)}″${at}`, 'lat');
          expect('deg' in angle ? angle.deg : NaN).toBeCloseTo(deg, 9);
        },
      ),
    );
  });
});
