import { basename, dirname, extname, join } from 'node:path';
import type { Dataset } from '../core/dataset.ts';
import { isLanguage, LANGUAGES } from '../core/languages.ts';
import { dayOf } from '../core/day.ts';
import { FACET_NAMES, FACETS, type Facet } from '../core/incident.ts';
import { decodeView, DEFAULT_VIEW, queryOf, valuesOf } from '../scene/view-codec.ts';
import { idsNamed, subjectOf } from '../scene/subject.ts';
import type { Theme, View } from '../scene/view.ts';
import { boundsOf, boxAround } from '../static/focus.ts';
import { type Each, EACH, isEach } from '../static/series.ts';
import { isLayout, LAYOUT_SIZES, LAYOUTS, MOST_SIDE_PX, parseSize, scaleOf } from '../static/sizes.ts';
import { type Drawing, SVG_TEXTS } from '../static/drawing.ts';
import type { InputOptions } from './input-options.ts';
import { isOutputFormat, OUTPUT_FORMATS, type OutputFormat } from '../node/render.ts';

/** The flags of `qantar export` as they were typed. */
export interface ExportOptions extends InputOptions {
  readonly output: string;
  readonly format?: string;
  readonly size?: string;
  readonly scale?: string;
  readonly dpi?: string;
  readonly types?: string;
  readonly precision?: string;
  readonly finding?: string;
  readonly status?: string;
  readonly search?: string;
  readonly from?: string;
  readonly to?: string;
  readonly place?: string;
  readonly bbox?: string;
  readonly lang?: string;
  readonly theme?: string;
  readonly layers?: string;
  readonly layout?: string;
  readonly panels?: string;
  readonly each?: string;
  readonly text?: string;
  readonly basemap?: string;
  readonly animate?: string;
  readonly view?: string;
  /** Written into pictures of a series by the program itself: `arrangement,heightPx`. */
  readonly page?: string;
}

/** A sentence about a flag that can't be followed: exit code 2. */
export class UsageError extends Error {}

/** What is to be drawn, in values. */
export interface ExportPlan {
  readonly view: View;
  readonly focus?: readonly [number, number, number, number];
  readonly drawing: Drawing;
  readonly formats: readonly OutputFormat[];
  readonly each?: Each;
}

const THEMES: readonly Theme[] = ['light', 'dark', 'grey'];

function oneOf<Value extends string>(flag: string, text: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new UsageError(`--${flag} ${text}: there is no such ${flag}; it is one of ${values.join(', ')}`);
  return found;
}

function day(flag: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (dayOf(text) === undefined) throw new UsageError(`--${flag} ${text}: is not a day; write it as 2022-01-05`);
  return text;
}

function number(flag: string, text: string | undefined, least: number, most: number, otherwise: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (text.trim() === '' || !(value >= least && value <= most)) {
    throw new UsageError(`--${flag} ${text}: should be a number from ${String(least)} to ${String(most)}`);
  }
  return value;
}

/** The formats asked for, or the one that the output's ending names. */
export function formatsOf({ format, output }: Pick<ExportOptions, 'format' | 'output'>): readonly OutputFormat[] {
  const ending = extname(output).slice(1).toLowerCase();
  if (format === undefined) {
    if (isOutputFormat(ending)) return [ending];
    if (ending === '' || /[/\\]$/u.test(output)) return ['png'];
    throw new UsageError(`-o ${output}: pictures end in ${OUTPUT_FORMATS.map((name) => `.${name}`).join(', ')}; or say --format`);
  }
  return [...new Set(format.split(',').map((name) => oneOf('format', name.trim().toLowerCase(), OUTPUT_FORMATS)))];
}

/** Where one picture goes in one format: the output itself, or a name of its own beside or in it. */
export function outputPath(output: string, key: string, format: OutputFormat, isSeries: boolean, isOnlyFormat: boolean): string {
  if (isSeries) return join(output, `${key}.${format}`);
  const ending = extname(output).slice(1).toLowerCase();
  if (ending === format && isOnlyFormat) return output;
  if (/[/\\]$/u.test(output)) return join(output, `map.${format}`);
  const stem = isOutputFormat(ending) ? join(dirname(output), basename(output, extname(output))) : output;
  return `${stem}.${format}`;
}

