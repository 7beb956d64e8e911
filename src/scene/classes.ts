import type { Language } from '../core/languages.ts';
import { countText } from '../core/messages.ts';

/** More grades of one hue can't be told apart. */
const MOST_CLASSES = 5;

const STEPS = [1, 2, 5] as const;

/**
 * Upper bounds of classes up to a greatest value: 1, 2 or 5 times a power of ten, each class about twice as wide as the one
 * before, as counts of incidents are spread. They are round, so a reader keeps them, and depend on the greatest alone, which
 * callers take over the whole dataset: a region's colour means the same on every day that is shown.
 * @param isWhole counts: no bound below 1, and each value is a whole number
 */
export function classBounds(greatest: number, isWhole: boolean): number[] {
  if (!(greatest > 0)) return [];
  const bounds: number[] = [];
  for (let power = Math.ceil(Math.log10(greatest)) + 1; bounds.length < MOST_CLASSES && power > -12; power--) {
    for (const step of [...STEPS].reverse()) {
      const bound = Number(`${String(step)}e${String(power)}`);
      if (isWhole && bound < 1) return bounds;
      if (bound >= greatest) bounds[0] = bound;
      else if (bounds.length < MOST_CLASSES) bounds.unshift(bound);
    }
  }
  return bounds;
}

/** The class of a value above 0; what lies above the last bound is in the last class. */
export function classOf(value: number, bounds: readonly number[]): number {
  const found = bounds.findIndex((bound) => value <= bound);
  return found < 0 ? bounds.length - 1 : found;
}

/** A number as newspapers of the language set it, up to 3 figures after the point where it is small. */
export function figureOf(value: number, lang: Language): string {
  if (Number.isInteger(value) || value >= 100) return countText(value, lang);
  const text = String(Number(value.toPrecision(3)));
  return lang === 'en' ? text : text.replace('.', ',');
}

/** "1–2", "3–5" for whole numbers; "0.2–0.5" for others, where the first class reaches down to anything above 0. */
export function classLabels(bounds: readonly number[], isWhole: boolean, lang: Language): string[] {
  return bounds.map((bound, index) => {
    const below = index === 0 ? 0 : (bounds[index - 1] ?? 0);
    const least = isWhole ? below + 1 : below;
    if (isWhole && least === bound) return figureOf(bound, lang);
    if (!isWhole && index === 0) return `< ${figureOf(bound, lang)}`;
    return `${figureOf(least, lang)}–${figureOf(bound, lang)}`;
  });
}
