/**
 * What Inkscape makes of the vector files: each layout as SVG with letters, as SVG in outlines and as PDF, drawn by Inkscape and
 * laid over our own PNG. Letters are those of the computer where it has no Noto Sans; outlines are to look the same anywhere.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { aptInstall, mayInstall } from '../browser/apt.mjs';
import { runQantar } from './command.mjs';

const folder = mkdtempSync(join(tmpdir(), 'qantar-inkscape-'));
const LAYOUTS = [
  ['figure'],
  ['map'],
  ['multiples', '--panels', 'type'],
  ['card', '--place', 'Almaty'],
  ['social', '--size', 'square'],
];
/** Of 255: more than two rasterisers differ by at the edge of a line. */
const FAR = 51;

/** @param {string} text */
const say = (text) => process.stdout.write(`${text}\n`);

/** @param {readonly string[]} words */
const inkscape = (...words) => execFileSync('inkscape', words, { stdio: ['ignore', 'pipe', 'ignore'] }).toString();

function isThere() {
  try {
    return inkscape('--version').trim();
  } catch {
    return undefined;
  }
}

/** Part of the pixels in which Inkscape's picture of a file is another than ours.
 * @param {string} file
 * @param {string} own
 * @param {readonly string[]} more */
async function apart(file, own, ...more) {
  const png = `${file}.inkscape.png`;
  const { width, height } = await sharp(own).metadata();
  inkscape(...more, file, '--export-type=png', `--export-width=${width}`, `--export-filename=${png}`);
  /** @param {string} name */
  const pixels = (name) =>
    sharp(name).flatten({ background: '#ffffff' }).resize(width, height, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  const [theirs, ours] = [await pixels(png), await pixels(own)];
  let count = 0;
  for (let at = 0; at < ours.length; at += 3) {
    if ([0, 1, 2].some((channel) => Math.abs((theirs[at + channel] ?? 0) - (ours[at + channel] ?? 0)) > FAR)) count += 1;
  }
  return count / (ours.length / 3);
}

if (isThere() === undefined && mayInstall) aptInstall('inkscape');
const version = isThere();
if (version === undefined) {
  say('there is no inkscape on this computer; install it (Debian: apt-get install inkscape)');
  process.exitCode = 1;
} else {
  say(version);
  /** @param {number} part */
  const percent = (part) => `${(part * 100).toFixed(2)} %`;
  for (const [layout = '', ...more] of LAYOUTS) {
    const words = ['export', 'kazakhstan-2022', '--layout', layout, '--lang', 'kk', ...more];
    const at = join(folder, layout);
    await runQantar([...words, '-o', `${at}.png`, '--scale', '1'], folder);
    await runQantar([...words, '-o', at, '--format', 'svg,pdf'], folder);
    await runQantar([...words, '-o', `${at}-outlines.svg`, '--text', 'outlines'], folder);
    const found = new Set(
      inkscape('--query-all', `${at}.svg`)
        .split('\n')
        .map((line) => line.split(',')[0]),
    );
    const layers = [...readFileSync(`${at}.svg`, 'utf8').matchAll(/<g id="([\w-]+)" inkscape:groupmode="layer"/g)];
    const opened = layers.filter(([, id]) => found.has(id)).length;
    say(
      `${layout}: ${opened} of ${layers.length} layers; pixels apart: outlines ${percent(await apart(`${at}-outlines.svg`, `${at}.png`))}, ` +
        `letters ${percent(await apart(`${at}.svg`, `${at}.png`))}, PDF ${percent(await apart(`${at}.pdf`, `${at}.png`))}, ` +
        `PDF by Poppler ${percent(await apart(`${at}.pdf`, `${at}.png`, '--pdf-poppler'))}`,
    );
  }
}
rmSync(folder, { recursive: true });
