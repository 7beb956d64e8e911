import { boundsOf, groupClaims, type Bounds, type ClaimGroup } from '../core/claims.ts';
import { termOf, type Dataset } from '../core/dataset.ts';
import { isoOf } from '../core/day.ts';
import { shortDate } from '../core/date-words.ts';
import type { ClaimRecord, ClaimStatus } from '../core/incident.ts';
import { inLanguage, type Language } from '../core/languages.ts';
import { countText } from '../core/messages.ts';
import { measureWord } from './measure-words.ts';
import type { LedgerFigure } from './scene.ts';
import { sayScene, sceneWordFor } from './words.ts';

/** A claim of "several" is coded as two and no more said. */
const isSeveral = ({ low, high }: Bounds): boolean => low === 2 && high === undefined;

/** "164", "188–241", "at least 4,400", "up to 700", "several", "an unknown number". */
export function boundsText(bounds: Bounds, lang: Language): string {
  const { low, high } = bounds;
  if (isSeveral(bounds)) return sayScene(lang, 'several');
  if (low !== undefined && high !== undefined) {
    return low === high ? countText(low, lang) : `${countText(low, lang)}–${countText(high, lang)}`;
  }
  if (low !== undefined) return sayScene(lang, 'atLeast', { figure: countText(low, lang) });
  if (high !== undefined) return sayScene(lang, 'upTo', { figure: countText(high, lang) });
  return sayScene(lang, 'unknown');
}

/** "188–241 killed", "at least 4,400 arrested (demonstrators)": a figure in words, of what, and of whom (in the language; empty for all). */
function figureText(dataset: Dataset, figure: string, n: number, { measure, group }: ClaimGroup, lang: Language): string {
  const known = sceneWordFor('figure', measure);
  const text =
    known === undefined
      ? sayScene(lang, 'otherMeasure', { figure, measure: measureWord(dataset, measure, lang) })
      : sayScene(lang, known, { figure, n });
  return group === '' ? text : sayScene(lang, 'ofGroup', { text, group: inLanguage(termOf(dataset, group), lang) });
}

/** What an incident's claims say, as journalism writes it: the range that stands, then what was superseded, disputed, withdrawn. */
export function figuresOf(dataset: Dataset, claims: readonly ClaimRecord[], lang: Language): LedgerFigure[] {
  const groups = groupClaims(claims);
  const measures = [...new Set(groups.map(({ measure }) => measure))];
  // Within a measure the widest count first: all the dead before the police among them.
  groups.sort((a, b) => measures.indexOf(a.measure) - measures.indexOf(b.measure) || greatestOf(b) - greatestOf(a));
  return groups.flatMap((group) => groupFigures(dataset, group, lang));
}

const greatestOf = ({ claims }: ClaimGroup): number =>
  Math.max(0, ...claims.flatMap(({ low, best, high }) => [low ?? 0, best ?? 0, high ?? 0]));

function groupFigures(dataset: Dataset, group: ClaimGroup, lang: Language): LedgerFigure[] {
  const withStatus = (status: ClaimStatus): ClaimRecord[] => group.claims.filter((claim) => claim.status === status);
  const figure = (bounds: Bounds, claimed: readonly ClaimRecord[], status: ClaimStatus): LedgerFigure => {
    const plain = figureText(dataset, boundsText(bounds, lang), bounds.high ?? bounds.low ?? 2, group, lang);
    const text = status === 'standing' || status === 'superseded' ? plain : sayScene(lang, status, { text: plain });
    return { measure: group.measure, text, attribution: attributionOf(dataset, claimed, lang), status };
  };
  const disputed = withStatus('disputed');
  const counted = group.claims.filter((claim) => claim.status === 'standing' || claim.status === 'disputed');
  const superseded = withStatus('superseded');
  const figures: LedgerFigure[] = [];
  if (group.standing !== undefined) figures.push(figure(group.standing, counted, disputed.length > 0 ? 'disputed' : 'standing'));
  if (superseded.length > 0) {
    const earlier = superseded.map((claim) => boundsText(boundsOf(claim), lang)).join(', ');
    const lone = group.standing === undefined ? figureText(dataset, earlier, 2, group, lang) : earlier;
    figures.push({
      measure: group.measure,
      text: sayScene(lang, 'superseded', { text: lone }),
      attribution: attributionOf(dataset, superseded, lang),
      status: 'superseded',
    });
  }
  for (const claim of withStatus('withdrawn')) figures.push(figure(boundsOf(claim), [claim], 'withdrawn'));
  return figures;
}

