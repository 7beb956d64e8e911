import { Refusal } from './refusal.ts';
import { sheetRows } from './sheet-rows.ts';
import { cellValues } from './sheet-values.ts';
import type { Table } from './table.ts';
import { attribute, elements, xmlText } from './xml.ts';
import { openZip, type Zip } from './zip.ts';
import { said } from '../core/said.ts';

/** A table of a workbook, and the names of the sheets that a person sees: the first of them is the one that is read. */
export interface Workbook {
  readonly table: Table;
  readonly sheets: readonly string[];
}

/**
 * The first visible sheet of an XLSX workbook, a row at a time: a workbook of a million rows is no reason to hold them, and a
 * cell at the far end of a sheet none to make all that lie between. Own reading, since the packages that there are hold the
 * whole sheet and take a cell that shows an error for an empty one.
 * @see ECMA-376, part 1, chapter 18
 * @throws Refusal for archives of other kinds
 */
export async function xlsxTable(bytes: Uint8Array<ArrayBuffer>): Promise<Workbook> {
  const zip = openZip(bytes);
  refuseOthers(zip.names);
  const [workbook, relations] = await Promise.all([
    partText(zip, 'xl/workbook.xml'),
    partText(zip, 'xl/_rels/workbook.xml.rels'),
  ]);
  const targets = new Map(
    elements(relations, 'Relationship').map(({ head }) => [attribute(head, 'Id'), pathOf(attribute(head, 'Target'))]),
  );
  const sheets = elements(workbook, 'sheet').map(({ head }) => ({
    name: attribute(head, 'name'),
    isHidden: /hidden/i.test(attribute(head, 'state')),
    path: targets.get(attribute(head, '(?:\\w+:)id')) ?? '',
  }));
  const readable = sheets.filter(({ path }) => /[/]worksheets[/]|^xl[/]sheet/i.test(path));
  const visible = readable.filter(({ isHidden }) => !isHidden);
  const [sheet] = visible.length > 0 ? visible : readable;
  const rows = sheet && zip.entry(sheet.path);
  if (rows === undefined) throw unreadable();
  const values = await cellValues({
    strings: zip.entry('xl/sharedStrings.xml'),
    styles: await partText(zip, 'xl/styles.xml', ''),
    isFrom1904: /\bdate1904=["'](?:1|true)/.test(workbook),
  });
  return { table: { names: null, rows: sheetRows(rows, values, bytes.length) }, sheets: visible.map(({ name }) => name) };
}

/** Parts other than the sheets and their strings are short. */
const MOST_PART_CHARACTERS = 16_000_000;

/** @throws Refusal where there is no such part and nothing to stand for it */
async function partText(zip: Zip, name: string, absent?: string): Promise<string> {
  const bytes = zip.entry(name);
  if (bytes === undefined) {
    if (absent === undefined) throw unreadable();
    return absent;
  }
  let text = '';
  for await (const piece of xmlText(bytes)) {
    text += piece;
    if (text.length > MOST_PART_CHARACTERS) throw unreadable();
  }
  return text;
}

const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);

const unreadable = (): Refusal =>
  new Refusal('xlsx-unreadable', 'is a damaged or protected workbook', 'save it again as XLSX or CSV');

/** What other archives are, by the names in them. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^xl[/].*[.]bin$/, 'XLSB'],
  [/^Index[/].*[.]iwa$|^Index[.]zip$/, 'Numbers'],
  [/^content[.]xml$/, 'OpenDocument'],
  [/^word[/]/, 'Word'],
  [/^ppt[/]/, 'PowerPoint'],
  [/[.]kml$/i, 'KMZ'],
  [/[.]gdbtable$/i, 'File Geodatabase'],
  [/[.]shp$/i, 'shapefile'],
];

/** @throws Refusal for all archives but XLSX */
function refuseOthers(names: readonly string[]): void {
  if (names.includes('xl/workbook.xml')) return;
  const found = OTHERS.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (found !== undefined)
    throw new Refusal(
      'archive-unknown',
      said('is a file in the {kind} format', { kind: found[1] }),
      'export the table as CSV or GeoJSON',
    );
  if (names.some((name) => /(?:^|[/])incidents[.]csv$/.test(name)) && names.some((name) => name.endsWith('datapackage.json')))
    throw new Refusal('archive-unknown', 'is a packed dataset folder', 'unpack it and give the folder');
  throw new Refusal('archive-unknown', 'is a ZIP archive and no workbook', 'unpack it and give the table in it');
}
