/** Whole days since 1970-01-01 UTC. An incident has a calendar day where it happened, and no time zone. */
export type Day = number;

const MILLISECONDS = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day of `YYYY-MM-DD`; undefined for any other text and for a day that no calendar has (2022-02-30). */
export function dayOf(iso: string): Day | undefined {
  const match = ISO_DAY.exec(iso);
  if (match === null) return undefined;
  const date = new Date(`${iso}T00:00:00Z`);
  // Engines differ in whether they refuse 30 February or roll it over: only a day that reads back the same is one.
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(match[3])) return undefined;
  return date.getTime() / MILLISECONDS;
}

/** `YYYY-MM-DD` of a day in the years 0000 to 9999. */
export const isoOf = (day: Day): string => new Date(day * MILLISECONDS).toISOString().slice(0, 10);
