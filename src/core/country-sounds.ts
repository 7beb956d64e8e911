import { foldName } from './names.ts';

type Rule = readonly [from: RegExp, to: string];

const DOUBLED: Rule = [/(.)\1+/g, '$1'];

/**
 * What writers of one country's names disagree on, beyond what all do: each rule takes a spelling to one that they share. Only as a
 * last stage, where no name is spelt so. Regular expressions over folded names without their spaces.
 */
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  // Aspirates before or after their letter or not at all (Hpa-An, Pa-an), a long a with the r of British English (Pyarpon), and a
  // township by the name of its town.
  MM: [
    [/(?<=....)township$/g, ''],
    [/h(?=[pktslmn])|(?<=[pkt])h/g, ''],
    [/ar(?![aeiou])/g, 'a'],
    [/au|ou|aw/g, 'o'],
    [/ei|ay|ai|ae/g, 'e'],
    [/w/g, 'u'],
    [/y/g, 'i'],
    DOUBLED,
  ],
  // Tamil and Sinhala: Muttur, Mutur and Muthur; Vavuniya and Wavuniya.
  LK: [[/chch/g, 'ch'], [/th/g, 't'], [/dh/g, 'd'], [/w/g, 'v'], [/y/g, 'i'], [/ee/g, 'i'], DOUBLED],
  // Bengali a is as often an o, and ends in an e that is not spoken: Kishoreganj and Kishorgonj.
  BD: [[/pore\b/g, 'pur'], [/e(?=g[ao]nj|pur)/g, ''], [/oo/g, 'u'], [/ee/g, 'i'], [/o/g, 'a'], [/sh/g, 's'], [/w/g, 'b'], [/z/g, 'j'], [/y/g, 'i'], DOUBLED], // prettier-ignore
  // Somali x is an h, c a sound that English leaves out, and a long vowel is written twice: Xuddur and Hudur, Cadaado and Adado.
  SO: [[/x/g, 'h'], [/c(?!h)/g, ''], [/dh/g, 'd'], [/q|gh/g, 'k'], [/y/g, 'i'], DOUBLED],
};

const LEAST_LENGTH = 4;

/** @returns the spelling that all of a name's share in this country (alpha-2); undefined where there is no rule, or too little of it */
export function sharedSpelling(name: string, country: string): string | undefined {
  const rules = RULES[country];
  if (rules === undefined) return undefined;
  const spelt = rules.reduce((text, [from, to]) => text.replace(from, to), foldName(name).replaceAll(' ', ''));
  return spelt.length < LEAST_LENGTH ? undefined : spelt;
}
