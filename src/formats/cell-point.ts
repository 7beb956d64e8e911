import { isNothing, numberOf } from './cells.ts';
import { angleOf, type Angle, type Axis } from './degrees.ts';
import type { RowNotes } from './row-notes.ts';

export interface PointCells {
  readonly lng: string;
  readonly lat: string;
  readonly lngColumn: string;
  readonly latColumn: string;
}

/** A point in WGS 84 degrees, with how exact it can be at most where its digits say no more than that. */
export interface CellPoint {
  readonly lngDeg: number;
  readonly latDeg: number;
  readonly precision?: 'place';
}

/**
 * The point that two cells give. Undefined for none and, with a note, for half a point, text, infinities, what lies outside the
 * Earth and 0,0 (a gap in a table, and not a place in the Atlantic).
 */
export function pointOf(cells: PointCells, notes: RowNotes): CellPoint | undefined {
  const { lng, lat, lngColumn, latColumn } = cells;
  const noLng = isNothing(lng);
  const noLat = isNothing(lat);
  if (noLng && noLat) return undefined;
  if (noLng !== noLat) {
    const [column, value] = noLng ? [latColumn, lat] : [lngColumn, lng];
    notes.error(column, value, 'coordinate-half', 'has no second coordinate with it', 'give longitude and latitude, or neither');
    return undefined;
  }
  const first = readAngle(lng, 'lng', lngColumn, notes);
  const second = first === undefined ? undefined : readAngle(lat, 'lat', latColumn, notes);
  if (first === undefined || second === undefined) return undefined;
  const [lngDeg, latDeg] = [first.deg, second.deg];
  if (Math.abs(lngDeg) > 720 || Math.abs(latDeg) > 720) {
    const [column, value] = Math.abs(latDeg) > 720 ? [latColumn, lat] : [lngColumn, lng];
    notes.error(
      column,
      value,
      'coordinate-projected',
      'is no degree but metres of a projected system',
      'convert to WGS 84 degrees',
    );
    return undefined;
  }
  if (Math.abs(latDeg) > 90 || Math.abs(lngDeg) > 180) {
    const isSwapped = Math.abs(latDeg) <= 180 && Math.abs(lngDeg) <= 90;
    const [column, value] = Math.abs(latDeg) > 90 ? [latColumn, lat] : [lngColumn, lng];
    const suggestion = isSwapped ? 'longitude and latitude are swapped?' : 'latitudes are −90 to 90, longitudes −180 to 180';
    notes.error(column, value, 'coordinate-out-of-range', 'lies outside the Earth', suggestion);
    return undefined;
  }
  if (lngDeg === 0 && latDeg === 0) {
    notes.warning(
      latColumn,
      `${lat} ${lng}`.trim(),
      'coordinate-zero',
      'is the point 0,0 in the Atlantic',
      'the coordinates are not used',
    );
    return undefined;
  }
  if (first.step === 'less' && second.step === 'less') return { lngDeg, latDeg };
  if (first.step === 'minute' || second.step === 'minute') return { lngDeg, latDeg, precision: 'place' };
  notes.warning(
    latColumn,
    `${lat} ${lng}`.trim(),
    'coordinate-coarse',
    'is known to a degree, about 100 km',
    'its place, region or country is used',
  );
  return undefined;
}

/** A number of degrees, or an angle as people write it. Undefined, with a note, for what is neither. */
function readAngle(cell: string, axis: Axis, column: string, notes: RowNotes): Exclude<Angle, { fault: string }> | undefined {
  const deg = numberOf(cell);
  if (Number.isFinite(deg)) return { deg, step: 'less' };
  const angle = angleOf(cell, axis);
  if (!('fault' in angle)) return angle;
  switch (angle.fault) {
    case 'other-axis':
      notes.error(column, cell, 'coordinate-of-other-axis', axis === 'lat' ? 'is no latitude' : 'is no longitude', 'longitude and latitude are swapped?'); // prettier-ignore
      break;
    case 'sixty':
      notes.error(
        column,
        cell,
        'coordinate-not-a-number',
        'has 60 minutes or seconds, or more',
        'give decimal degrees, as 43.25',
      );
      break;
    case 'unreadable':
      notes.error(column, cell, 'coordinate-not-a-number', 'is not a number', 'give decimal degrees, as 43.25');
  }
  return undefined;
}