/** Types switched off by `--types a,b.c`: all but those named. */
function offFor(dataset: Dataset, text: string): readonly string[] {
  const wanted = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const { types } = dataset.taxonomy;
  for (const name of wanted) {
    const [type, subtype] = name.split('.');
    const known = types.find(({ id }) => id === type);
    if (!known) throw new UsageError(`--types ${name}: there is no such type; there are ${types.map(({ id }) => id).join(', ')}`);
    if (subtype !== undefined && subtype !== '' && known.subtypes.every(({ id }) => id !== subtype)) {
      throw new UsageError(
        `--types ${name}: ${known.id} has no such subtype; it has ${known.subtypes.map(({ id }) => id).join(', ')}`,
      );
    }
  }
  if (wanted.length === 0) throw new UsageError('--types: names no type');
  return types
    .flatMap((type) => {
      if (wanted.includes(type.id)) return [];
      const subtypes = wanted.filter((name) => name.startsWith(`${type.id}.`)).map((name) => name.slice(type.id.length + 1));
      if (subtypes.length === 0) return [type.id];
      return [...type.subtypes.map(({ id }) => id), ''].filter((id) => !subtypes.includes(id)).map((id) => `${type.id}.${id}`);
    })
    .toSorted();
}

function queryFor(text: string): string {
  const query = queryOf(text);
  if (query === undefined) throw new UsageError(`--search ${text}: should be words to search for, at most 200 letters`);
  return query;
}

/** `--precision`, `--finding` and `--status`: only the values named. */
function facetsFor(options: ExportOptions): Pick<View, Facet> {
  const asked = FACET_NAMES.flatMap((name) => {
    const text = options[name];
    if (text === undefined) return [];
    const values = valuesOf(name, text);
    if (values === undefined || values.length === 0)
      throw new UsageError(`--${name} ${text}: should be of ${FACETS[name].join(', ')}, separated by commas`);
    return [[name, values] as const];
  });
  return Object.fromEntries(asked);
}

function focusFor(dataset: Dataset, { place, bbox }: ExportOptions): ExportPlan['focus'] {
  if (bbox !== undefined) {
    const [west = NaN, south = NaN, east = NaN, north = NaN, ...more] = bbox.split(',').map(Number);
    const isGood =
      west >= -180 && east <= 360 && west < east && south >= -85 && north <= 85 && south < north && more.length === 0;
    if (!isGood) throw new UsageError(`--bbox ${bbox}: should be west,south,east,north in degrees, as 46.5,40.6,87.3,55.4`);
    return [west, south, east, north];
  }
  const id = placeNamed(dataset, place);
  const found = dataset.places.find((known) => known.id === id);
  if (found) return boxAround(found.lngDeg, found.latDeg, 90);
  const region = dataset.regions.find((known) => known.id === id);
  return region && boundsOf(region.geometry);
}

/** Id of the place or region that `--place` names. */
function placeNamed(dataset: Dataset, place: string | undefined): string | undefined {
  if (place === undefined) return undefined;
  const [id, ...others] = idsNamed(dataset, place);
  if (id === undefined) throw new UsageError(`--place ${place}: is not in the dataset's gazetteer`);
  if (others.length > 0) throw new UsageError(`--place ${place}: could be ${[id, ...others].join(' or ')}; give the id`);
  return id;
}

/** Whose card is drawn; nothing where each picture of a series has its own. */
function cardNode(dataset: Dataset, view: View, { place, each }: ExportOptions): string | undefined {
  const node = placeNamed(dataset, place) ?? view.node;
  if (node === undefined) {
    if (each === 'place' || each === 'region') return undefined;
    throw new UsageError('--layout card: is the card of a place; add --place NAME, --each place or --each region');
  }
  if (!subjectOf(dataset, view, node)) throw new UsageError(`--view: node=${node} is not in the dataset`);
  return node;
}

