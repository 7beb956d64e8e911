import { expect, it } from 'vitest';
import type { ClaimRecord } from '../../src/core/incident.ts';
import { figuresOf } from '../../src/scene/figures.ts';
import { kazakhstan } from '../kazakhstan.ts';

const claim = (measure: string): ClaimRecord => ({
  id: 'c1',
  incidentId: 'i1',
  measure,
  group: '',
  best: 7,
  attributedTo: 'Akimat',
  sourceId: '',
  asOf: '',
  status: 'standing',
  note: { en: '' },
});

const said = (measure: string): string[] => figuresOf(kazakhstan, [claim(measure)], 'ru').map(({ text }) => text);

it('says a measure of the dataset’s own in its words, also where it is called like a word of the scene', () => {
  expect(said('killed')).toEqual(['погибших: 7']);
  for (const measure of ['legend', 'several', 'heat', 'constructor', 'looted shops'])
    expect(said(measure)).toEqual([`${measure}: 7`]);
});
