import type { Language } from '../core/languages.ts';
import { escapeXml } from '../marks/svg.ts';

/** One picture of a series as `index.json` lists it. */
export interface ManifestEntry {
  readonly key: string;
  readonly label: string;
  readonly title: string;
  readonly alt: string;
  /** The view's text. */
  readonly view: string;
  readonly incidents: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** File names by format. */
  readonly files: Readonly<Record<string, string>>;
}

/** What a browser can show in a page, best first. */
const SHOWN = ['svg', 'webp', 'avif', 'png'];

/** A page without script that shows a series' pictures, each with its alternative text. */
export function indexPage(entries: readonly ManifestEntry[], lang: Language, title: string): string {
  const figures = entries.map((entry) => {
    const image = SHOWN.map((format) => entry.files[format]).find((file) => file !== undefined);
    const links = Object.entries(entry.files).map(([format, file]) => `<a href="${escapeXml(file)}">${format.toUpperCase()}</a>`);
    const picture =
      image === undefined
        ? `<p>${escapeXml(entry.alt)}</p>`
        : `<img src="${escapeXml(image)}" width="${String(Math.round(entry.widthPx))}" height="${String(Math.round(entry.heightPx))}" alt="${escapeXml(entry.alt)}" loading="lazy">`;
    return `<figure id="${escapeXml(entry.key)}">\n${picture}\n<figcaption>${escapeXml(entry.title)} ${links.join(' ')}</figcaption>\n</figure>`;
  });
  const style =
    'body{margin:2rem auto;max-width:75rem;padding:0 1rem;font:1rem/1.5 "Noto Sans",sans-serif;background:#fbfaf7;color:#1a1c1e}figure{margin:0 0 3rem}img{width:100%;height:auto}a{color:#0b5f8a}';
  return `<!doctype html>\n<html lang="${lang}">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${escapeXml(title)}</title>\n<style>${style}</style>\n<h1>${escapeXml(title)}</h1>\n${figures.join('\n')}\n</html>\n`;
}
