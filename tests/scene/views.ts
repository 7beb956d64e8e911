import fc from 'fast-check';
import { isoOf } from '../../src/core/day.ts';
import { FINDINGS, PRECISIONS, STATUSES } from '../../src/core/incident.ts';
import { LANGUAGES } from '../../src/core/languages.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';
import { SCENE_LAYERS, type View } from '../../src/scene/view.ts';
import { kazakhstan } from '../kazakhstan.ts';

const toggles = kazakhstan.taxonomy.types.flatMap((type) => [
  type.id,
  ...type.subtypes.map(({ id }) => `${type.id}.${id}`),
  `${type.id}.`,
]);

/** Types off, without a subtype beside its own type: the form that the codec writes. */
const off = fc
  .subarray(toggles, { maxLength: 12 })
  .map((names) => names.filter((name) => !name.includes('.') || !names.includes(name.split('.')[0] ?? '')).sort());

const day = fc.integer({ min: kazakhstan.span.from - 3, max: kazakhstan.span.to + 3 });

/** Half the time all values of a facet; else some, in their order. */
const someOf = <Value>(values: readonly Value[]): fc.Arbitrary<Value[] | undefined> =>
  fc.option(fc.subarray([...values], { minLength: 1, maxLength: values.length - 1 }), { nil: undefined, freq: 2 });

/** Any view of the embedded dataset. */
export const anyView: fc.Arbitrary<View> = fc
  .record({
    lang: fc.constantFrom(...LANGUAGES),
    theme: fc.constantFrom('light' as const, 'dark' as const, 'grey' as const),
    off,
    range: fc.tuple(day, day),
    isRanged: fc.boolean(),
    lngDeg: fc.integer({ min: 480_000, max: 860_000 }),
    latDeg: fc.integer({ min: 410_000, max: 550_000 }),
    zoom: fc.integer({ min: 200, max: 1100 }),
    isFitted: fc.boolean(),
    layers: fc.subarray([...SCENE_LAYERS]),
    facets: fc.record({ precision: someOf(PRECISIONS), finding: someOf(FINDINGS), status: someOf(STATUSES) }),
    query: fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom('almaty', 'протест', 'Қарағанды', 'police', 'не найдётся') },
    ),
    measure: fc.option(fc.constantFrom('rate', 'killed', 'arrested'), { nil: undefined }),
  })
  .map(({ lang, theme, off: switchedOff, facets, range, isRanged, lngDeg, latDeg, zoom, isFitted, layers, query, measure }) => ({
    ...DEFAULT_VIEW,
    lang,
    theme,
    off: switchedOff,
    layers,
    ...Object.fromEntries(Object.entries(facets).filter(([, values]) => values !== undefined)),
    ...(query === undefined ? {} : { query }),
    ...(measure === undefined ? {} : { measure }),
    ...(isRanged ? { from: isoOf(Math.min(...range)), to: isoOf(Math.max(...range)) } : {}),
    ...(isFitted ? {} : { camera: { lngDeg: lngDeg / 10_000, latDeg: latDeg / 10_000, zoom: zoom / 100 } }),
  }));

export const FRAME = { widthPx: 1100, heightPx: 620 };

/** Some views, the same in every run, each with the marks of nodes and places on. */
export const randomViews = (count: number): View[] =>
  fc.sample(anyView, { numRuns: count, seed: 20_220_105 }).map((view) => ({ ...view, layers: DEFAULT_VIEW.layers }));
