import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDue, nextRange, playModes, SPEEDS, usualSpeed } from '../../src/app/state/playback.ts';

const spans = fc
  .tuple(fc.integer({ min: -20_000, max: 20_000 }), fc.oneof(fc.nat(40), fc.integer({ min: 360, max: 370 })))
  .map(([from, days]) => ({ from, to: from + days }));

describe('playing', () => {
  it('shows every day once as the last of its range, then all days', () => {
    fc.assert(
      fc.property(spans, (span) => {
        const days = span.to - span.from + 1;
        for (const mode of playModes(span)) {
          const seen = [];
          let range: typeof span = span;
          do {
            range = nextRange(mode, span, range);
            seen.push(range);
          } while (seen.length <= days + 1 && (range.from !== span.from || range.to !== span.to));
          const shown = mode.kind === 'window' && days > 1 ? seen.slice(0, -1) : seen;
          const first = mode.kind === 'sum' ? span.from : Math.min(span.to, span.from + mode.days - 1);
          expect(shown.map(({ to }) => to)).toEqual(Array.from({ length: span.to - first + 1 }, (_, index) => first + index));
          expect(shown.map(({ from }) => from)).toEqual(
            shown.map(({ to }) => (mode.kind === 'sum' ? span.from : Math.max(span.from, to - mode.days + 1))),
          );
        }
      }),
    );
  });

  it('begins at the first day from wherever else a reader is', () => {
    const span = { from: 100, to: 130 };
    expect(nextRange({ kind: 'window', days: 1 }, span, { from: 110, to: 115 })).toEqual({ from: 100, to: 100 });
    expect(nextRange({ kind: 'window', days: 7 }, span, { from: 110, to: 110 })).toEqual({ from: 100, to: 106 });
    expect(nextRange({ kind: 'window', days: 7 }, span, { from: 110, to: 116 })).toEqual({ from: 111, to: 117 });
    expect(nextRange({ kind: 'sum' }, span, { from: 100, to: 112 })).toEqual({ from: 100, to: 113 });
  });

  it('takes one day a frame when frames come late, and keeps its time when they do not', () => {
    let due = 100;
    due = nextDue(due, 105, 10);
    expect(due).toBe(200);
    // A frame that took nine days' time brings the next at once, not nine.
    expect(nextDue(due, 1100, 10)).toBe(1100);
  });

  it('is slow enough to follow, and quick enough for years', () => {
    expect(usualSpeed({ from: 0, to: 30 })).toBe(1);
    expect(usualSpeed({ from: 0, to: 364 })).toBe(10);
    expect(usualSpeed({ from: 0, to: 100_000 })).toBe(SPEEDS.at(-1));
  });
});
