import type { ClaimRecord, GapRecord, IncidentRecord, SourceRecord } from '../core/incident.ts';
import type { Words } from '../core/languages.ts';
import type { Problem } from '../core/problem.ts';
import { cleanText } from './cells.ts';
import { delimitedRows, type Row } from './delimited.ts';
import { headerOf, headerProblems, type Header } from './header.ts';
import { readMeta, type PackageMeta } from './package-meta.ts';
import { cellReader, qantar, readClaim, readGap, readSource, type CellReader } from './qantar.ts';
import { RowNotes } from './row-notes.ts';
import { said, type Said } from '../core/said.ts';

export interface DataPackage {
  readonly meta: PackageMeta;
  /** With their claims. Rows with an error are left out, and counted in `rejected`. */
  readonly incidents: readonly IncidentRecord[];
  readonly sources: readonly SourceRecord[];
  readonly gaps: readonly GapRecord[];
  /** Translations of short texts, keyed by the English. */
  readonly terms: ReadonlyMap<string, Words>;
  readonly problems: readonly Problem[];
  /** Rows of incidents.csv, and how many of them have an error. */
  readonly rows: number;
  readonly rejected: number;
}

interface Table {
  readonly file: string;
  readonly header: Header;
  readonly cells: CellReader;
  readonly rows: readonly Row[];
}

/**
 * Reads a Qantar data package from the texts of its files, by name: `datapackage.json`, `incidents.csv` and, where there
 * are any, `claims.csv`, `sources.csv`, `gaps.csv`, `terms.csv`. Pure: the page and the command line read the same.
 */
export function readPackage(files: ReadonlyMap<string, string>): DataPackage {
  const problems: Problem[] = [];
  const table = (file: string, required: readonly string[]): Table => tableOf(files.get(file), file, required, problems);
  const meta = readMeta(files.get('datapackage.json'), problems);

  const sources = records(table('sources.csv', ['id']), readSource, problems);
  const terms = termsOf(table('terms.csv', ['en']));
  const claims = records(table('claims.csv', ['incident_id', 'measure']), readClaim, problems);
  const gaps = records(table('gaps.csv', ['date', 'kind']), readGap, problems);

  const own = table('incidents.csv', ['id', 'date', 'type']);
  if (!files.has('incidents.csv')) problems.push(wholeFile('incidents.csv', 'file-missing', 'is not in the folder'));
  const options = { file: own.file, dates: undefined, map: new Map<string, string>(), keepsWords: true };
  const { read } = qantar.reader(own.header, options);
  const byIncident = new Map<string, ClaimRecord[]>();
  for (const { record } of claims) byIncident.set(record.incidentId, [...(byIncident.get(record.incidentId) ?? []), record]);
  const incidents = own.rows.flatMap((row) => {
    const reading = read(row);
    problems.push(...reading.problems);
    if (!reading.record) return [];
    const own = byIncident.get(reading.record.id);
    return [own ? { ...reading.record, claims: own } : reading.record];
  });

  const sourceIds = uniqueIds(sources, problems);
  uniqueIds(claims, problems);
  uniqueIds(gaps, problems);
  const incidentIds = new Set(own.rows.map((row) => own.cells.text(row, 'id')));
  const known = (
    at: { file: string; line: number },
    column: string,
    id: string,
    ids: ReadonlySet<string>,
    where: string,
  ): void => {
    if (id === '' || ids.has(id)) return;
    const notes = new RowNotes(at.file, at.line);
    notes.error(
      column,
      id,
      'reference-unknown',
      said('is not an id in {file}', { file: where }),
      'correct the id or add the row',
    );
    problems.push(...notes.problems);
  };
  for (const claim of claims) {
    known(claim, 'incident_id', claim.record.incidentId, incidentIds, 'incidents.csv');
    known(claim, 'source_id', claim.record.sourceId, sourceIds, 'sources.csv');
  }
  for (const gap of gaps) known(gap, 'source_id', gap.record.sourceId, sourceIds, 'sources.csv');
  for (const incident of incidents)
    for (const id of incident.sourceIds) known(incident, 'source_ids', id, sourceIds, 'sources.csv');

  return {
    meta,
    incidents,
    sources: sources.map(({ record }) => record),
    gaps: gaps.map(({ record }) => record),
    terms,
    problems,
    rows: own.rows.length,
    rejected: own.rows.length - incidents.length,
  };
}

const wholeFile = (file: string, code: string, message: Said, line = 0, column = ''): Problem => ({
  ...{ file, line, column, value: '', code, severity: 'error', message, suggestion: '', candidates: [] },
});

/** A table of the package; empty where its file is missing, and with a problem where it can't be read. */
function tableOf(text: string | undefined, file: string, required: readonly string[], problems: Problem[]): Table {
  const empty = { file, header: headerOf([]), cells: cellReader(headerOf([])), rows: [] };
  if (text === undefined) return empty;
  const { rows: all, unclosedQuoteLine } = delimitedRows(text.replace(/^\ufeff/, ''), ',');
  if (unclosedQuoteLine !== undefined) {
    problems.push(wholeFile(file, 'quote-unclosed', 'opens a quote that nothing closes', unclosedQuoteLine));
    return empty;
  }
  const [first, ...rows] = all;
  const names = (first?.cells ?? []).map(cleanText);
  const wrong = headerProblems(names, file);
  const header = headerOf(names);
  for (const column of required.filter((name) => !header.has(name)))
    wrong.push(wholeFile(file, 'column-missing', 'is not among the columns', 1, column));
  problems.push(...wrong);
  return wrong.length > 0 ? empty : { file, header, cells: cellReader(header), rows };
}

interface Placed<T> {
  readonly record: T;
  readonly file: string;
  readonly line: number;
}

function records<T>(
  { file, rows, cells }: Table,
  read: (row: Row, cells: CellReader, notes: RowNotes) => T,
  problems: Problem[],
): Placed<T>[] {
  return rows.flatMap((row) => {
    const notes = new RowNotes(file, row.line);
    const record = read(row, cells, notes);
    problems.push(...notes.problems);
    return notes.hasError ? [] : [{ record, file, line: row.line }];
  });
}

function uniqueIds(placed: readonly Placed<{ readonly id: string }>[], problems: Problem[]): Set<string> {
  const ids = new Set<string>();
  for (const { record, file, line } of placed) {
    if (record.id !== '' && ids.has(record.id)) {
      const notes = new RowNotes(file, line);
      notes.error('id', record.id, 'id-duplicate', 'stands twice in the file', 'give every row an id of its own');
      problems.push(...notes.problems);
    }
    ids.add(record.id);
  }
  return ids;
}

function termsOf({ rows, cells }: Table): Map<string, Words> {
  const entries = rows.map((row) => {
    const [en, ru, kk] = [cells.text(row, 'en'), cells.text(row, 'ru'), cells.text(row, 'kk')];
    return [en, { en, ...(ru === '' ? {} : { ru }), ...(kk === '' ? {} : { kk }) }] as const;
  });
  return new Map(entries);
}
