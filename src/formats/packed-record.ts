import type { IncidentRecord } from '../core/incident.ts';

/** What many rows of a file have alike, each once: the file's name and the names of the columns that nothing maps. */
interface Shape {
  readonly file: string;
  readonly extra: readonly string[];
}

/** An absent number or precision is null: what comes after it keeps its place. */
type Packed = readonly [
  shape: number,
  line: number,
  texts: readonly [id: string, date: string, type: string, subtype: string, place: string, region: string, country: string],
  known: readonly [IncidentRecord['finding'], IncidentRecord['status'], IncidentRecord['precision'] | null],
  numbers: readonly [lngDeg: number | null, latDeg: number | null, radiusKm: number | null],
  words: readonly [IncidentRecord['title'], IncidentRecord['summary']],
  lists: readonly [IncidentRecord['actors'], IncidentRecord['sourceIds'], IncidentRecord['claims']],
  extra: readonly string[],
];

/** Records as short texts, to be put away by the million: JSON without the names of fields and columns. */
export class RecordPacker {
  readonly #shapes: Shape[] = [];
  #latest = -1;

  pack(record: IncidentRecord): string {
    const { id, date, type, subtype, place, region, country, lngDeg, latDeg, radiusKm } = record;
    const packed: Packed = [
      this.#shapeOf(record),
      record.line,
      [id, date, type, subtype, place, region, country],
      [record.finding, record.status, record.precision ?? null],
      [lngDeg ?? null, latDeg ?? null, radiusKm ?? null],
      [record.title, record.summary],
      [record.actors, record.sourceIds, record.claims],
      Object.values(record.extra),
    ];
    return JSON.stringify(packed);
  }

  unpack(text: string): IncidentRecord {
    const [shape, line, texts, [finding, status, precision], numbers, [title, summary], lists, extra] = JSON.parse(
      text,
    ) as Packed;
    const [id, date, type, subtype, place, region, country] = texts;
    const [lngDeg, latDeg, radiusKm] = numbers;
    const [actors, sourceIds, claims] = lists;
    const { file, extra: names } = this.#shapes[shape] as Shape;
    return {
      ...{ id, date, type, subtype, place, region, country },
      ...(lngDeg === null ? {} : { lngDeg }),
      ...(latDeg === null ? {} : { latDeg }),
      ...(precision === null ? {} : { precision }),
      ...(radiusKm === null ? {} : { radiusKm }),
      ...{ finding, status, title, summary, actors, sourceIds, claims },
      extra: Object.fromEntries(names.map((name, at) => [name, extra[at] ?? ''])),
      ...{ file, line },
    };
  }

  /** Rows of one shape come one after the other, in most files all of them. */
  #shapeOf({ file, extra }: IncidentRecord): number {
    const names = Object.keys(extra);
    const isSame = (shape: Shape | undefined): boolean =>
      shape?.file === file && shape.extra.length === names.length && names.every((name, at) => name === shape.extra[at]);
    if (isSame(this.#shapes[this.#latest])) return this.#latest;
    const known = this.#shapes.findIndex(isSame);
    return (this.#latest = known >= 0 ? known : this.#shapes.push({ file, extra: names }) - 1);
  }
}