/** Every claim by itself: what stands first in its group, each with its speaker, the source that carries it, and its day. */
export function claimFigures(dataset: Dataset, claims: readonly ClaimRecord[], lang: Language): LedgerFigure[] {
  const year = Number(isoOf(Math.max(0, dataset.span.from)).slice(0, 4));
  const groups = groupClaims(claims);
  const measures = [...new Set(groups.map(({ measure }) => measure))];
  // Within a measure what still counts comes before what was taken back.
  const counts = ({ standing }: ClaimGroup): number => (standing === undefined ? 1 : 0);
  groups.sort((a, b) => measures.indexOf(a.measure) - measures.indexOf(b.measure) || counts(a) - counts(b));
  return groups.flatMap((group) =>
    group.claims
      .toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))
      .map((claim): LedgerFigure => {
        const bounds = boundsOf(claim);
        const plain = figureText(dataset, boundsText(bounds, lang), bounds.high ?? bounds.low ?? 2, group, lang);
        const speaker = speakerOf(dataset, claim, lang);
        const publisher = inLanguage(termOf(dataset, dataset.sources.get(claim.sourceId)?.publisher ?? ''), lang);
        const voices = publisher === '' || publisher === speaker ? speaker : `${speaker} · ${publisher}`;
        return {
          measure: group.measure,
          text: claim.status === 'standing' ? plain : sayScene(lang, claim.status, { text: plain }),
          attribution:
            claim.asOf === '' ? voices : sayScene(lang, 'saidBy', { speaker: voices, date: shortDate(claim.asOf, lang, year) }),
          status: claim.status,
        };
      }),
  );
}

/** What counts now before what counted once. */
const ORDER: readonly ClaimStatus[] = ['standing', 'disputed', 'superseded', 'withdrawn'];

/** Who says so, and when: "Interior Ministry (9 Jan)"; for several claims how many, and the distinct speakers. */
export function attributionOf(dataset: Dataset, claims: readonly ClaimRecord[], lang: Language): string {
  const year = Number(isoOf(Math.max(0, dataset.span.from)).slice(0, 4));
  const speakers = [...new Set(claims.map((claim) => speakerOf(dataset, claim, lang)))];
  const [only] = claims;
  if (claims.length === 1 && only !== undefined) {
    const [speaker = ''] = speakers;
    return only.asOf === '' ? speaker : sayScene(lang, 'saidBy', { speaker, date: shortDate(only.asOf, lang, year) });
  }
  const named = speakers.slice(0, 2).join(', ');
  const list = speakers.length > 2 ? sayScene(lang, 'andMore', { list: named, count: speakers.length - 2 }) : named;
  return sayScene(lang, 'counts', { count: claims.length, n: claims.length, speakers: list });
}

/** The speaker of a claim in the language; where none is named, the publisher of its source. */
export function speakerOf(dataset: Dataset, claim: ClaimRecord, lang: Language): string {
  if (claim.attributedTo !== '') return inLanguage(termOf(dataset, claim.attributedTo), lang);
  const publisher = dataset.sources.get(claim.sourceId)?.publisher ?? '';
  return publisher === '' ? sayScene(lang, 'sourceItself') : inLanguage(termOf(dataset, publisher), lang);
}

/** The figures to show when there is room for `most`: what stands, then one that was withdrawn (readers have seen it), then the rest. */
export function leadingFigures(figures: readonly LedgerFigure[], most: number): readonly LedgerFigure[] {
  if (most === 0) return [];
  if (figures.length <= most) return figures;
  const standing = figures.filter(({ status }) => status === 'standing' || status === 'disputed');
  const withdrawn = figures.filter(({ status }) => status === 'withdrawn');
  const kept = [...standing.slice(0, Math.max(1, most - Math.min(1, withdrawn.length))), ...withdrawn, ...standing, ...figures];
  const chosen = new Set([...new Set(kept)].slice(0, most));
  return figures.filter((figure) => chosen.has(figure));
}
