import { test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { FONTS } from '../../src/node/fonts.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';
import { drawFigure } from '../../src/static/picture.ts';
import { toPdf } from '../../src/marks/pdf.ts';
import { provenanceOf, xmpPacket } from '../../src/static/provenance.ts';
import { kazakhstan, TOPOLOGY, WORLD } from './kazakhstan.ts';
test('x', async () => {
  const dataset = kazakhstan();
  const picture = drawFigure(
    dataset,
    { ...DEFAULT_VIEW, lang: 'kk' },
    { kind: 'total', widthPx: 1122, heightPx: 794 },
    { ground: TOPOLOGY, world: WORLD },
  )!;
  const o = {
    ...picture,
    desc: picture.altText,
    lang: 'kk' as const,
    fonts: FONTS,
    creator: 'Qantar 0.1.0',
    xmp: xmpPacket(provenanceOf(dataset, picture, '', 'Qantar 0.1.0')),
  };
  let t = performance.now();
  const a = await toPdf(picture.marks, o);
  console.log('pdf', performance.now() - t);
  t = performance.now();
  const b = await toPdf(picture.marks, o);
  console.log('pdf', performance.now() - t, a.length, Buffer.compare(a, b));
  writeFileSync('/tmp/st/a.pdf', a);
});
