import type { ClaimRecord, ClaimStatus } from './incident.ts';

/** The bounds that one claim or several together leave open. An absent bound is unknown. */
export interface Bounds {
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** Claims on one measure and one group: they say the same kind of thing, so they conflict or agree, and are never added up. */
export interface ClaimGroup {
  readonly measure: string;
  readonly group: string;
  /** Bounds over the claims that stand or are disputed; absent if there are none. */
  readonly standing?: Bounds;
  /** By as-of date, then in the table's order. */
  readonly claims: readonly ClaimRecord[];
}

/** What a claim alone bounds: its best figure is both ends where there are no others. */
export function boundsOf(claim: Pick<ClaimRecord, 'low' | 'best' | 'high'>): Bounds {
  const exact = claim.low === undefined && claim.high === undefined;
  return { low: exact ? claim.best : claim.low, high: exact ? claim.best : claim.high };
}

/**
 * The range over several claims: from the least figure any gives to the greatest. A claim with an open end ("more than
 * 4,400") opens that end only where no other claim of the range reaches further.
 */
export function rangeOver(claims: readonly ClaimRecord[]): Bounds | undefined {
  if (claims.length === 0) return undefined;
  const bounds = claims.map(boundsOf);
  const figures = bounds.flatMap(({ low, high }) => [low, high]).filter((figure) => figure !== undefined);
  if (figures.length === 0) return {};
  const least = Math.min(...figures);
  const greatest = Math.max(...figures);
  const openBelow = bounds.some(({ low, high }) => low === undefined && high === least);
  const openAbove = bounds.some(({ low, high }) => high === undefined && low === greatest);
  return { low: openBelow ? undefined : least, high: openAbove ? undefined : greatest };
}

/**
 * Statuses whose figures count for a range. A disputed figure does, and the range is then called disputed: the product shows
 * a conflict and does not settle it. What its own speaker withdrew or replaced is shown, and never in the range.
 */
const COUNTS: ReadonlySet<ClaimStatus> = new Set<ClaimStatus>(['standing', 'disputed']);

/** Groups an incident's claims by measure and group, in the order they first appear. */
export function groupClaims(claims: readonly ClaimRecord[]): ClaimGroup[] {
  const groups = new Map<string, ClaimRecord[]>();
  for (const claim of claims) {
    const key = JSON.stringify([claim.measure, claim.group]);
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [claim]);
    else list.push(claim);
  }
  return [...groups.values()].map((list) => {
    const [first] = list as [ClaimRecord, ...ClaimRecord[]];
    const standing = rangeOver(list.filter((claim) => COUNTS.has(claim.status)));
    const sorted = list.map((claim, index) => ({ claim, index }));
    sorted.sort((a, b) => (a.claim.asOf < b.claim.asOf ? -1 : a.claim.asOf > b.claim.asOf ? 1 : a.index - b.index));
    const ordered = sorted.map(({ claim }) => claim);
    const base = { measure: first.measure, group: first.group, claims: ordered };
    return standing === undefined ? base : { ...base, standing };
  });
}
