/** Letters of every subset, so that a face is there as a whole. */
const SAMPLE = 'Aяқğ';

/** Whether Noto Sans is loaded in the faces that marks are set in: text painted before is in another font. */
class FontsReady {
  current = $state(false);

  constructor() {
    const wanted = ['400', '600', '700', 'italic 400'].map((face) => document.fonts.load(`${face} 13px "Noto Sans"`, SAMPLE));
    // A font that does not come is no reason for a map without names: they stay in the fallback.
    void Promise.allSettled(wanted).then(() => (this.current = true));
  }
}

export const fontsReady = new FontsReady();
