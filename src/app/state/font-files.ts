import regular from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url';
import italic from '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf?url';
import semiBold from '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf?url';
import bold from '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf?url';
import type { Fonts } from '../../marks/outline.ts';
import { readFont, type FontFile } from '../../marks/truetype.ts';

let fetched: Promise<Fonts> | undefined;

/** Noto Sans as the widths were measured from it. Fetched when the first picture is saved. */
export function fetchFonts(): Promise<Fonts> {
  fetched ??= fetchAll().catch((error: unknown) => {
    fetched = undefined;
    throw error;
  });
  return fetched;
}

async function fetchAll(): Promise<Fonts> {
  const [r, s, b, i] = await Promise.all([regular, semiBold, bold, italic].map(fetchFont));
  return { 400: r as FontFile, 600: s as FontFile, 700: b as FontFile, italic: i as FontFile };
}

async function fetchFont(url: string): Promise<FontFile> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return readFont(new Uint8Array(await response.arrayBuffer()));
}
