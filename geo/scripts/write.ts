import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Writes text and says how large it is, plain and packed. */
export function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  const packed = gzipSync(text, { level: 9 }).length;
  console.log(`${path}  ${(text.length / 1000).toFixed(0)} kB, gzip ${(packed / 1000).toFixed(0)} kB`);
}

/** A FeatureCollection with one feature a line, sorted by id, so that a change shows as the lines it touches. */
export function writeFeatures(path: string, features: readonly Feature[]): void {
  const sorted = [...features].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const lines = sorted.map((feature) => JSON.stringify(feature)).join(',\n');
  writeText(path, `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`);
}

/** A topology with one object and one arc a line. */
export function writeTopology(path: string, topology: Record<string, unknown>): void {
  const { type, bbox, transform, objects, arcs } = topology as {
    type: string;
    bbox: number[];
    transform: unknown;
    objects: Record<string, { type: string; geometries: unknown[] }>;
    arcs: unknown[];
  };
  const objectLines = Object.entries(objects)
    .map(
      ([name, { geometries }]) =>
        `${JSON.stringify(name)}:{"type":"GeometryCollection","geometries":[\n${geometries.map((g) => JSON.stringify(g)).join(',\n')}\n]}`,
    )
    .join(',\n');
  writeText(
    path,
    `{"type":${JSON.stringify(type)},"bbox":${JSON.stringify(bbox)},"transform":${JSON.stringify(transform)},"objects":{\n${objectLines}\n},"arcs":[\n${arcs.map((arc) => JSON.stringify(arc)).join(',\n')}\n]}\n`,
  );
}

export function writeBytes(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  const packed = gzipSync(bytes, { level: 9 }).length;
  console.log(`${path}  ${(bytes.length / 1000).toFixed(0)} kB, gzip ${(packed / 1000).toFixed(0)} kB`);
}

/** A JSON array with one value a line. */
export function writeLines(path: string, values: readonly unknown[]): void {
  writeText(path, `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]\n`);
}
