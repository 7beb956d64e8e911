/** From the last key to a search that costs something: shorter than a pause between words, longer than one between letters. */
export const KEY_PAUSE_MS = 120;
