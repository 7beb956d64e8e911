import { inflateSync } from 'node:zlib';

interface Objects {
  readonly dictionary: ReadonlyMap<number, string>;
  readonly stream: ReadonlyMap<number, string>;
}

function objectsOf(pdf: Buffer): Objects {
  const dictionary = new Map<number, string>();
  const stream = new Map<number, string>();
  const text = pdf.toString('latin1');
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)endobj/gu)) {
    const [, id = '', body = ''] = match;
    const start = body.indexOf('stream\n');
    dictionary.set(Number(id), start < 0 ? body : body.slice(0, start));
    if (start < 0) continue;
    const raw = Buffer.from(body.slice(start + 7, body.lastIndexOf('\nendstream')), 'latin1');
    stream.set(Number(id), (body.slice(0, start).includes('FlateDecode') ? inflateSync(raw) : raw).toString('latin1'));
  }
  return { dictionary, stream };
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Letters of a font by code, from its ToUnicode map. */
function lettersOf(cmap: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gu)) {
    [...list.matchAll(/<([0-9a-f ]*)>/gu)].forEach(([, hex = ''], index) => {
      letters.set((Number.parseInt(first, 16) + index).toString(16).padStart(4, '0'), utf16(hex.replaceAll(' ', '')));
    });
  }
  return letters;
}

/** Every text that a PDF of ours shows, in order: what a reader finds when searching the file. */
export function pdfTexts(pdf: Uint8Array): string[] {
  const { dictionary, stream } = objectsOf(Buffer.from(pdf));
  const fonts = new Map<string, Map<string, string>>();
  for (const body of dictionary.values()) {
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/gu)) {
      const map = /\/ToUnicode (\d+) 0 R/u.exec(dictionary.get(Number(id)) ?? '')?.[1];
      if (map !== undefined) fonts.set(name, lettersOf(stream.get(Number(map)) ?? ''));
    }
  }
  const content = [...stream.values()].filter((text) => text.includes(' TJ')).join('\n');
  return [...content.matchAll(/\/(F\d+) [\d.]+ Tf[\s\S]*?\[([^\]]*)\] TJ/gu)].map(([, font = '', shown = '']) =>
    [...shown.matchAll(/<([0-9a-f]*)>/gu)]
      .map(([, hex = '']) => (hex.match(/.{4}/gu) ?? []).map((code) => fonts.get(font)?.get(code) ?? '?').join(''))
      .join(''),
  );
}

/** What is written as a letter and a reverse solidus in a string of a PDF. */
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The strings that objects of a PDF have under a key, decoded: `Alt`, `Lang`, `Title`. */
export function pdfStrings(pdf: Uint8Array, key: string): string[] {
  const { dictionary } = objectsOf(Buffer.from(pdf));
  return [...dictionary.values()].flatMap((body) =>
    [...body.matchAll(new RegExp(String.raw`/${key} \(((?:\\[\s\S]|[^\\)])*)\)`, 'gu'))].map(([, raw = '']) => {
      const bytes = raw.replace(/\\([\s\S])/gu, (_, letter: string) => ESCAPED[letter] ?? letter);
      return bytes.startsWith('\u00fe\u00ff') ? Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le') : bytes;
    }),
  );
}

/** XML packets in a PDF, as they stand. */
export const pdfPackets = (pdf: Uint8Array): string[] =>
  [
    ...Buffer.from(pdf)
      .toString('utf8')
      .matchAll(/<\?xpacket begin[\s\S]*?<\?xpacket end[^>]*>/gu),
  ].map(([packet]) => packet);
