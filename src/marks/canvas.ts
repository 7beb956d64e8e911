import type { Language } from '../core/languages.ts';
import type { Mark, PathMark, Sector, TextMark } from './mark.ts';
import { displayText, textWidthPx } from './metrics.ts';
import { inPaintOrder, STRIKE } from './order.ts';
import { textStartPx } from './outline.ts';

/** What is painted on: a canvas of the page, or one off screen. */
export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface PaintOptions {
  /** Device pixels per CSS pixel. */
  readonly dpr: number;
  /** Chooses letter forms where languages differ. */
  readonly lang: Language;
}

/** Parsed long paths by their text: hatches stay while counts change. Emptied when it holds this many. */
const KEPT_PATHS = 64;
const paths = new Map<string, Path2D>();

/** A shorter path costs less to parse than to look up: rings are others on every change. */
const LONG_PATH = 2000;

function pathOf(d: string): Path2D {
  if (d.length < LONG_PATH) return new Path2D(d);
  const known = paths.get(d);
  if (known) return known;
  if (paths.size >= KEPT_PATHS) paths.clear();
  const path = new Path2D(d);
  paths.set(d, path);
  return path;
}

/** From the top, where canvases count from the right. */
const TOP_RAD = -Math.PI / 2;

function trace(sectors: readonly Sector[], ctx: Context): void {
  ctx.beginPath();
  for (const { x, y, innerPx, outerPx, fromRad, toRad } of sectors) {
    ctx.moveTo(x + outerPx * Math.sin(fromRad), y - outerPx * Math.cos(fromRad));
    ctx.arc(x, y, outerPx, fromRad + TOP_RAD, toRad + TOP_RAD);
    if (innerPx > 0) ctx.arc(x, y, innerPx, toRad + TOP_RAD, fromRad + TOP_RAD, true);
    ctx.closePath();
  }
}

function paintPath(mark: PathMark, ctx: Context): void {
  const path = mark.sectors === undefined ? pathOf(mark.d) : undefined;
  if (mark.clip) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(...mark.clip);
    ctx.clip();
  }
  if (mark.sectors !== undefined) trace(mark.sectors, ctx);
  if (mark.fill !== undefined) {
    ctx.globalAlpha = mark.fillOpacity ?? 1;
    ctx.fillStyle = mark.fill;
    if (path === undefined) ctx.fill();
    else ctx.fill(path, mark.fillRule ?? 'nonzero');
  }
  if (mark.stroke !== undefined) {
    ctx.globalAlpha = mark.strokeOpacity ?? 1;
    ctx.strokeStyle = mark.stroke;
    ctx.lineWidth = mark.widthPx ?? 1;
    if (mark.dashPx !== undefined) ctx.setLineDash([...mark.dashPx]);
    if (path === undefined) ctx.stroke();
    else ctx.stroke(path);
    if (mark.dashPx !== undefined) ctx.setLineDash([]);
  }
  if (mark.clip) ctx.restore();
}

function paintText(mark: TextMark, ctx: Context): void {
  const text = displayText(mark.text);
  const spaced = (mark.letterSpacingPx ?? 0) !== 0;
  const x = spaced ? textStartPx(mark) : mark.x;
  ctx.font = `${mark.italic === true ? 'italic ' : ''}${String(mark.weight)} ${String(mark.sizePx)}px "Noto Sans", sans-serif`;
  ctx.textAlign = spaced || mark.anchor === 'start' ? 'left' : mark.anchor === 'end' ? 'right' : 'center';
  ctx.letterSpacing = `${String(mark.letterSpacingPx ?? 0)}px`;
  ctx.globalAlpha = 1;
  if (mark.halo) {
    ctx.strokeStyle = mark.halo.color;
    ctx.lineWidth = mark.halo.widthPx * 2;
    ctx.strokeText(text, x, mark.y);
  }
  ctx.fillStyle = mark.fill;
  ctx.fillText(text, x, mark.y);
  if (mark.strike !== true) return;
  const widthPx = textWidthPx(mark.text, mark.sizePx, mark.weight, mark.letterSpacingPx, mark.italic);
  const thickPx = Math.max(STRIKE.thick * mark.sizePx, 0.75);
  ctx.fillRect(textStartPx(mark), mark.y - STRIKE.above * mark.sizePx - thickPx / 2, widthPx, thickPx);
}

/**
 * Paints the marks over what is there; the caller clears. Noto Sans must be loaded in the page at 400, 600 and 700, or the
 * first paint is in another font. Cheap enough for every frame of a map in motion.
 */
export function paint(marks: readonly Mark[], ctx: Context, options: PaintOptions): void {
  // Outside of what is saved and restored: setting a language makes the browser look for its fonts again.
  if ('lang' in ctx && ctx.lang !== options.lang) Object.assign(ctx, { lang: options.lang });
  ctx.save();
  ctx.setTransform(options.dpr, 0, 0, options.dpr, 0, 0);
  ctx.lineJoin = 'round';
  ctx.textBaseline = 'alphabetic';
  ctx.direction = 'ltr';
  ctx.fontKerning = 'none';
  ctx.setLineDash([]);
  for (const run of inPaintOrder(marks)) {
    for (const mark of run.marks) {
      if (mark.kind === 'path') paintPath(mark, ctx);
      else paintText(mark, ctx);
    }
  }
  ctx.restore();
}
