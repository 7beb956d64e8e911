import { PALETTES, type Palette } from '../marks/theme.ts';
import type { Theme } from '../scene/view.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Sets the palette as custom properties: `inkSoft` is `--ink-soft`. Controls get an edge that holds 3:1 on the page. */
export function setThemeVars(root: HTMLElement, theme: Theme): void {
  const palette: Palette = PALETTES[theme];
  for (const [name, color] of Object.entries(palette)) root.style.setProperty(`--${kebab(name)}`, color as string);
  root.style.setProperty('--rule-strong', palette.inkFaint);
  root.style.setProperty('color-scheme', theme === 'dark' ? 'dark' : 'light');
  root.dataset['theme'] = theme;
}
