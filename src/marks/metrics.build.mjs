/**
 * Writes `metrics-data.ts`: the advance width of every letter that Qantar is likely to set, read from the very font files
 * that pictures are painted with. Run by `npm run metrics` when the font package changes; a test compares the result with the font.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';

const FACES = {
  400: '400Regular/NotoSans_400Regular.ttf',
  600: '600SemiBold/NotoSans_600SemiBold.ttf',
  700: '700Bold/NotoSans_700Bold.ttf',
  italic: '400Regular_Italic/NotoSans_400Regular_Italic.ttf',
};

/** Unicode blocks, inclusive: Latin and its extensions, spacing and combining marks, Greek, Cyrillic, punctuation, signs. */
const BLOCKS = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b0, 0x52f],
  [0x1e00, 0x1eff],
  [0x2000, 0x2065],
  [0x2070, 0x209f],
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
  [0x2190, 0x2199],
  [0x2200, 0x2265],
];

/** @param {string} path */
const fontFile = (path) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans/${path}`));

/**
 * Two base-36 digits a letter; `--` where the font has none, `++` where it is wider than two digits can say.
 * @param {import('fontkit').Font} font
 * @param {number} from
 * @param {number} to
 * @param {[number, number][]} wide
 */
function encode(font, from, to, wide) {
  let text = '';
  for (let code = from; code <= to; code += 1) {
    if (!font.hasGlyphForCodePoint(code)) {
      text += '--';
      continue;
    }
    const advance = font.glyphForCodePoint(code).advanceWidth;
    if (advance >= 36 ** 2) wide.push([code, advance]);
    text += advance >= 36 ** 2 ? '++' : advance.toString(36).padStart(2, '0');
  }
  return text;
}

const faces = Object.entries(FACES).map(([name, path]) => {
  const font = fontkit.openSync(fontFile(path));
  if (!('unitsPerEm' in font)) throw new Error(`${path} is a collection`);
  if (font.unitsPerEm !== 1000)
    throw new Error(`${path}: ${String(font.unitsPerEm)} units per em, the table is written for 1000`);
  /** @type {[number, number][]} */
  const wide = [];
  const blocks = BLOCKS.map(([from = 0, to = 0]) => encode(font, from, to, wide));
  return `  ${JSON.stringify(name)}: {\n    blocks: [\n${blocks.map((text) => `      '${text}',`).join('\n')}\n    ],\n    wide: ${JSON.stringify(wide)},\n  },`;
});

writeFileSync(
  fileURLToPath(new URL('metrics-data.ts', import.meta.url)),
  `/* Written by metrics.build.mjs from @expo-google-fonts/noto-sans (Noto Sans, SIL OFL 1.1): do not edit. */
/* prettier-ignore-start */
export type Face = 400 | 600 | 700 | 'italic';

/** First and last code point of each block. */
export const BLOCKS: readonly (readonly [number, number])[] = ${JSON.stringify(BLOCKS)};

/** Advances in thousandths of the type size, two base-36 digits each. */
export const ADVANCES: Readonly<Record<Face, { readonly blocks: readonly string[]; readonly wide: readonly (readonly [number, number])[] }>> = {
${faces.join('\n')}
};
/* prettier-ignore-end */
`,
);
