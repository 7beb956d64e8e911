import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FaceName, Fonts } from '../marks/outline.ts';
import { type FontFile, readFont } from '../marks/truetype.ts';

const FILES: Readonly<Record<FaceName, string>> = {
  400: '400Regular/NotoSans_400Regular.ttf',
  600: '600SemiBold/NotoSans_600SemiBold.ttf',
  700: '700Bold/NotoSans_700Bold.ttf',
  italic: '400Regular_Italic/NotoSans_400Regular_Italic.ttf',
};

/** Absolute path of a face's file: the very files that widths were measured from. */
export const fontPath = (face: FaceName): string =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans/${FILES[face]}`));

const read = new Map<FaceName, FontFile>();

function fontOf(face: FaceName): FontFile {
  const known = read.get(face) ?? readFont(readFileSync(fontPath(face)));
  read.set(face, known);
  return known;
}

/** The faces, each read when it is first asked for. */
export const FONTS: Fonts = {
  get 400() {
    return fontOf(400);
  },
  get 600() {
    return fontOf(600);
  },
  get 700() {
    return fontOf(700);
  },
  get italic() {
    return fontOf('italic');
  },
};
