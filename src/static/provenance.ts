import type { Dataset } from '../core/dataset.ts';
import { inLanguage, type Language } from '../core/languages.ts';
import { escapeXml } from '../marks/svg.ts';
import { encodeView } from '../scene/view-codec.ts';
import type { Picture } from './picture.ts';
import { sayStatic } from './words.ts';

/**
 * What every exported file says about itself, so that it can be made again: whose data, which version, the view as text, the
 * layout. No time of day and no path: the same picture has the same bytes.
 */
export interface Provenance {
  readonly title: string;
  readonly description: string;
  readonly lang: Language;
  readonly rights: string;
  readonly datasetId: string;
  readonly datasetVersion: string;
  /** SHA-256 of the dataset's files. */
  readonly datasetHash: string;
  /** SHA-256 of the user's own map under the marks; empty where Qantar's was drawn. */
  readonly basemap: string;
  /** The view's text, as in the page's address and `--view`. */
  readonly view: string;
  /** The rest of the command line: `--layout figure --size 1200x800 --scale 2`. */
  readonly options: string;
  /** `Qantar 0.1.0`. */
  readonly creator: string;
}

export function provenanceOf(dataset: Dataset, picture: Picture, options: string, creator: string): Provenance {
  const { meta } = dataset;
  const { lang } = picture.view;
  return {
    title: picture.title,
    description: picture.altText,
    lang,
    rights: `${inLanguage(meta.title, lang)}, ${meta.version}, ${meta.licence.title === '' ? meta.licence.name : meta.licence.title}${picture.basemap ? `; ${sayStatic(lang, 'basemap', { credit: picture.basemap.credit })}` : ''}`,
    datasetId: meta.id,
    datasetVersion: meta.version,
    datasetHash: meta.hash,
    basemap: picture.basemap?.hash ?? '',
    view: encodeView(picture.view),
    options,
    creator,
  };
}

const FIELDS = ['datasetId', 'datasetVersion', 'datasetHash', 'basemap', 'view', 'options'] as const;
type Field = (typeof FIELDS)[number];
const NAMESPACE = 'urn:qantar:1:';

/** RDF in XML, the same in an SVG's `<metadata>`, a PNG's XMP and a PDF's metadata stream. */
export function rdfXml(provenance: Provenance): string {
  const { title, description, lang, rights, creator } = provenance;
  const alternative = (name: string, text: string): string =>
    `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li><rdf:li xml:lang="${lang}">${escapeXml(text)}</rdf:li></rdf:Alt></dc:${name}>`;
  return [
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:qantar="${NAMESPACE}">`,
    alternative('title', title),
    alternative('description', description),
    alternative('rights', rights),
    `<dc:language><rdf:Bag><rdf:li>${lang}</rdf:li></rdf:Bag></dc:language>`,
    `<xmp:CreatorTool>${escapeXml(creator)}</xmp:CreatorTool>`,
    ...FIELDS.filter((field) => field !== 'basemap' || provenance.basemap !== '').map(
      (field) => `<qantar:${field}>${escapeXml(provenance[field])}</qantar:${field}>`,
    ),
    '</rdf:Description>',
    '</rdf:RDF>',
  ].join('\n');
}

/** An XMP packet: what image programs and archives look for. */
export const xmpPacket = (provenance: Provenance): string =>
  `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n${rdfXml(provenance)}\n</x:xmpmeta>\n<?xpacket end="r"?>`;

const unescapeXml = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** What a file made by Qantar says of itself, found in its text; nothing where it says nothing. */
export function readProvenance(text: string): Partial<Record<Field, string>> | undefined {
  const found = FIELDS.flatMap((field) => {
    const match = new RegExp(`<qantar:${field}>([^<]*)</qantar:${field}>`, 'u').exec(text);
    return match?.[1] === undefined ? [] : [[field, unescapeXml(match[1])] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}
