/** Reads the shipped data package as strings, the way a spreadsheet would, for the tests of this folder. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

export type Row = Readonly<Record<string, string>>;

export interface Field {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'list';
  readonly description: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly enum?: readonly string[];
    readonly pattern?: string;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly maxLength?: number;
  };
}

export interface Resource {
  readonly name: string;
  readonly path: string;
  readonly schema: {
    readonly fields: readonly Field[];
    readonly primaryKey: readonly string[];
    readonly missingValues: readonly string[];
    readonly foreignKeys?: readonly {
      readonly fields: readonly string[];
      readonly reference: { readonly resource: string; readonly fields: readonly string[] };
    }[];
  };
}

export interface Package {
  readonly $schema: string;
  readonly name: string;
  readonly title: string;
  readonly title_ru: string;
  readonly title_kk: string;
  readonly version: string;
  readonly created?: string;
  readonly licenses: readonly { readonly name: string }[];
  readonly qantar: { readonly country: string; readonly weakSourceKinds: readonly string[]; readonly regions: readonly string[] };
  readonly resources: readonly Resource[];
}

export interface Words {
  readonly en: string;
  readonly ru: string;
  readonly kk: string;
}

interface IncidentType {
  readonly id: string;
  readonly label: Words;
  readonly description: Words;
  readonly color: { readonly light: string; readonly dark: string };
  readonly shape: string;
  readonly subtypes: readonly { readonly id: string; readonly label: Words }[];
  readonly isOpen?: boolean;
}

export interface Taxonomy {
  readonly types: readonly IncidentType[];
  readonly other: IncidentType;
  readonly acled: readonly {
    readonly event_type: string;
    readonly sub_event_type: string;
    readonly type: string;
    readonly subtype: string;
  }[];
}

const dataUrl = new URL('../../data/', import.meta.url);

/** The text of one file below `data/`. */
export const text = (path: string): string => readFileSync(new URL(path, dataUrl), 'utf8');

export const datapackage = JSON.parse(text('kazakhstan-2022/datapackage.json')) as Package;
export const taxonomy = JSON.parse(text('taxonomy.json')) as Taxonomy;

/** Header and rows of one table; a malformed CSV throws. */
export function table(name: string): { readonly header: readonly string[]; readonly rows: readonly Row[] } {
  const parsed = Papa.parse<Record<string, string>>(text(`kazakhstan-2022/${name}.csv`), {
    header: true,
    skipEmptyLines: 'greedy',
  });
  if (parsed.errors.length > 0) throw new Error(`${name}.csv: ${JSON.stringify(parsed.errors)}`);
  return { header: parsed.meta.fields ?? [], rows: parsed.data };
}

export const incidents = table('incidents').rows;
export const claims = table('claims').rows;
export const sources = table('sources').rows;
export const gaps = table('gaps').rows;
export const terms = table('terms').rows;

/** The values of a cell that holds several; none for an empty one. */
export const list = (cell: string | undefined): readonly string[] =>
  cell === undefined || cell === '' ? [] : cell.split('|');
