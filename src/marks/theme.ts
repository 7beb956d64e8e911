import type { Theme } from '../scene/view.ts';

/** Every colour of map and picture, `#rrggbb`. The ground is quiet so that the data is the loudest thing on it. */
export interface Palette {
  readonly page: string;
  readonly water: string;
  /** Land around the subject. */
  readonly land: string;
  /** The subject country: lit, the rest recedes. */
  readonly subject: string;
  readonly river: string;
  readonly waterEdge: string;
  readonly countryBorder: string;
  readonly subjectBorder: string;
  readonly regionBorder: string;
  readonly hatch: string;
  readonly ink: string;
  readonly inkSoft: string;
  /** The faintest text that still holds 4.5:1 on the page. */
  readonly inkFaint: string;
  readonly waterInk: string;
  readonly mapInk: string;
  readonly halo: string;
  readonly rule: string;
  readonly accent: string;
  readonly withdrawn: string;
}

/** `dark` is a design of its own and not an inversion; `grey` is for a printer without colour. */
export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    page: '#fbfaf7',
    water: '#d6e1e7',
    land: '#ebe8e0',
    subject: '#fdfcfa',
    river: '#b4cad5',
    waterEdge: '#b9cbd4',
    countryBorder: '#c2bbab',
    subjectBorder: '#7d7768',
    regionBorder: '#d3ccbd',
    hatch: '#b9b09c',
    ink: '#1a1c1e',
    inkSoft: '#4b4f53',
    inkFaint: '#686c70',
    waterInk: '#5d7d8f',
    mapInk: '#84806f',
    halo: '#fdfcfa',
    rule: '#d9d5cb',
    accent: '#0b5f8a',
    withdrawn: '#9a3324',
  },
  dark: {
    page: '#14171a',
    water: '#0f1b23',
    land: '#1b1f23',
    subject: '#262b30',
    river: '#2f4553',
    waterEdge: '#25363f',
    countryBorder: '#3a4046',
    subjectBorder: '#8d9296',
    regionBorder: '#3d444b',
    hatch: '#555d64',
    ink: '#f1efe9',
    inkSoft: '#c3c2bd',
    inkFaint: '#9a9b98',
    waterInk: '#6f93a6',
    mapInk: '#83888c',
    halo: '#1c2024',
    rule: '#343a40',
    accent: '#7cc0e8',
    withdrawn: '#f09a86',
  },
  grey: {
    page: '#ffffff',
    water: '#e3e3e3',
    land: '#f1f1f1',
    subject: '#ffffff',
    river: '#cfcfcf',
    waterEdge: '#c8c8c8',
    countryBorder: '#bdbdbd',
    subjectBorder: '#6a6a6a',
    regionBorder: '#d0d0d0',
    hatch: '#b5b5b5',
    ink: '#111111',
    inkSoft: '#444444',
    inkFaint: '#666666',
    waterInk: '#6e6e6e',
    mapInk: '#7d7d7d',
    halo: '#ffffff',
    rule: '#d5d5d5',
    accent: '#222222',
    withdrawn: '#444444',
  },
};

/** The one scale of type sizes, CSS pixels. */
export const TYPE_PX = { title: 24, heading: 13, body: 13, small: 11.5, tiny: 10 } as const;

/** Line widths of the basemap, CSS pixels at every zoom: the same in MapLibre's style and in a picture. */
export const STROKES_PX = { waterEdge: 0.6, river: 0.8, regionBorder: 0.7, countryBorder: 0.9, subjectBorder: 1.3 } as const;
