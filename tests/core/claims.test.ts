import { describe, expect, it } from 'vitest';
import { boundsOf, groupClaims, rangeOver } from '../../src/core/claims.ts';
import type { ClaimRecord } from '../../src/core/incident.ts';

const claim = (over: Partial<ClaimRecord>): ClaimRecord => ({
  id: 'c',
  incidentId: 'i',
  measure: 'killed',
  group: '',
  attributedTo: 'Ministry',
  sourceId: 's',
  asOf: '',
  status: 'standing',
  note: { en: '' },
  ...over,
});

describe('bounds of claims', () => {
  it('take the best figure for both ends where it stands alone, and leave an unknown end open', () => {
    expect(boundsOf({ best: 225 })).toEqual({ low: 225, high: 225 });
    expect(boundsOf({ low: 4400 })).toEqual({ low: 4400, high: undefined });
    expect(boundsOf({ high: 700 })).toEqual({ low: undefined, high: 700 });
  });

  it('range from the least to the greatest figure, open only where the end is', () => {
    expect(rangeOver([claim({ best: 225 }), claim({ best: 241 })])).toEqual({ low: 225, high: 241 });
    expect(rangeOver([claim({ low: 4400 }), claim({ best: 9900 })])).toEqual({ low: 4400, high: 9900 });
    expect(rangeOver([claim({ best: 3811 }), claim({ low: 4400 })])).toEqual({ low: 3811, high: undefined });
    expect(rangeOver([])).toBeUndefined();
    expect(rangeOver([claim({})])).toEqual({ low: undefined, high: undefined });
  });
});

describe('groups of claims', () => {
  it('never add up: a range per measure and group, without what was withdrawn or superseded', () => {
    const groups = groupClaims([
      claim({ best: 164, status: 'withdrawn' }),
      claim({ best: 18, group: 'police' }),
      claim({ best: 225, status: 'superseded', asOf: '2022-01-15' }),
      claim({ best: 238, asOf: '2022-12-20' }),
      claim({ best: 241, status: 'disputed', asOf: '2022-07-29' }),
    ]);
    expect(groups.map(({ group, standing }) => [group, standing])).toEqual([
      ['', { low: 238, high: 241 }],
      ['police', { low: 18, high: 18 }],
    ]);
    expect(groups[0]?.claims.map(({ best }) => best)).toEqual([164, 225, 241, 238]);
  });

  it('have no range where every figure was withdrawn', () => {
    expect(groupClaims([claim({ best: 21, status: 'withdrawn' })])[0]).not.toHaveProperty('standing');
  });
});
