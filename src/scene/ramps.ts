import type { IncidentType } from '../core/taxonomy.ts';
import type { Theme } from './view.ts';

/**
 * Colours of what is graded, from little to much, `#rrggbb`. One hue each and quiet, since nodes stand on them; in the dark
 * much is light. `area` is for regions, `heat` for densities, `spread` for days from the first to the last.
 */
export interface Ramps {
  readonly area: readonly string[];
  readonly heat: readonly string[];
  readonly spread: readonly string[];
  /** A place whose first day is not known. */
  readonly unknown: string;
}

export const RAMPS: Readonly<Record<Theme, Ramps>> = {
  light: {
    area: ['#f4ebdb', '#e8d8bd', '#d9c29d', '#c6a97d', '#ae8d61'],
    heat: ['#f6dcd0', '#eeb9a3', '#e29378', '#cf6a51', '#b0432f'],
    spread: ['#3f1d63', '#6d2b7c', '#9c4089', '#c45f86', '#e08a86', '#f0b793', '#f7dfb2'],
    unknown: '#c9c4b8',
  },
  dark: {
    area: ['#35332d', '#484238', '#5d5343', '#74664f', '#8d7b5d'],
    heat: ['#40292a', '#61342f', '#874235', '#b1573f', '#dc7553'],
    spread: ['#fbe9b0', '#f5bf8a', '#e79073', '#cb6775', '#a04a80', '#733a80', '#4c3070'],
    unknown: '#5a5f63',
  },
  grey: {
    area: ['#efefef', '#dedede', '#cbcbcb', '#b4b4b4', '#9b9b9b'],
    heat: ['#e6e6e6', '#cfcfcf', '#b3b3b3', '#949494', '#737373'],
    spread: ['#1a1a1a', '#3a3a3a', '#5c5c5c', '#7f7f7f', '#a2a2a2', '#c4c4c4', '#e3e3e3'],
    unknown: '#f4f4f4',
  },
};

/** `count` colours of a ramp, its ends among them. */
export function shades(ramp: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const at = count === 1 ? ramp.length - 1 : Math.round((index / (count - 1)) * (ramp.length - 1));
    return ramp[at] ?? '';
  });
}

/** Without colour every glyph is the same dark grey: its shape tells its type. */
export const GREY_GLYPH = '#3a3a3a';

/** Fill of a type's glyph. */
export const typeColor = ({ color }: IncidentType, theme: Theme): string => (theme === 'grey' ? GREY_GLYPH : color[theme]);
