import type { Words } from '../core/languages.ts';
import type { Problem } from '../core/problem.ts';
import { type Fields, fieldsOf, NO_FIELDS } from './fields.ts';
import type { Said } from '../core/said.ts';

/** What `datapackage.json` says of a dataset. Texts are empty where it says nothing. */
export interface PackageMeta {
  readonly id: string;
  readonly title: Words;
  readonly description: Words;
  readonly version: string;
  readonly licence: { readonly name: string; readonly title: string; readonly path: string };
  /** ISO 3166-1 alpha-2 of the one country that the dataset is about; empty for several. */
  readonly country: string;
  /** West, south, east, north in degrees; absent: wherever the incidents are. */
  readonly focus?: readonly [number, number, number, number];
}

const textOf = (fields: Fields, key: string): string => {
  const value = fields.get(key);
  return typeof value === 'string' ? value.normalize('NFC').trim() : '';
};

/** Reads `datapackage.json`; a package without one, or with a broken one, is a problem and still has its tables. */
export function readMeta(text: string | undefined, problems: Problem[]): PackageMeta {
  const file = 'datapackage.json';
  const note = (code: string, severity: Problem['severity'], message: Said): void => {
    problems.push({ file, line: 0, column: '', value: '', code, severity, message, suggestion: '', candidates: [] });
  };
  let fields = NO_FIELDS;
  if (text === undefined) note('file-missing', 'warning', 'is not in the folder: the dataset has no title or licence');
  else
    try {
      fields = fieldsOf(JSON.parse(text.replace(/^\ufeff/, ''))) ?? NO_FIELDS;
    } catch {
      note('json-unreadable', 'error', 'is not JSON');
    }
  const words = (key: string): Words => {
    const [en, ru, kk] = [textOf(fields, key), textOf(fields, `${key}_ru`), textOf(fields, `${key}_kk`)];
    return { en, ...(ru === '' ? {} : { ru }), ...(kk === '' ? {} : { kk }) };
  };
  const licences = fields.get('licenses');
  const licence = fieldsOf(Array.isArray(licences) ? licences[0] : undefined) ?? NO_FIELDS;
  const path = textOf(licence, 'path');
  const own = fieldsOf(fields.get('qantar')) ?? NO_FIELDS;
  const bbox = own.get('bbox');
  const isBox =
    Array.isArray(bbox) && bbox.length === 4 && bbox.every((value) => typeof value === 'number' && Number.isFinite(value));
  return {
    id: textOf(fields, 'name'),
    title: words('title'),
    description: words('description'),
    version: textOf(fields, 'version'),
    licence: { name: textOf(licence, 'name'), title: textOf(licence, 'title'), path: /^https?:\/\//i.test(path) ? path : '' },
    country: textOf(own, 'country'),
    ...(isBox ? { focus: bbox as unknown as readonly [number, number, number, number] } : {}),
  };
}
