import type { Advice } from '../core/problem.ts';
import { said, type Said } from '../core/said.ts';
import { Refusal } from './refusal.ts';

export type Kind = 'gzip' | 'zip' | 'parquet' | 'text';

/** A letter for each byte. No decoder does that: what browsers call latin1 is windows-1252. */
const byteLetters = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

const kind = (name: string): Said => said('is a file in the {kind} format', { kind: name });
const EXPORT = 'export the table as CSV or GeoJSON';
const UNPACK = 'unpack it first';

/** Kinds that are known and not read, by their first bytes. */
const UNREAD: readonly (readonly [magic: RegExp, Said, Advice])[] = [
  [/^%PDF/, 'is a PDF', 'copy its table into a spreadsheet'],
  [
    /^\xd0\xcf\x11\xe0.*E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0/s,
    'is a workbook with a password',
    'save it without one',
  ],
  [/^\xd0\xcf\x11\xe0/, 'is an Excel 97–2003 workbook', 'save it as XLSX or CSV'],
  [/^\x28\xb5\x2f\xfd/, 'is a zstd archive', UNPACK],
  [/^BZh/, 'is a bzip2 archive', UNPACK],
  [/^\xfd7zXZ/, 'is an xz archive', UNPACK],
  [/^7z\xbc\xaf/, 'is a 7-Zip archive', UNPACK],
  [/^Rar!/, 'is a RAR archive', UNPACK],
  [/^[^\0]{1,100}\0.{156,256}ustar/s, 'is a TAR archive', UNPACK],
  [/^PK(?:\x05\x06|\x07\x08)/, 'is a ZIP archive and no workbook', 'unpack it and give the table in it'],
  [/^\x89PNG/, 'is a PNG picture', 'give a table'],
  [/^\xff\xd8\xff/, 'is a JPEG picture', 'give a table'],
  [/^GIF8|^RIFF.{4}WEBP|^II\*\0|^MM\0\*/s, 'is a picture', 'give a table'],
  [/^\x7fELF|^MZ[^\n]*\0/s, 'is a program', 'give a table'],
  [/^SQLite/, 'is a SQLite database or GeoPackage', EXPORT],
  [/^ARROW1|^FEA1|^\xff\xff\xff\xff.\0\0\0/s, kind('Arrow'), EXPORT],
  [/^ORC[^\n]{0,3}\0|^ORC\n/s, kind('ORC'), EXPORT],
  [/^fgb\x03/, kind('FlatGeobuf'), EXPORT],
  [/^PMTiles/, kind('PMTiles'), EXPORT],
  [/^\0\0\x27\x0a/, kind('shapefile'), EXPORT],
  [/^\{\\rtf/, kind('RTF'), EXPORT],
  [/^<stata_dta>/, kind('Stata'), EXPORT],
  [/^\$FL[23]@/, kind('SPSS'), EXPORT],
  [/^RD[AX][23]\n|^X\n\0\0\0[\x02\x03]/, kind('R'), EXPORT],
];

/** What the first bytes say a file is. @throws Refusal for an empty file and for kinds that are known and not read */
export function kindOf(head: Uint8Array): Kind {
  if (head.length === 0) throw new Refusal('file-empty', 'is empty');
  const text = byteLetters(head.subarray(0, 8192));
  if (text.startsWith('\x1f\x8b')) return 'gzip';
  if (text.startsWith('PK\x03\x04')) return 'zip';
  if (text.startsWith('PAR1')) return 'parquet';
  const found = UNREAD.find(([magic]) => magic.test(text));
  if (found !== undefined) throw new Refusal('not-text', found[1], found[2]);
  return 'text';
}

const XML_KINDS: Readonly<Record<string, string>> = {
  kml: 'KML',
  gpx: 'GPX',
  osm: 'OpenStreetMap XML',
  svg: 'SVG',
  rss: 'RSS',
  workbook: 'XML Spreadsheet 2003',
};

/** @throws Refusal for a text that is a web page or other markup: `start` is how it begins, without white space before */
export function refuseMarkup(start: string): void {
  if (!start.startsWith('<')) return;
  if (/^<(?:table|meta|style)\b|urn:schemas-microsoft-com:office:excel/i.test(start) && /<table\b/i.test(start))
    throw new Refusal('html-page', 'is a web page with a table in it', 'open it in a spreadsheet and save it as XLSX or CSV');
  if (/^<(?:!doctype html|!--|(?:html|head|body|title|meta|link|script|style|table|div|span|p|center|h1|form)\b)/i.test(start))
    throw new Refusal(
      'html-page',
      'is a web page and no table',
      'a download page was saved instead of the file, or you were logged out',
    );
  const root = /<([a-z_][\w.-]*:)?([a-z_][\w.-]*)[\s/>]/i.exec(start)?.[2]?.toLowerCase();
  if (root === undefined) return;
  if (root === 'error') throw serverMessage();
  const name = XML_KINDS[root];
  if (name !== undefined) throw new Refusal('not-a-table', kind(name), 'convert it to CSV or GeoJSON');
  if (/^<(?:\?xml|[a-z_][\w.:-]*[\s/>])/i.test(start)) throw new Refusal('not-a-table', 'is XML', 'convert it to CSV or GeoJSON');
}

/** What a server answered with instead of a table. */
export const serverMessage = (): Refusal =>
  new Refusal(
    'server-message',
    'is a message of a server and no table',
    'download the file again, signed in where that is needed',
  );
