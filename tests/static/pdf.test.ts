import { expect, test, vi } from 'vitest';
import { toPdf } from '../../src/marks/pdf.ts';
import { FONTS } from '../../src/node/fonts.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';
import { drawFigure } from '../../src/static/picture.ts';
import { kazakhstan, TOPOLOGY, WORLD } from './kazakhstan.ts';
import { pdfTexts } from './pdf-text.ts';

// Whole pictures, on a computer that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const dataset = kazakhstan();

for (const lang of ['en', 'kk', 'ru'] as const) {
  test(`a PDF in ${lang} holds title, cities and counts as text, each once, and no pixels`, async () => {
    const picture = drawFigure(
      dataset,
      { ...DEFAULT_VIEW, lang },
      { kind: 'total', widthPx: 1123, heightPx: 794 },
      { ground: TOPOLOGY, world: WORLD },
    );
    if (!picture) throw new Error('no picture');
    const pdf = await toPdf(picture.marks, { ...picture, desc: picture.altText, lang, fonts: FONTS, creator: 'Qantar' });
    const texts = pdfTexts(pdf);
    const scene = picture.scenes[0];
    const marks = picture.marks.filter((mark) => mark.kind === 'text');
    expect(texts.toSorted()).toEqual(marks.map(({ text }) => text).toSorted());
    expect(texts.join(' ')).toContain(scene?.title);
    for (const { label, count } of scene?.legend.types ?? []) {
      expect(texts.join(' ')).toContain(label.split(' ')[0]);
      expect(texts).toContain(String(count));
    }
    for (const name of lang === 'en'
      ? ['Almaty', 'Aktobe', 'Nur-Sultan']
      : lang === 'ru'
        ? ['Алматы', 'Актобе', 'Нур-Султан']
        : ['Алматы', 'Ақтөбе', 'Нұр-Сұлтан']) {
      expect(texts).toContain(name);
    }
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw).not.toContain('/Subtype /Image');
    expect(raw).not.toContain('CreationDate');
    expect(raw).toContain('/MarkInfo');
    expect(raw).toContain('/Alt');
  });
}