/** @throws UsageError on the first flag that can't be followed */
export function planExport(dataset: Dataset, options: ExportOptions, creator: string): ExportPlan {
  const { view: viewText = '' } = options;
  const decoded = decodeView(viewText, DEFAULT_VIEW);
  if (decoded.problems[0] !== undefined) throw new UsageError(`--view: ${decoded.problems[0]}`);
  const layoutName = options.layout ?? 'figure';
  if (!isLayout(layoutName)) oneOf('layout', layoutName, LAYOUTS);
  const layout = oneOf('layout', layoutName, LAYOUTS);
  const from = day('from', options.from) ?? decoded.view.from;
  const to = day('to', options.to) ?? decoded.view.to;
  if (from !== undefined && to !== undefined && from > to)
    throw new UsageError(`--from ${from} --to ${to}: the first day is after the last`);
  if (options.lang !== undefined && !isLanguage(options.lang)) oneOf('lang', options.lang, LANGUAGES);
  // A card looks at its own place.
  const focus = layout === 'card' ? undefined : focusFor(dataset, options);
  const size = sizeFor(options, layout, decoded.view);
  const { camera, frame, ...rest } = decoded.view;
  const filtered: View = {
    ...rest,
    // A frame counts where the map has it; another size has a frame of its own.
    ...(frame && size.kind === 'frame' ? { frame } : {}),
    ...(camera && !focus ? { camera } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(options.lang === undefined ? {} : { lang: oneOf('lang', options.lang, LANGUAGES) }),
    ...(options.theme === undefined ? {} : { theme: oneOf('theme', options.theme, THEMES) }),
    ...(options.types === undefined ? {} : { off: offFor(dataset, options.types) }),
    ...facetsFor(options),
    ...(options.search === undefined ? {} : { query: queryFor(options.search) }),
    ...(options.layers === undefined ? {} : { layers: decodeView(`layers=${options.layers}`).view.layers }),
  };
  const node = layout === 'card' ? cardNode(dataset, filtered, options) : undefined;
  const { camera: looked, ...lookless } = filtered;
  // What is opened in the page is no part of another picture; a place that is named is looked at, not where the view looks.
  const view: View =
    layout !== 'card'
      ? filtered
      : {
          ...lookless,
          ...(looked && options.place === undefined ? { camera: looked } : {}),
          ...(node === undefined ? {} : { node }),
        };
  const sizeText = options.size ?? '';
  const dpi = number('dpi', options.dpi, 72, 600, 0);
  const drawing: Drawing = {
    layout,
    size,
    sizeText,
    scale: number('scale', options.scale, 0.25, 8, scaleOf(layout, sizeText, dpi)),
    dpi,
    svgText: oneOf('text', options.text ?? 'embedded', SVG_TEXTS),
    panels: oneOf('panels', options.panels ?? 'day', EACH),
    creator,
    ...pageOf(options.page),
  };
  // A moving picture has one format, which its ending names.
  const formats = options.animate === undefined ? formatsOf(options) : [];
  if (formats.some((format) => format === 'png' || format === 'webp' || format === 'avif')) refuseHuge(drawing);
  const each = options.each;
  if (each !== undefined && !isEach(each)) oneOf('each', each, EACH);
  return {
    view,
    drawing,
    formats,
    ...(focus ? { focus } : {}),
    ...(each !== undefined && isEach(each) ? { each } : {}),
  };
}

/** Above this a picture fits in no program that would show it. */
function refuseHuge({ size, scale, dpi }: Drawing): void {
  const { widthPx, heightPx } = size.kind === 'frame' ? size.frame : size;
  const side = Math.max(widthPx, heightPx);
  if (Math.round(side * scale) <= MOST_SIDE_PX) return;
  const most = MOST_SIDE_PX / side;
  const [asked, instead] =
    dpi !== 0 && scale === dpi / 96
      ? [`--dpi ${String(dpi)}`, `--dpi ${String(Math.floor(most * 96))}`]
      : [`--scale ${String(scale)}`, `--scale ${String(Math.floor(most * 100) / 100)}`];
  throw new UsageError(
    `${asked}: makes ${String(Math.round(side * scale))} pixels a side, and the most is ${String(MOST_SIDE_PX)}; take ${instead}`,
  );
}

function pageOf(text: string | undefined): Pick<Drawing, 'page'> {
  const [arrangement, heightPx] = (text ?? '').split(',').map(Number);
  return arrangement !== undefined && heightPx !== undefined && heightPx > 0 ? { page: { arrangement, heightPx } } : {};
}

function sizeFor({ size: text }: ExportOptions, layout: Drawing['layout'], view: View): Drawing['size'] {
  if (text !== undefined) {
    const size = parseSize(text);
    if (!size)
      throw new UsageError(`--size ${text}: should be as 1200x800, 297x210mm, A4, A4-portrait, landscape, square or story`);
    return size;
  }
  if (view.frame && (layout === 'figure' || layout === 'map')) return { kind: 'frame', frame: view.frame };
  return LAYOUT_SIZES[layout].ask;
}

/** The sentence for a size that can't hold its layout. */
export function tooSmall({ drawing }: ExportPlan): string {
  const size = drawing.sizeText === '' ? 'the size' : `--size ${drawing.sizeText}`;
  return `${size}: is too small for the layout "${drawing.layout}"; make it larger, or take --layout map\n`;
}
