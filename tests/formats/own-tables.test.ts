import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanText } from '../../src/formats/cells.ts';
import { readDecisions } from '../../src/formats/own-tables.ts';
import { csvCell } from '../../src/formats/report.ts';

const written = (place: string): string => `place,region,country,id\n${csvCell(place)},,,geonames:1\n`;

it('reads a decision back as it was written, whatever its name begins with', () => {
  for (const place of ['-', '=SUM(A1)', '+7 district', '@home', "'-quoted", "''=x", "'s-Hertogenbosch", 'Al-Mawsil'])
    expect(readDecisions(written(place), 'decisions.csv').decisions[0]?.place).toBe(place);
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.constantFrom('', "'", "''", '=', '-', '@', '+'), (text, start) => {
      const place = cleanText(start + text);
      fc.pre(place !== '');
      expect(readDecisions(written(place), 'decisions.csv').decisions[0]?.place).toBe(place);
    }),
  );
});
