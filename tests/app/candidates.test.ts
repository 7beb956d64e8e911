import { describe, expect, it } from 'vitest';
import { createGazetteer } from '../../src/core/gazetteer-index.ts';
import { candidateOfId, pointIn } from '../../src/app/open/candidates.ts';

describe('a point that is typed', () => {
  it('is latitude and longitude, as people write them', () => {
    for (const text of ['43.25, 76.95', '43.25 76.95', '43.25;76.95', '43.25° N, 76.95° E', ' 43.25N 76.95E '])
      expect(pointIn(text)).toBe('geo:43.25,76.95');
    expect(pointIn('33.9° S, 70.7° W')).toBe('geo:-33.9,-70.7');
    expect(pointIn('−33.9, −70.7')).toBe('geo:-33.9,-70.7');
  });

  it('is none outside the Earth or where there are not two numbers', () => {
    for (const text of ['95, 10', '10, 190', '43.25', 'Almaty', '43.25, 76.95, 12', '']) expect(pointIn(text)).toBeUndefined();
  });

  it('is told with its halves of the Earth in each language', () => {
    const { text } = candidateOfId('geo:-33.9,70.7', createGazetteer([], []), '2022-01-05');
    expect(text).toEqual({ en: '33.9° S, 70.7° E', kk: '33,9° о. е., 70,7° ш. б.', ru: '33,9° ю. ш., 70,7° в. д.' });
  });
});
