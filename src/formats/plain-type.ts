import type { ClaimRecord } from '../core/incident.ts';
import { typeOfWord, type TypePair } from './type-words.ts';

/** A type that a table without a column for it still tells: it counts those who took part, or those who were killed or hurt. */
export type ImpliedType = 'protest' | 'harm';

/** What figures a table has columns for says what it lists. Undefined where it counts nobody, so that a person has to say it. */
export function impliedType(hasColumn: (measure: string) => boolean): ImpliedType | undefined {
  if (hasColumn('participants')) return 'protest';
  return hasColumn('killed') || hasColumn('injured') ? 'harm' : undefined;
}

/** The type of a row of such a table. Where nobody is known to have come to harm, the row is not said to be of that type. */
export function typeByFigures(implied: ImpliedType, claims: readonly ClaimRecord[]): ReadType {
  const isHarm = claims.some(({ measure }) => measure === 'killed' || measure === 'injured');
  return { type: implied === 'protest' || isHarm ? implied : 'other', subtype: '', isOneOfSeveral: false };
}

export interface ReadType extends TypePair {
  /** Whether the cell names several kinds, of which the record takes one. */
  readonly isOneOfSeveral: boolean;
}

/** What a row's words for its kind mean; a word that no table knows goes on as it stands, and is told of where rows are joined. */
export function typeIn(type: string, subtype: string): ReadType {
  const several = typeOfWord(type) === undefined && subtype === '' ? severalIn(type) : undefined;
  return several === undefined ? { ...pairIn(type, subtype), isOneOfSeveral: false } : { ...several, isOneOfSeveral: true };
}

function pairIn(type: string, subtype: string): TypePair {
  const byType = typeOfWord(type);
  const bySubtype = subtype === '' ? undefined : typeOfWord(subtype);
  if (bySubtype !== undefined && (byType === undefined || bySubtype.type === byType.type)) return bySubtype;
  // "Other" among the subtypes says no more than the type does.
  const isSilent = subtype === '' || bySubtype?.type === 'other';
  if (byType !== undefined) return isSilent ? byType : { type: byType.type, subtype };
  return type === '' ? { type: subtype, subtype: '' } : { type, subtype };
}

/** "Arson, deaths," lists kinds: the first that is known, one with a subtype before one without. */
function severalIn(cell: string): TypePair | undefined {
  const parts = cell.split(/[,;|]/).map((part) => part.trim());
  if (parts.length < 2) return undefined;
  const known = parts.flatMap((part) => typeOfWord(part) ?? []);
  return known.find(({ subtype }) => subtype !== '') ?? known[0];
}
