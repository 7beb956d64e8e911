import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeView, DEFAULT_VIEW, encodeView } from '../../src/scene/view-codec.ts';
import { anyView } from './views.ts';

describe('the codec of views', () => {
  it('reads back every view it writes', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const { view: read, problems } = decodeView(encodeView(view));
        expect(problems).toEqual([]);
        expect(read).toEqual(view);
      }),
    );
  });

  it('keeps any search, in a text that an address can hold', () => {
    fc.assert(
      fc.property(anyView, fc.string({ unit: 'binary', maxLength: 80 }), (view, words) => {
        const text = encodeView({ ...view, query: words });
        expect(text).toMatch(/^[!-~]*$/);
        const { view: read } = decodeView(text);
        expect(read.query ?? '').toBe(decodeView(encodeView(read)).view.query ?? '');
        const { query: _, ...others } = view;
        expect(read).toMatchObject(others);
      }),
    );
  });

  it('writes one text for one view, whatever order its lists have', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const turned = { ...view, off: [...view.off].reverse(), layers: [...view.layers].reverse() };
        expect(encodeView(turned)).toBe(encodeView(view));
      }),
    );
  });

  it('reads any text without throwing, and names what it did not understand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { view } = decodeView(text);
        expect(decodeView(encodeView(view)).view).toEqual(view);
      }),
    );
    const { view, problems } = decodeView('lang=tlh&at=200,99,4&from=2022-02-30&theme=dark');
    expect(view).toEqual({ ...DEFAULT_VIEW, theme: 'dark' });
    expect(problems).toEqual([
      'lang=tlh is not understood; it should be en, kk or ru',
      'at=200,99,4 is not understood; it should be longitude,latitude,zoom',
      'from=2022-02-30 is not understood; it should be a day, YYYY-MM-DD',
    ]);
  });

  it('says of how an incident is known what is shown, and a search in one line', () => {
    const { view, problems } = decodeView(
      'status=none&precision=region,site&finding=occurred,none-reported&q=%20two%0A%20words%20',
    );
    expect(problems).toEqual([]);
    expect(view).toEqual({ ...DEFAULT_VIEW, status: [], precision: ['site', 'region'], query: 'two words' });
    expect(encodeView(view)).toBe('precision=site,region&status=none&q=two%20words');
    expect(decodeView('q=…').problems).toEqual(['q=… is not understood; it should be words to search for, at most 200 letters']);
  });

  it('leaves the default view empty, and turns a reversed range round and says so', () => {
    expect(encodeView(DEFAULT_VIEW)).toBe('');
    const { view, problems } = decodeView('from=2022-01-09&to=2022-01-04');
    expect([view.from, view.to]).toEqual(['2022-01-04', '2022-01-09']);
    expect(problems).toHaveLength(1);
  });
});
