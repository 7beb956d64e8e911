/** Which texts were seen before, without keeping them: 12 bytes a slot, and no text. */
export interface TextSet {
  /** @returns whether the text is new */
  readonly add: (text: string) => boolean;
}

const LANES = 3;
const FIRST_SLOTS = 1024;

/**
 * A set of 96-bit hashes in one typed array, open addressing. Among ten million texts the chance that any two that differ
 * are taken for the same is below 1e-15; a `Set` of as many strings holds a gigabyte, and waits for memory at each.
 */
export function createTextSet(): TextSet {
  let slots = FIRST_SLOTS;
  let table = new Uint32Array(slots * LANES);
  let size = 0;
  let [one, two, three] = [0, 0, 0];

  const hash = (text: string): void => {
    one = 0x9e3779b9;
    two = 0x85ebca6b;
    three = 0xc2b2ae35;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      one = Math.imul(one ^ code, 0x01000193);
      two = Math.imul(two ^ code, 0x5bd1e995) ^ (two >>> 15);
      three = Math.imul((three << 5) ^ (three >>> 2) ^ code, 0x27d4eb2d);
    }
    one = mixed(one ^ text.length);
    two = mixed(two + one);
    // Zero in the first lane marks an empty slot.
    three = mixed(three ^ two);
    if (one === 0) one = 1;
  };

  /** @returns whether the hash of now was not there */
  const put = (): boolean => {
    let slot = (two & (slots - 1)) * LANES;
    for (; table[slot] !== 0; slot = slot + LANES === table.length ? 0 : slot + LANES)
      if (table[slot] === one && table[slot + 1] === two && table[slot + 2] === three) return false;
    table[slot] = one;
    table[slot + 1] = two;
    table[slot + 2] = three;
    return true;
  };

  const grow = (): void => {
    const old = table;
    slots *= 2;
    table = new Uint32Array(slots * LANES);
    for (let at = 0; at < old.length; at += LANES) {
      [one, two, three] = [old[at] ?? 0, old[at + 1] ?? 0, old[at + 2] ?? 0];
      if (one !== 0) put();
    }
  };

  return {
    add: (text) => {
      if (size * 2 >= slots) grow();
      hash(text);
      const isNew = put();
      if (isNew) size += 1;
      return isNew;
    },
  };
}

/** MurmurHash3's last step: every bit of the input moves every bit of the output. */
function mixed(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
