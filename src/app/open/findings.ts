import type { Gazetteer } from '../../core/gazetteer-index.ts';
import type { NamedWhere } from '../../core/decisions.ts';
import type { IncidentRecord } from '../../core/incident.ts';
import { resolve } from '../../core/join.ts';
import type { Problem } from '../../core/problem.ts';
import { REPORT_HEADER, reportLine } from '../../formats/report.ts';
import { candidateOf } from './candidates.ts';
import { isoDayOf } from './decided-rows.ts';
import { MOST_KEPT, type OpenWhere, type OpenProblem, type Outcome } from './protocol.ts';

const keyOf = ({ place, region, country }: NamedWhere): string => `${place}\u0000${region}\u0000${country}`;

/** What is wrong with what was opened: the list that the page shows, the names to decide on, and the report. */
export class Findings {
  readonly problems: OpenProblem[] = [];
  errors = 0;
  warnings = 0;
  private readonly named = new Map<string, { readonly index: number; readonly where: OpenWhere }>();
  private readonly lines = new ReportText();
  private readonly gazetteer: () => Gazetteer;

  /** @param gazetteer the one of the moment: it grows while rows are read */
  constructor(gazetteer: () => Gazetteer) {
    this.gazetteer = gazetteer;
  }

  add(problem: Problem, outcome?: Outcome, record?: IncidentRecord): void {
    if (problem.severity === 'error') this.errors += 1;
    else this.warnings += 1;
    this.lines.add(reportLine(problem));
    if (this.problems.length >= MOST_KEPT) return;
    const isPlace = problem.severity === 'error' && record !== undefined && (outcome === 'ambiguous' || outcome === 'unmatched');
    this.problems.push({ problem, outcome, where: isPlace ? this.whereOf(record) : -1 });
  }

  /** Counts a row that no place was found for to the names that it has. */
  unplaced(record: IncidentRecord): void {
    const known = this.named.get(keyOf(record));
    if (known !== undefined) known.where.rows += 1;
  }

  wheres(): OpenWhere[] {
    return [...this.named.values()].map(({ where }) => where);
  }

  report(): Blob {
    return this.lines.blob();
  }

  /** The names that a person can decide on, once for all rows that have them. */
  private whereOf(record: IncidentRecord): number {
    const { place, region, country } = record;
    if (`${place}${region}${country}` === '') return -1;
    const key = keyOf(record);
    const known = this.named.get(key);
    if (known !== undefined) return known.index;
    const gazetteer = this.gazetteer();
    const isoDay = isoDayOf(record);
    const { lngDeg, latDeg, precision } = record;
    const resolution = resolve({ place, region, country, lngDeg, latDeg, precision, isoDay }, gazetteer);
    const found = resolution.kind === 'ambiguous' || resolution.kind === 'unmatched' ? resolution.candidates : [];
    const candidates = found.map((place) => candidateOf(place.id, { kind: 'place', place }, gazetteer, isoDay));
    const index = this.named.size;
    this.named.set(key, { index, where: { place, region, country, candidates, isoDay, rows: 0 } });
    return index;
  }
}

/** The report as it grows: text in pieces, so that no string is as long as the whole. */
class ReportText {
  private readonly parts: Blob[] = [];
  private lines: string[] = [REPORT_HEADER];

  add(line: string): void {
    this.lines.push(line);
    if (this.lines.length >= 20_000) this.fold();
  }

  blob(): Blob {
    this.fold();
    return new Blob(this.parts, { type: 'text/csv' });
  }

  private fold(): void {
    this.parts.push(new Blob(this.lines));
    this.lines = [];
  }
}
