import { foldName } from './names.ts';

/** How a place is described when it is more than a bare name. */
export interface NameForm {
  /** The name itself. */
  readonly head: string;
  /** What follows a comma or stands in brackets: a larger area, another name of the same place. */
  readonly context: readonly string[];
  /** The text says that it happened near the place and not in it. */
  readonly near: boolean;
}

const DIRECTION = '(?:north|south|east|west)(?:[\\s-]?(?:east|west))?';
const NEAR = new RegExp(
  `^(?:near|nearby|outside|around|close to|vicinity of|outskirts of|suburbs of|около|близ|возле|под|вблизи` +
    `|(?:[\\d.,]+ ?(?:km|kms|kilomet(?:er|re)s?|miles?|mi) )?${DIRECTION}(?:ern)? (?:of|from)|[\\d.,]+ ?(?:km|kms|kilomet(?:er|re)s?|miles?|mi) from)\\s+`,
  'iu',
);

/**
 * Takes apart "Turksib district, Almaty", "Kyiv - Podil", "Oral (Uralsk)", "Akshukur (near Aktau)", "near Aktau" and
 * "10 km south of Mosul".
 * `near` is said of the head only: in "Akshukur (near Aktau)" the head is Akshukur, with Aktau as context.
 */
export function nameForm(text: string): NameForm {
  const brackets = Array.from(text.matchAll(/[([]([^()[\]]*)[)\]]/gu), (match) => match[1] ?? '');
  const [first = '', ...rest] = text
    .replace(/[([][^()[\]]*[)\]]/gu, ' ')
    .split(/[,;]|\s[-–—]\s/u)
    .map((part) => part.trim());
  const context = [...rest, ...brackets.map((part) => part.trim().replace(NEAR, ''))].filter((part) => foldName(part) !== '');
  return { head: first.replace(NEAR, '').trim(), context, near: NEAR.test(first) };
}

/** Words that say that a name is of something within a town: folded, as whole words. */
const WITHIN =
  /\b(?:district|rayon|raion|audan|audany|microdistrict|mikrorayon|mkr|quarter|neighbou?rhood|airport|square|street|avenue|ave|prospekt|boulevard|park|bridge|station|vokzal|aeroport|auezhay|auezhayy|market|bazaar|mall|akimat|akimdigi|city hall|ploshchad|ulitsa|university|hospital|school|mosque|church|prison|colony|police|department|remand|centre|center|suburbs?|outskirts)\b/u;

/** Whether "head, Town" can only be a part of the town: its head says what part. */
export const isPartOfTown = (head: string): boolean => WITHIN.test(foldName(head));

const TOWN_PART_ENDING =
  /^(.+) (?:international airport|airport|aeroport|akimat|city hall|city centre|city center|suburbs?|outskirts)$/u;

/** "western Mosul", "central Baghdad". */
const TOWN_PART_BEGINNING = new RegExp(`^(?:${DIRECTION}ern|central|downtown|inner) (.+)$`, 'u');

/** "west Baghdad": with a capital, a word of direction without its -ern begins the name of a town of its own, West Springfield. */
const SIDE_OF_TOWN = new RegExp(`^${DIRECTION}\\s+(?=\\p{Lu})(.+)$`, 'u');

/** The town that a text names with a word of direction, and so can only be a part of. */
export const townOfSide = (text: string): string | undefined => SIDE_OF_TOWN.exec(text.trim())?.[1];

/** "Almaty Airport" gives "almaty"; "Republic Square" gives nothing: a square is named after a place it need not be in. */
export function townOfPart(text: string): string | undefined {
  const folded = foldName(text);
  const within = TOWN_PART_BEGINNING.exec(folded)?.[1];
  const after = /^(?:aeroport|akimat|akimat goroda) (.+)$/u.exec(folded)?.[1];
  const of = /^.+ (?:district|quarter|suburb|outskirts|centre|center) of (.+)$/u.exec(folded)?.[1];
  return of ?? after ?? within ?? townOfSide(text) ?? TOWN_PART_ENDING.exec(folded)?.[1];
}
