import type { Language } from '../core/languages.ts';
import type { Layer, Mark, MarkData, PathMark, TextMark } from './mark.ts';
import { displayText, textWidthPx } from './metrics.ts';
import { inPaintOrder, isWebAddress, STRIKE } from './order.ts';
import { faceOf, type FaceName, type Fonts, outlineOf, textStartPx } from './outline.ts';
import { subsetFont } from './subset.ts';

/**
 * How letters are kept: `plain` names the font only (for a painter that has it), `embedded` carries the letters used, so
 * that text stays text and looks the same everywhere; `outlines` turns letters into paths, for programs that know no fonts.
 */
export type SvgText = { readonly kind: 'plain' } | { readonly kind: 'embedded' | 'outlines'; readonly fonts: Fonts };

export interface SvgOptions {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly title: string;
  readonly desc: string;
  readonly lang: Language;
  readonly text: SvgText;
  /** XML for `<metadata>`, made by `static/metadata.ts`. */
  readonly metadataXml?: string;
}

/** What designers read in the layer list. */
const LAYER_NAMES: Readonly<Record<Layer, string>> = {
  page: 'Page',
  ground: 'Basemap',
  water: 'Water',
  land: 'Land',
  subject: 'Subject country',
  choropleth: 'Choropleth',
  lakes: 'Lakes',
  rivers: 'Rivers',
  borders: 'Borders',
  hatches: 'Region hatches',
  heat: 'Heat map',
  'map-labels': 'Map labels',
  districts: 'District rings',
  spread: 'First days',
  nodes: 'Incidents',
  'place-labels': 'Place labels',
  frame: 'Frame',
  furniture: 'Title, legend and notes',
};

/** Text for XML, in an element or in an attribute in double quotes. */
export const escapeXml = (text: string): string =>
  displayText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const num = (value: number): string => String(Math.round(value * 100) / 100 || 0);

type Attribute = readonly [string, string | number | undefined];

/** Path text is made here of commands and numbers: it is long, and holds nothing to escape. */
const pathText = (d: string): string => ` d="${d}"`;

const attributes = (list: readonly Attribute[]): string =>
  list
    .map(([name, value]) =>
      value === undefined ? '' : ` ${name}="${typeof value === 'number' ? num(value) : escapeXml(value)}"`,
    )
    .join('');

/** `data-*` names are lower case letters, figures and hyphens; another name is a bug here and not input. */
function dataAttributes(data: MarkData | undefined): string {
  if (!data) return '';
  return Object.entries(data)
    .map(([name, value]) => {
      const hyphened = name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
      if (!/^[a-z][a-z0-9-]*$/u.test(hyphened)) throw new Error(`"${name}" can't name data of a mark`);
      return ` data-${hyphened}="${escapeXml(String(value))}"`;
    })
    .join('');
}

function pathElement(mark: PathMark): string {
  const list: Attribute[] = [
    ['fill', mark.fill ?? 'none'],
    ['fill-opacity', mark.fillOpacity],
    ['fill-rule', mark.fillRule],
    ['stroke', mark.stroke],
    ['stroke-opacity', mark.stroke === undefined ? undefined : mark.strokeOpacity],
    ['stroke-width', mark.stroke === undefined ? undefined : mark.widthPx],
    ['stroke-dasharray', mark.dashPx?.map(num).join(' ')],
  ];
  return `<path${pathText(mark.d)}${attributes(list)}${dataAttributes(mark.data)}/>`;
}

function strikePath(mark: TextMark): string {
  const x = textStartPx(mark);
  const widthPx = textWidthPx(mark.text, mark.sizePx, mark.weight, mark.letterSpacingPx, mark.italic);
  const y = num(mark.y - STRIKE.above * mark.sizePx);
  return `<path d="M${num(x)} ${y}L${num(x + widthPx)} ${y}" stroke="${escapeXml(mark.fill)}" stroke-width="${num(Math.max(STRIKE.thick * mark.sizePx, 0.75))}"/>`;
}

/**
 * Letter-spaced text is placed by its left end: programs differ in whether the space after the last letter counts when they
 * centre it. A struck line is drawn, not left to `text-decoration`, so that every painter draws it at one height.
 */
