import { withPlainDigits } from './cells.ts';

/** An angle as people write it, `43°15′24″ N`, as degrees; or why it is none. */
export type Angle =
  | {
      readonly deg: number;
      /** The least that its digits tell apart. A minute is about 2 km, a degree 100. */
      readonly step: 'degree' | 'minute' | 'less';
    }
  /** `other-axis`: east or west for a latitude. `sixty`: that many minutes or seconds, or more. */
  | { readonly fault: 'unreadable' | 'other-axis' | 'sixty' };

export type Axis = 'lat' | 'lng';

/** Letters for the four sides, in English, in Russian (с. ш., в. д.) and in Kazakh (с. е., ш. б.). An O is east in German and west in French. */
const SIDES = [
  { axis: 'lat', sign: 1, letters: 'n|north|с\\.? ?ш\\.?|с\\.? ?е\\.?' },
  { axis: 'lat', sign: -1, letters: 's|south|ю\\.? ?ш\\.?|о\\.? ?е\\.?' },
  { axis: 'lng', sign: 1, letters: 'e|east|в\\.? ?д\\.?|ш\\.? ?б\\.?' },
  { axis: 'lng', sign: -1, letters: 'w|west|з\\.? ?д\\.?|б\\.? ?б\\.?' },
] as const;

const SIDE = SIDES.map(({ axis, sign, letters }) => ({
  axis,
  sign,
  before: new RegExp(`^(?:${letters})(?=[\\s\\d])`, 'iu'),
  after: new RegExp(`(?<=[^\\p{L}])(?:${letters})$`, 'iu'),
}));

const NUMBER = '(\\d{1,3}(?:[.,]\\d+)?)';
const DEGREE = '[°º˚]';
const MINUTE = "[′'’‘´`ʹ]";
const SECOND = `(?:[″"”“]|${MINUTE}{2})`;
const ANGLE = new RegExp(
  `^([+-]?)${NUMBER}(?:(?:\\s*(?:${DEGREE}|:)\\s*|\\s+)${NUMBER}(?:(?:\\s*(?:${MINUTE}|:)\\s*|\\s+)${NUMBER})?)?\\s*(${DEGREE}|${SECOND}|${MINUTE})?$`,
);
const MARKS = [DEGREE, MINUTE, SECOND].map((mark) => new RegExp(`^${mark}?$`));

/** No coordinate is longer: the rest of a cell is not looked at. */
const MOST_CHARACTERS = 40;

/**
 * Reads degrees with minutes and seconds, or with a side of the Earth. Numbers by themselves are not taken for minutes: 43 15
 * may be anything, 43°15 and 43 15 N may not.
 */
export function angleOf(cell: string, axis: Axis): Angle {
  if (cell.length > MOST_CHARACTERS) return UNREADABLE;
  const text = withPlainDigits(cell.trim().replace(/\s+/gu, ' '));
  const side = SIDE.find(({ before, after }) => before.test(text) || after.test(text));
  const bare = side === undefined ? text : text.replace(side.before, '').replace(side.after, '').trim();
  const match = ANGLE.exec(bare);
  if (match === null || (side === undefined && !/[°º˚]/.test(bare))) return UNREADABLE;
  const [, sign = '', degrees = '', minutes, seconds, mark = ''] = match;
  const parts = [degrees, minutes, seconds].filter((part) => part !== undefined);
  const isMarked = MARKS[parts.length - 1]?.test(mark) === true;
  const isWhole = (part: string): boolean => /^\d+$/.test(part);
  if (!isMarked || !parts.slice(0, -1).every(isWhole) || (side !== undefined && sign !== '')) return UNREADABLE;
  if (side !== undefined && side.axis !== axis) return { fault: 'other-axis' };
  const [whole = 0, ...sixtieths] = parts.map((part) => Number(part.replace(',', '.')));
  if (sixtieths.some((part) => part >= 60)) return { fault: 'sixty' };
  const [ofMinutes = 0, ofSeconds = 0] = sixtieths;
  const isFine = parts.length > 2 || !isWhole(parts.at(-1) ?? '');
  const deg = (whole + (ofMinutes + ofSeconds / 60) / 60) * (side?.sign ?? (sign === '-' ? -1 : 1));
  return { deg, step: isFine ? 'less' : parts.length === 2 ? 'minute' : 'degree' };
}

const UNREADABLE: Angle = { fault: 'unreadable' };

const ofAxis = (wanted: Axis): string => SIDES.flatMap(({ axis, letters }) => (axis === wanted ? [letters] : [])).join('|');
const [LAT, LNG] = [ofAxis('lat'), ofAxis('lng')];
const PAIRS = [
  { pattern: `^(.*?[^\\p{L}](?:${LAT}))[\\s,;]*(\\d.*?[^\\p{L}](?:${LNG}))$`, lat: 1, lng: 2 },
  { pattern: `^(.*?[^\\p{L}](?:${LNG}))[\\s,;]*(\\d.*?[^\\p{L}](?:${LAT}))$`, lat: 2, lng: 1 },
  { pattern: `^((?:${LAT})\\s*\\d.*?)[\\s,;]*((?:${LNG})\\s*\\d.*)$`, lat: 1, lng: 2 },
  { pattern: `^((?:${LNG})\\s*\\d.*?)[\\s,;]*((?:${LAT})\\s*\\d.*)$`, lat: 2, lng: 1 },
].map(({ pattern, lat, lng }) => ({ pattern: new RegExp(pattern, 'iu'), lat, lng }));

/** The two texts of a cell with both coordinates, where each says its side of the Earth. */
export function anglesIn(cell: string): { readonly lat: string; readonly lng: string } | undefined {
  if (cell.length > 2 * MOST_CHARACTERS) return undefined;
  const text = cell.trim().replace(/^\((.*)\)$/u, '$1');
  for (const { pattern, lat, lng } of PAIRS) {
    const match = pattern.exec(text);
    if (match !== null) return { lat: match[lat] ?? '', lng: match[lng] ?? '' };
  }
  return undefined;
}
