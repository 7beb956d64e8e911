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

/** Light and dark as the reader's system has it; small pictures side by side where there is room, all alike in height of row. */
const STYLE = [
  ':root{color-scheme:light dark;--page:#fbfaf7;--ink:#1a1c1e;--soft:#4b4f53;--rule:#d3ccbd;--link:#0b5f8a}',
  '@media(prefers-color-scheme:dark){:root{--page:#14171a;--ink:#f1efe9;--soft:#b3b0a8;--rule:#343a40;--link:#7cc0e8}}',
  'body{margin:2rem auto;max-width:90rem;padding:0 1rem;font:1rem/1.5 "Noto Sans",sans-serif;background:var(--page);color:var(--ink)}',
  'h1{font-size:1.5rem;line-height:1.25;margin:0 0 1.5rem}',
  'main{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,26rem),1fr));gap:2rem 1.5rem}',
  'figure{margin:0;min-width:0}',
  'figure>a{display:block}',
  'img{display:block;width:100%;height:auto;box-shadow:0 0 0 1px var(--rule)}',
  'figcaption{margin-top:.5rem;overflow-wrap:anywhere;color:var(--soft)}',
  'figcaption b{display:block;color:var(--ink)}',
  'a{color:var(--link)}',
  'a:focus-visible{outline:2px solid var(--link);outline-offset:2px}',
].join('\n');

/** A page without script and without a request to anywhere that shows a series' pictures, each with its alternative text. */
export function indexPage(entries: readonly ManifestEntry[], lang: Language, title: string): string {
  const figures = entries.map((entry) => {
    const image = SHOWN.map((format) => entry.files[format]).find((file) => file !== undefined);
    const named = escapeXml(entry.title);
    const links = Object.entries(entry.files).map(([format, file]) => {
      const word = format.toUpperCase();
      return `<a href="${escapeXml(file)}" aria-label="${word}: ${named}">${word}</a>`;
    });
    const size = `width="${String(Math.round(entry.widthPx))}" height="${String(Math.round(entry.heightPx))}"`;
    const picture =
      image === undefined
        ? `<p>${escapeXml(entry.alt)}</p>`
        : `<a href="${escapeXml(image)}"><img src="${escapeXml(image)}" ${size} alt="${escapeXml(entry.alt)}" loading="lazy"></a>`;
    return `<figure id="${escapeXml(entry.key)}">\n${picture}\n<figcaption><b>${named}</b> ${links.join(' ')}</figcaption>\n</figure>`;
  });
  return [
    `<!doctype html>\n<html lang="${lang}">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">`,
    `<title>${escapeXml(title)}</title>\n<style>\n${STYLE}\n</style>`,
    `<h1>${escapeXml(title)}</h1>\n<main>\n${figures.join('\n')}\n</main>\n</html>\n`,
  ].join('\n');
}
