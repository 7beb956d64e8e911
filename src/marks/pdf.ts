import PDFDocument from 'pdfkit';
import type { Language } from '../core/languages.ts';
import type { Layer, Mark, PathMark, TextMark } from './mark.ts';
import { displayText, textWidthPx } from './metrics.ts';
import { inPaintOrder, isWebAddress, STRIKE } from './order.ts';
import { faceOf, type Fonts, outlineOf, textStartPx } from './outline.ts';

export interface PdfOptions {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly title: string;
  /** Alternative text of the map, for who can't see it. */
  readonly desc: string;
  readonly lang: Language;
  readonly fonts: Fonts;
  readonly creator: string;
  /** An XMP packet, made by `static/provenance.ts`. */
  readonly xmp?: string;
}

/** CSS pixels are 1/96 inch, points 1/72. */
const PT_PER_PX = 0.75;

/** What belongs to the map: one figure with alternative text. The rest is read as text. */
const isMap = (layer: Layer): boolean => layer !== 'furniture' && layer !== 'page';

type Doc = InstanceType<typeof PDFDocument>;

/** What of pdfkit is not in its types: hooks that keep the clock out of the file and other people's text out of its XML. */
interface Internals {
  info: { CreationDate?: Date };
  _root: { data: Record<string, unknown> };
  ref: (data: Record<string, unknown>) => { compress: boolean; end: (chunk: Uint8Array) => void };
  endMetadata: () => void;
}

function paintPath(mark: PathMark, doc: Doc): void {
  doc.save();
  if (mark.clip) doc.rect(...mark.clip).clip();
  if (mark.fill !== undefined)
    doc
      .path(mark.d)
      .fillColor(mark.fill, mark.fillOpacity ?? 1)
      .fill(mark.fillRule === 'evenodd' ? 'even-odd' : 'non-zero');
  if (mark.stroke !== undefined) {
    doc
      .path(mark.d)
      .lineWidth(mark.widthPx ?? 1)
      .lineJoin('round')
      .strokeColor(mark.stroke, mark.strokeOpacity ?? 1);
    const [on, off = on] = mark.dashPx ?? [];
    if (on !== undefined) doc.dash(on, { space: off ?? on });
    doc.stroke();
  }
  doc.restore();
}

/** The halo is the letters' outline as a path: painted as text it would be read and found twice. */
function paintHalo(mark: TextMark, fonts: Fonts, doc: Doc): void {
  if (!mark.halo) return;
  doc
    .save()
    .path(outlineOf(mark, fonts))
    .lineWidth(mark.halo.widthPx * 2)
    .lineJoin('round')
    .strokeColor(mark.halo.color, 1)
    .stroke()
    .restore();
}

function paintText(mark: TextMark, doc: Doc): void {
  const x = textStartPx(mark);
  const spacing = mark.letterSpacingPx ?? 0;
  // An object of features is what the font engine takes; pdfkit's types know only its list form.
  const features = { kern: false, liga: false, clig: false } as never;
  doc
    .font(String(faceOf(mark)))
    .fontSize(mark.sizePx)
    .fillColor(mark.fill, 1);
  doc.text(displayText(mark.text), x, mark.y, { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing, features });
  const widthPx = textWidthPx(mark.text, mark.sizePx, mark.weight, spacing, mark.italic);
  if (mark.strike === true) {
    const thickPx = Math.max(STRIKE.thick * mark.sizePx, 0.75);
    doc.rect(x, mark.y - STRIKE.above * mark.sizePx - thickPx / 2, widthPx, thickPx).fill(mark.fill);
  }
  if (mark.href !== undefined && isWebAddress(mark.href))
    doc.link(x, mark.y - mark.sizePx, widthPx, mark.sizePx * 1.3, mark.href);
}

function collect(doc: Doc): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => {
      const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
      let at = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
      }
      resolve(bytes);
    });
  });
}

/**
 * The picture as one page of PDF: paths and text, no pixels. Text can be selected and searched, its letters are embedded, the
 * map is a figure with alternative text. No clock and no chance in it: same marks, same bytes.
 */
export async function toPdf(marks: readonly Mark[], options: PdfOptions): Promise<Uint8Array> {
  const { widthPx, heightPx, title, desc, lang, fonts, creator, xmp } = options;
  const doc = new PDFDocument({
    size: [widthPx * PT_PER_PX, heightPx * PT_PER_PX],
    margin: 0,
    pdfVersion: '1.7',
    lang,
    tagged: true,
    displayTitle: true,
    // A date is what the file's id is made from; it is not written.
    info: { Title: title, Subject: desc, Creator: creator, Producer: creator, CreationDate: new Date(0) },
    font: '',
    autoFirstPage: false,
  } as never);
  const internals = doc as unknown as Internals;
  delete internals.info.CreationDate;
  internals.endMetadata = () => {
    if (xmp === undefined) return;
    const reference = internals.ref({ Type: 'Metadata', Subtype: 'XML' });
    reference.compress = false;
    internals._root.data.Metadata = reference;
    reference.end(new TextEncoder().encode(xmp));
  };
  const done = collect(doc);
  for (const face of [400, 600, 700, 'italic'] as const) {
    if (marks.some((mark) => mark.kind === 'text' && faceOf(mark) === face)) {
      const { bytes } = fonts[face];
      doc.registerFont(String(face), new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    }
  }
  doc.addPage();
  doc.scale(PT_PER_PX);

  const runs = inPaintOrder(marks);
  const paintAll = (members: readonly Mark[]): void => {
    for (const mark of members) {
      if (mark.kind === 'path') paintPath(mark, doc);
      else {
        paintHalo(mark, fonts, doc);
        paintText(mark, doc);
      }
    }
  };
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const run of runs.filter(({ layer }) => layer === 'page'))
    artifact(doc, () => {
      paintAll(run.marks);
    });
  const map = runs.filter(({ layer }) => isMap(layer)).flatMap(({ marks: members }) => members);
  if (map.length > 0) {
    root.add(
      doc.struct('Figure', { alt: desc, title }, [
        () => {
          paintAll(map);
        },
      ]),
    );
  }
  let isFirst = true;
  for (const mark of runs.filter(({ layer }) => layer === 'furniture').flatMap(({ marks: members }) => members)) {
    if (mark.kind === 'path')
      artifact(doc, () => {
        paintPath(mark, doc);
      });
    else {
      root.add(
        doc.struct(isFirst ? 'H1' : 'P', {}, [
          () => {
            paintText(mark, doc);
          },
        ]),
      );
      isFirst = false;
    }
  }
  root.end();
  doc.end();
  return done;
}

/** Lines and grounds that say nothing to a reader. */
function artifact(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}
