/**
 * Latin spellings of names that are written in Arabic or Ethiopic letters differ in their vowels, which those letters hardly
 * show: Deir al-Zor and Dayr az Zawr, Kafr Batna and Kafar Batna, Hammuriyah and Hamoria. Two spellings are of one name if
 * their consonants are the same and no vowel of one is foreign to that of the other.
 */
export interface SpokenForm {
  /** The consonants, and whether the name begins and ends with a vowel: equal in all spellings. */
  readonly consonants: string;
  /** What stands before, between and behind the consonants, each vowel as a letter and each diphthong as a capital. */
  readonly vowels: readonly string[];
}

/** Fewer consonants are shared by too many names. */
const LEAST_CONSONANTS = 3;

/** Articles and joints, which come and go: Bab al-Mandab and Bab el Mandeb, Mazar-i-Sharif and Mazar Sharif. */
const JOINTS = new Set('al el an en ar er as es ash esh at et ath eth ad ed adh edh az ez ul ur us i e ye'.split(' '));

/** @param key words of a folded name, in Latin letters; undefined for one that is too short to be known by its consonants */
export function spokenForm(key: string): SpokenForm | undefined {
  const words = key.split(' ');
  const own = words.filter((word, index) => !JOINTS.has(word) || index === words.length - 1);
  const letters = own
    .join('')
    .replace(/dzh|zh|dj/g, 'j')
    .replace(/kh/g, 'h')
    .replace(/gh/g, 'g')
    .replace(/sh/g, 'x')
    .replace(/th/g, 't')
    .replace(/dh/g, 'd')
    .replace(/q|ck/g, 'k')
    .replace(/w/g, 'u')
    .replace(/y/g, 'i')
    .replace(/h$/, '')
    .replace(/([a-z])\1+/g, '$1')
    .replace(/ai|ei|ae/g, 'E')
    .replace(/au|ao|ou/g, 'O');
  if (/[^a-zEO]/.test(letters)) return undefined;
  const consonants = letters.replace(/[aeiouEO]+/g, '');
  if (consonants.length < LEAST_CONSONANTS) return undefined;
  const ends = `${/^[aeiouEO]/.test(letters) ? '-' : ''}|${/[aeiouEO]$/.test(letters) ? '-' : ''}`;
  return { consonants: `${consonants}${ends}`, vowels: letters.split(/[^aeiouEO]/) };
}

/** What each vowel may stand for in another spelling, beside itself. */
const NEAR: Readonly<Record<string, string>> = { a: 'e', e: 'aiE', i: 'e', u: 'oO', o: 'uO', E: 'e', O: 'ou' };

/** Whether two forms with the same consonants are spellings of one name. */
export function isSameSpoken(one: SpokenForm, other: SpokenForm): boolean {
  let added = 0;
  return one.vowels.every((vowels, at) => {
    const others = other.vowels[at] ?? '';
    // Kafr and Kafar: one short vowel may come between consonants.
    if (/^[aeiou]$/.test(vowels + others)) return ++added <= 1;
    return vowels.length === others.length && [...vowels].every((vowel, n) => isNear(vowel, others[n] ?? ''));
  });
}

const isNear = (one: string, other: string): boolean => one === other || (NEAR[one] ?? '').includes(other);
