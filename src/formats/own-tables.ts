import type { DatedName, Place } from '../core/gazetteer.ts';
import type { Decision } from '../core/ingest.ts';
import type { Problem } from '../core/problem.ts';
import { numberOf, pointOf } from './cells.ts';
import { delimitedRows } from './delimited.ts';
import { headerOf } from './header.ts';
import { cellReader, type CellReader } from './qantar.ts';
import { RowNotes } from './row-notes.ts';
import type { Row } from './delimited.ts';

/** Reads `place,region,country,id`: which gazetteer place a name stands for. Region and country may be empty: any. */
export function readDecisions(csv: string, file: string): { decisions: Decision[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const decisions = readRows(csv, file, ['place', 'id'], problems, (row, cells, notes) => {
    const decision = {
      place: cells.text(row, 'place'),
      region: cells.text(row, 'region'),
      country: cells.text(row, 'country'),
      placeId: cells.text(row, 'id'),
    };
    if (decision.place === '' || decision.placeId === '')
      notes.error('id', decision.placeId, 'decision-empty', 'decides nothing', 'give place and id');
    return decision;
  });
  return { decisions, problems };
}

/** Reads `id,name,country,region,lng,lat,population,aliases`: places that the gazetteers lack. Aliases are `|`-separated. */
export function readOwnPlaces(csv: string, file: string): { places: Place[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const places = readRows(csv, file, ['id', 'name', 'country', 'lng', 'lat'], problems, (row, cells, notes): Place => {
    const point = pointOf(
      { lng: cells.text(row, 'lng'), lat: cells.text(row, 'lat'), lngColumn: 'lng', latColumn: 'lat' },
      notes,
    );
    if (point === undefined && !notes.hasError) notes.error('lng', '', 'coordinate-missing', 'is empty', 'a place needs a point');
    const id = cells.text(row, 'id');
    const country = cells.text(row, 'country').toUpperCase();
    if (id === '') notes.error('id', '', 'id-missing', 'is empty');
    if (!/^[A-Z]{2}$/.test(country)) notes.error('country', country, 'country-unknown', 'is no ISO 3166-1 alpha-2 code');
    const names: DatedName[] = [
      { lang: 'en', name: cells.text(row, 'name'), kind: 'name' },
      ...cells.list(row, 'aliases').map((name): DatedName => ({ lang: 'und', name, kind: 'alias' })),
    ];
    const population = numberOf(cells.text(row, 'population'));
    return {
      id,
      lngDeg: point?.lngDeg ?? 0,
      latDeg: point?.latDeg ?? 0,
      country,
      region: cells.text(row, 'region'),
      population: Number.isFinite(population) ? population : null,
      rank: 4,
      names,
    };
  });
  return { places, problems };
}

function readRows<T>(
  csv: string,
  file: string,
  required: readonly string[],
  problems: Problem[],
  read: (row: Row, cells: CellReader, notes: RowNotes) => T,
): T[] {
  if (csv.trim() === '') return [];
  const [first, ...rows] = delimitedRows(csv.replace(/^\ufeff/, ''), ',').rows;
  const header = headerOf(first?.cells ?? []);
  const missing = required.filter((name) => !header.has(name));
  for (const column of missing) {
    const notes = new RowNotes(file, 1);
    notes.error(column, '', 'column-missing', 'is not among the columns', `the table has ${required.join(', ')}`);
    problems.push(...notes.problems);
  }
  if (missing.length > 0) return [];
  const cells = cellReader(header);
  return rows.flatMap((row) => {
    const notes = new RowNotes(file, row.line);
    const record = read(row, cells, notes);
    problems.push(...notes.problems);
    return notes.hasError ? [] : [record];
  });
}
