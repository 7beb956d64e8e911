import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { SiteFile, SiteFiles } from './site-files.ts';

/**
 * The whole site as one HTML text: script, style, fonts, worker and data inside, no address at all. The page's script comes
 * bundled as one module with its assets already inline (Vite's mode `single`); here the data joins it.
 */
export async function singleFile(files: SiteFiles): Promise<string> {
  const page = await text(files, 'index.html');
  const paths = await files.list();
  const embedded: Record<string, string> = {};
  for (const path of paths.filter((path) => /^(data|geo)\//.test(path) && !path.endsWith('.md'))) {
    embedded[path] = await text(files, path);
  }
  const scripts = await all(files, paths, '.js');
  const styles = await all(files, paths, '.css');
  const script = scripts.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const data = JSON.stringify(embedded).replaceAll('<', '\\u003c');
  const hash = createHash('sha256').update(script).digest('base64');
  return page
    .replace(/<script\b[^>]*\bsrc=[^>]*><\/script>\s*/g, '')
    .replace(/<link\b[^>]*\brel="(?:stylesheet|modulepreload)"[^>]*>\s*/g, '')
    .replace(/script-src [^;"]*/, `script-src 'sha256-${hash}' 'wasm-unsafe-eval' blob:`)
    .replace('</head>', () => `<style>${styles.replaceAll('</style', '<\\/style')}</style>\n</head>`)
    .replace(
      '</body>',
      () =>
        `<script type="application/json" id="qantar-files">${data}</script>\n<script type="module">${script}</script>\n</body>`,
    );
}

async function all(files: SiteFiles, paths: readonly string[], end: string): Promise<string> {
  const found = paths.filter((path) => path.endsWith(end) && !/^(data|geo)\//.test(path));
  return (await Promise.all(found.map((path) => text(files, path)))).join('\n');
}

async function text(files: SiteFiles, path: string): Promise<string> {
  const found: SiteFile | undefined = await files.find(path);
  if (found === undefined) throw new Error(`the built page has no ${path}; npm run build makes it`);
  return 'text' in found ? found.text : readFile(found.file, 'utf8');
}