function textElement(mark: TextMark, text: SvgText): string {
  const halo: Attribute[] =
    mark.halo === undefined
      ? []
      : [
          ['stroke', mark.halo.color],
          ['stroke-width', mark.halo.widthPx * 2],
          ['stroke-linejoin', 'round'],
          ['paint-order', 'stroke'],
        ];
  if (text.kind === 'outlines') {
    const d = outlineOf(mark, text.fonts);
    const label = `<g role="img" aria-label="${escapeXml(mark.text)}"${dataAttributes(mark.data)}>`;
    return `${label}<path${pathText(d)}${attributes([['fill', mark.fill], ...halo])}/>${mark.strike === true ? strikePath(mark) : ''}</g>`;
  }
  const spaced = (mark.letterSpacingPx ?? 0) !== 0;
  const list: Attribute[] = [
    ['x', spaced ? textStartPx(mark) : mark.x],
    ['y', mark.y],
    ['font-size', mark.sizePx],
    ['font-weight', mark.weight === 400 ? undefined : mark.weight],
    ['font-style', mark.italic === true ? 'italic' : undefined],
    ['text-anchor', spaced || mark.anchor === 'start' ? undefined : mark.anchor],
    ['letter-spacing', spaced ? mark.letterSpacingPx : undefined],
    ['fill', mark.fill],
    ...halo,
  ];
  const struck = mark.strike === true ? ' data-struck="true"' : '';
  const element = `<text${attributes(list)}${struck}${dataAttributes(mark.data)}>${escapeXml(mark.text)}</text>`;
  const both = mark.strike === true ? element + strikePath(mark) : element;
  return mark.href !== undefined && isWebAddress(mark.href) ? `<a href="${escapeXml(mark.href)}">${both}</a>` : both;
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

/** The faces that the texts use, each cut to the letters they use. */
function fontFaces(marks: readonly Mark[], fonts: Fonts): string {
  const letters = new Map<FaceName, Set<number>>();
  for (const mark of marks) {
    if (mark.kind !== 'text') continue;
    const face = faceOf(mark);
    const codes = letters.get(face) ?? new Set<number>();
    for (const letter of displayText(mark.text)) codes.add(letter.codePointAt(0) ?? 0);
    letters.set(face, codes);
  }
  return ([400, 600, 700, 'italic'] as const)
    .filter((face) => letters.has(face))
    .map((face) => {
      const data = base64(subsetFont(fonts[face], letters.get(face) ?? [], 'Noto Sans'));
      const style = face === 'italic' ? 'font-weight:400;font-style:italic' : `font-weight:${String(face)}`;
      return `@font-face{font-family:"Noto Sans";${style};src:url(data:font/ttf;base64,${data}) format("truetype")}`;
    })
    .join('\n');
}

/** The picture as one SVG file: same marks and options, same bytes. */
export function toSvg(marks: readonly Mark[], options: SvgOptions): string {
  const clips = new Map<string, string>();
  const clipId = (mark: Mark): string | undefined => {
    if (mark.kind !== 'path' || mark.clip === undefined) return undefined;
    const key = mark.clip.map(num).join(' ');
    const id = clips.get(key) ?? `clip-${String(clips.size + 1)}`;
    clips.set(key, id);
    return id;
  };

  const layers = inPaintOrder(marks).map(({ layer, marks: members }) => {
    let body = '';
    let open: string | undefined;
    for (const mark of members) {
      const clip = clipId(mark);
      if (clip !== open) {
        body += `${open === undefined ? '' : '</g>\n'}${clip === undefined ? '' : `<g clip-path="url(#${clip})">\n`}`;
        open = clip;
      }
      body += `${mark.kind === 'path' ? pathElement(mark) : textElement(mark, options.text)}\n`;
    }
    if (open !== undefined) body += '</g>\n';
    return `<g id="${layer}" inkscape:groupmode="layer" inkscape:label="${LAYER_NAMES[layer]}">\n${body}</g>\n`;
  });

  const defs = [...clips].map(([key, id]) => {
    const [x, y, width, height] = key.split(' ');
    return `<clipPath id="${id}"><rect x="${x ?? ''}" y="${y ?? ''}" width="${width ?? ''}" height="${height ?? ''}"/></clipPath>\n`;
  });
  const size = `${num(options.widthPx)}" height="${num(options.heightPx)}" viewBox="0 0 ${num(options.widthPx)} ${num(options.heightPx)}`;
  const faces = options.text.kind === 'embedded' ? `${fontFaces(marks, options.text.fonts)}\n` : '';
  // A program that reads no embedded font takes an installed one that is no wider, so that no line runs into the next.
  const rules = `text{font-family:"Noto Sans","Open Sans","Liberation Sans",Arial,sans-serif;font-kerning:none;white-space:pre}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="${size}"`,
    ` role="img" stroke-linejoin="round" aria-labelledby="picture-title picture-desc" lang="${options.lang}" xml:lang="${options.lang}">\n`,
    `<title id="picture-title">${escapeXml(options.title)}</title>\n<desc id="picture-desc">${escapeXml(options.desc)}</desc>\n`,
    options.metadataXml === undefined ? '' : `<metadata>\n${options.metadataXml}\n</metadata>\n`,
    `<style>\n${faces}${options.text.kind === 'outlines' ? '' : rules}\n</style>\n`,
    defs.length === 0 ? '' : `<defs>\n${defs.join('')}</defs>\n`,
    ...layers,
    '</svg>\n',
  ].join('');
}
