/** An element of XML: what stands in its opening tag, and what stands in it. */
export interface Element {
  readonly head: string;
  readonly inside: string;
}

/** How an element begins and ends; its name may have any prefix. Grammar enough for files that programs write of tables. */
const elementPattern = kept(
  (name) => new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])([^>]*?)(?:/>|>(.*?)</(?:\\w+:)?${name}\\s*>)`, 'gs'),
);

const attributePattern = kept((name) => new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`));

/** A million cells ask for the same few patterns. */
function kept(make: (name: string) => RegExp): (name: string) => RegExp {
  const made = new Map<string, RegExp>();
  return (name) => {
    let pattern = made.get(name);
    if (pattern === undefined) made.set(name, (pattern = make(name)));
    return pattern;
  };
}

/** The elements of a name, in order; one that stands in another of its name is not looked for. */
export function elements(xml: string, name: string): Element[] {
  const found: Element[] = [];
  const pattern = elementPattern(name);
  pattern.lastIndex = 0;
  for (let match = pattern.exec(xml); match !== null; match = pattern.exec(xml))
    found.push({ head: match[1] ?? '', inside: match[2] ?? '' });
  return found;
}

/** An attribute's text; empty where there is none. */
export function attribute(head: string, name: string): string {
  const found = attributePattern(name).exec(head);
  return textOf(found?.[1] ?? found?.[2] ?? '');
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text that a piece of XML stands for. Entities that a document declares itself are left as they stand: they may be a bomb. */
export function textOf(xml: string): string {
  if (!xml.includes('&') && !xml.includes('<')) return xml;
  return xml
    .replace(/<!\[CDATA\[(.*?)\]\]>/gs, (_, inside: string) => inside.replaceAll('&', '&amp;'))
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
      },
    );
}

/** The text of an XML file, in pieces. It is UTF-8 in all that programs write; other bytes are shown as lost. */
export async function* xmlText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/**
 * Cuts a long XML into pieces that end with an end tag of this name: elements of it are whole in each.
 * @param most characters of one piece; `overlong` is called, and has to throw, where no element ends within them
 */
export async function* wholeElements(
  text: AsyncIterable<string>,
  name: string,
  most: number,
  overlong: () => never,
): AsyncGenerator<string> {
  const ending = new RegExp(`^.*(?:</(?:\\w+:)?${name}\\s*>|<(?:\\w+:)?${name}\\s[^<>]*/>)`, 's');
  const mayEnd = new RegExp(`${name}\\s*>|/>`);
  let parts: string[] = [];
  let length = 0;
  let tail = '';
  for await (const piece of text) {
    parts.push(piece);
    length += piece.length;
    const isOver = mayEnd.test(tail + piece);
    tail = piece.slice(-300);
    if (isOver) {
      const whole = parts.join('');
      const end = ending.exec(whole)?.[0].length ?? 0;
      if (end > 0) yield whole.slice(0, end);
      parts = [whole.slice(end)];
      length = whole.length - end;
    }
    if (length > most) overlong();
  }
  yield parts.join('');
}
