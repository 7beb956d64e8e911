import type { Place, Region } from '../../core/gazetteer.ts';
import type { IncidentRecord } from '../../core/incident.ts';
import type { Counts, Ingested } from '../../core/ingest.ts';
import type { Decision, Meaning, NamedWhere } from '../../core/decisions.ts';
import type { Words } from '../../core/languages.ts';
import type { Problem } from '../../core/problem.ts';
import type { JoinFiles } from './page-gazetteer.ts';
import type { FolderParts } from '../../formats/join-input.ts';
import type { Around } from '../../formats/orienting.ts';

/** The format of a file of places, not of incidents. */
export const OWN_GAZETTEER = 'gazetteer';

/** How one file is to be read, where a person says more than the file does. */
export interface FileOptions {
  /** Id of a format, or `OWN_GAZETTEER`. */
  readonly format?: string;
  /** Field → column, or `=text` for the text itself. */
  readonly map: Readonly<Record<string, string>>;
  readonly dates?: 'dmy' | 'mdy';
  /** The country of the rows that name none, alpha-2. */
  readonly country?: string;
}

/** One thing to read: a file, or the files of a dataset folder. */
export type OpenInput =
  | { readonly kind: 'file'; readonly name: string; readonly file: File; readonly options: FileOptions }
  | { readonly kind: 'folder'; readonly name: string; readonly files: readonly File[] };

/** Files to be read. */
export interface OpenRequest extends JoinFiles {
  readonly kind: 'read';
  readonly inputs: readonly OpenInput[];
  readonly decisions: readonly Decision[];
  /** What is wrong with the tables that the decisions came from. */
  readonly said: readonly Problem[];
}

export type Outcome = Ingested['outcome'];

/** A name or a point that somebody looks for, once the files have been read. */
export interface SearchRequest {
  readonly kind: 'search';
  readonly text: string;
  /** Alpha-2 of countries whose places come first. */
  readonly near: readonly string[];
  /** Places are called as they were called on this day. */
  readonly isoDay: string;
}

export type ToWorker = OpenRequest | SearchRequest;

/** What a name could mean. `id` is that of a decision; `text` tells it from its namesakes. */
export interface Candidate {
  readonly id: string;
  readonly kind: Meaning['kind'];
  readonly text: Words;
}

/** The names by which a row that is not joined says where it happened, and what they could mean. */
export interface OpenWhere extends NamedWhere {
  readonly candidates: readonly Candidate[];
  /** A day of the first of its rows. */
  readonly isoDay: string;
  /** Rows that say it so. */
  rows: number;
}

/** A decision, what it stands for and how many rows it was for. */
export interface Decided {
  readonly decision: Decision;
  readonly means: Candidate;
  readonly rows: number;
}

/** A problem with what became of its row. */
export interface OpenProblem {
  readonly problem: Problem;
  /** Undefined for what is said of a file. */
  readonly outcome: Outcome | undefined;
  /** Into `OpenResult.wheres`; -1 where no place is to be decided. */
  readonly where: number;
}

/** A joined record as it crosses to the page: place and regions by id, as one stands for thousands of rows. */
export interface SentRecord {
  readonly record: IncidentRecord;
  readonly place: string;
  readonly regions: readonly string[];
  readonly country: string;
}

/** What a file turned out to be. */
export interface ReadFile {
  readonly name: string;
  readonly counts: Counts;
  /** Id of its format; empty for a folder and for a file that is refused. */
  readonly format: string;
  /** The columns of a file of which no row could be read: they may be mapped by hand. */
  readonly columns: readonly string[];
  /** Fields of the incidents → the columns that they came from. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A gazetteer of the user's own that incidents were joined to first. */
export interface ReadGazetteer {
  readonly name: string;
  /** How many places were read from it. */
  readonly places: number;
}

export interface OpenResult {
  readonly counts: Counts;
  readonly files: readonly ReadFile[];
  readonly gazetteers: readonly ReadGazetteer[];
  readonly errors: number;
  readonly warnings: number;
  /** Up to `MOST_KEPT`. The report has them all. */
  readonly problems: readonly OpenProblem[];
  readonly wheres: readonly OpenWhere[];
  readonly decided: readonly Decided[];
  /** What `qantar check --report` writes for the same files, byte for byte. */
  readonly report: Blob;
  readonly around: Around;
  /** Of a dataset folder, where nothing else was opened with it. */
  readonly folder: FolderParts | undefined;
  /** SHA-256 over the files' bytes or texts, hexadecimal. */
  readonly hash: string;
  /** The world's places were needed and this page does not carry them. */
  readonly lacksWorld: boolean;
}

export type FromWorker =
  | { readonly kind: 'progress'; readonly rows: number; readonly bytes: number; readonly of: number; readonly name: string }
  | { readonly kind: 'world' }
  | {
      readonly kind: 'records';
      readonly records: readonly SentRecord[];
      /** Those that no earlier message had. */
      readonly places: readonly Place[];
      readonly regions: readonly Region[];
    }
  /** The records of this file count for nothing. */
  | { readonly kind: 'refused'; readonly name: string }
  | { readonly kind: 'done'; readonly result: OpenResult }
  /** Answers a search; `isWhole` where the places of the whole world were looked through. */
  | { readonly kind: 'found'; readonly text: string; readonly found: readonly Candidate[]; readonly isWhole: boolean }
  | { readonly kind: 'failed'; readonly reason: string };

/** Problems that are listed one by one; past these the report has them. */
export const MOST_KEPT = 200_000;
