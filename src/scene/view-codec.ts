import { dayOf } from '../core/day.ts';
import { FACET_NAMES, FACETS, type Facet } from '../core/incident.ts';
import { isLanguage } from '../core/languages.ts';
import { searchTerms } from '../core/search-words.ts';
import { round } from './camera.ts';
import { DEFAULT_LAYERS, SCENE_LAYERS, type Camera, type SceneLayer, type Theme, type View } from './view.ts';

export const DEFAULT_VIEW: View = { lang: 'en', theme: 'light', off: [], layers: DEFAULT_LAYERS };

const THEMES: readonly Theme[] = ['light', 'dark', 'grey'];

/**
 * A view as text: URL query syntax, fields in one order, defaults left out, so that equal views have equal texts.
 * `at=LNG,LAT,ZOOM  off=damage,protest.march  precision=site,place  finding=  status=  q=WORDS  from=  to=  lang=  theme=  layers=  measure=
 * frame=WxH  node=  incident=`
 */
export function encodeView(view: View): string {
  const fields: [string, string | undefined][] = [
    ['lang', view.lang === DEFAULT_VIEW.lang ? undefined : view.lang],
    ['theme', view.theme === DEFAULT_VIEW.theme ? undefined : view.theme],
    ['at', view.camera === undefined ? undefined : cameraText(view.camera)],
    ['from', view.from],
    ['to', view.to],
    ['off', view.off.length === 0 ? undefined : [...view.off].sort().join(',')],
    ...FACET_NAMES.map((name): [string, string | undefined] => [name, valuesText(name, view[name])]),
    ['q', view.query],
    ['layers', sameLayers(view.layers, DEFAULT_LAYERS) ? undefined : inOrder(view.layers).join(',') || 'none'],
    ['measure', view.measure],
    ['frame', view.frame === undefined ? undefined : `${String(view.frame.widthPx)}x${String(view.frame.heightPx)}`],
    ['node', view.node],
    ['incident', view.incident],
  ];
  return fields.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${escape(value)}`])).join('&');
}

/** A field that could not be read, in one plain sentence, and what was taken in its place. */
export interface DecodedView {
  readonly view: View;
  readonly problems: readonly string[];
}

/** Reads a view's text. What cannot be read is left at its default and named in `problems`; nothing throws. */
export function decodeView(text: string, defaults: View = DEFAULT_VIEW): DecodedView {
  const params = new URLSearchParams(text.replace(/^[?#]/, ''));
  const problems: string[] = [];
  const read = <T>(key: string, wanted: string, parse: (value: string) => T | undefined): T | undefined => {
    const value = params.get(key);
    if (value === null) return undefined;
    const parsed = parse(value);
    if (parsed === undefined) problems.push(`${key}=${value} is not understood; it should be ${wanted}`);
    return parsed;
  };
  const day = (value: string): string | undefined => (dayOf(value) === undefined ? undefined : value);
  const lang = read('lang', 'en, kk or ru', (value) => (isLanguage(value) ? value : undefined));
  const theme = read('theme', 'light, dark or grey', (value) => THEMES.find((name) => name === value));
  const camera = read('at', 'longitude,latitude,zoom', cameraOf) ?? defaults.camera;
  const from = read('from', 'a day, YYYY-MM-DD', day) ?? defaults.from;
  const to = read('to', 'a day, YYYY-MM-DD', day) ?? defaults.to;
  const off = read('off', 'types or type.subtype, separated by commas', offOf);
  const facets = FACET_NAMES.flatMap((name) => {
    const values = read(name, FACETS[name].join(', '), (value) => valuesOf(name, value)) ?? defaults[name];
    return values === undefined || values.length === FACETS[name].length ? [] : [[name, values] as const];
  });
  const query = read('q', `words to search for, at most ${String(MOST_QUERY_LETTERS)} letters`, queryOf) ?? defaults.query;
  const layers = read('layers', SCENE_LAYERS.join(', '), layersOf);
  const measure = read('measure', 'rate, or a measure of the claims', measureOf) ?? defaults.measure;
  const frame = read('frame', 'WIDTHxHEIGHT in pixels', frameOf) ?? defaults.frame;
  const node = params.get('node') ?? defaults.node;
  const incident = params.get('incident') ?? defaults.incident;
  if (from !== undefined && to !== undefined && from > to) {
    problems.push(`from=${from} is after to=${to}; the range is read the other way round`);
  }
  const [first, last] = from !== undefined && to !== undefined && from > to ? [to, from] : [from, to];
  const view: View = {
    lang: lang ?? defaults.lang,
    theme: theme ?? defaults.theme,
    off: off ?? defaults.off,
    layers: layers ?? defaults.layers,
    ...(camera === undefined ? {} : { camera }),
    ...(Object.fromEntries(facets) as Pick<View, Facet>),
    ...(query === undefined ? {} : { query }),
    ...(first === undefined ? {} : { from: first }),
    ...(last === undefined ? {} : { to: last }),
    ...(measure === undefined ? {} : { measure }),
    ...(frame === undefined ? {} : { frame }),
    ...(node === undefined ? {} : { node }),
    ...(incident === undefined ? {} : { incident }),
  };
  return { view, problems };
}

/** Readable where URL syntax allows: `,` `:` `/` stay as they are. */
const escape = (value: string): string =>
  encodeURIComponent(value).replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%2F/g, '/');

const cameraText = ({ lngDeg, latDeg, zoom }: Camera): string => [round(lngDeg, 4), round(latDeg, 4), round(zoom, 2)].join(',');

function cameraOf(text: string): Camera | undefined {
  const parts = text.split(',');
  const [lngDeg, latDeg, zoom] = parts.map((part) => (/^-?\d+(\.\d+)?$/.test(part.trim()) ? Number(part) : Number.NaN));
  if (parts.length !== 3 || lngDeg === undefined || latDeg === undefined || zoom === undefined) return undefined;
  if (!(Math.abs(lngDeg) <= 180 && Math.abs(latDeg) <= 85.06 && zoom >= 0 && zoom <= 22)) return undefined;
  return { lngDeg: round(lngDeg, 4), latDeg: round(latDeg, 4), zoom: round(zoom, 2) };
}

function offOf(text: string): string[] | undefined {
  if (text === '') return [];
  const parts = [...new Set(text.split(','))].sort();
  if (!parts.every((part) => /^[a-z0-9-]+(\.[a-z0-9-]*)?$/.test(part))) return undefined;
  return parts.filter((part) => !part.includes('.') || !parts.includes(part.slice(0, part.indexOf('.'))));
}

const MOST_QUERY_LETTERS = 200;

/** A query as a view has it: on one line, composed, without what can't be seen. @returns undefined where there is no word in it */
export function queryOf(text: string): string | undefined {
  const query = text
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return query.length <= MOST_QUERY_LETTERS && searchTerms(query).length > 0 ? query : undefined;
}

/** Values of a facet in their own order, each once. @returns undefined if one is not of the facet */
export function valuesOf(facet: Facet, text: string): string[] | undefined {
  const names = text === 'none' || text === '' ? [] : text.split(',').map((name) => name.trim());
  const values: readonly string[] = FACETS[facet];
  return names.every((name) => values.includes(name)) ? values.filter((value) => names.includes(value)) : undefined;
}

function valuesText(facet: Facet, shown: readonly string[] | undefined): string | undefined {
  const values = FACETS[facet].filter((value) => shown?.includes(value) ?? true);
  return values.length === FACETS[facet].length ? undefined : values.join(',') || 'none';
}

function layersOf(text: string): SceneLayer[] | undefined {
  if (text === 'none' || text === '') return [];
  const names = text.split(',');
  return names.every((name) => (SCENE_LAYERS as readonly string[]).includes(name)) ? inOrder(names as SceneLayer[]) : undefined;
}

const measureOf = (text: string): string | undefined => (/^[a-z0-9-]+$/.test(text) ? text : undefined);

function frameOf(text: string): { widthPx: number; heightPx: number } | undefined {
  const match = /^(\d{2,5})x(\d{2,5})$/.exec(text);
  if (match === null) return undefined;
  const [widthPx, heightPx] = [Number(match[1]), Number(match[2])];
  return widthPx > 0 && heightPx > 0 && widthPx <= 12_000 && heightPx <= 12_000 ? { widthPx, heightPx } : undefined;
}

const inOrder = (layers: readonly SceneLayer[]): SceneLayer[] => SCENE_LAYERS.filter((layer) => layers.includes(layer));

const sameLayers = (a: readonly SceneLayer[], b: readonly SceneLayer[]): boolean => inOrder(a).join() === inOrder(b).join();
