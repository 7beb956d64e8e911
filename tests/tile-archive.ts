import { gzipSync } from 'node:zlib';
import { geoIdentity, geoPath, type GeoContext } from 'd3-geo';
import type { Feature, MultiLineString, MultiPolygon, Position } from 'geojson';
import { PbfWriter } from 'pbf';
import { zxyToTileId } from 'pmtiles';
import { mercator } from '../src/scene/camera.ts';

const EXTENT = 4096;
/** Tiles overlap their neighbours, as every tile maker's do. */
const BUFFER = 80;

/** Rings or lines in whole units of a tile. */
class TileShapes implements GeoContext {
  readonly parts: { points: [number, number][]; closed: boolean }[] = [];
  #add(x: number, y: number): void {
    const at: [number, number] = [Math.round(x), Math.round(y)];
    const points = this.parts.at(-1)?.points;
    const last = points?.at(-1);
    if (last?.[0] !== at[0] || last[1] !== at[1]) points?.push(at);
  }
  moveTo(x: number, y: number): void {
    this.parts.push({ points: [], closed: false });
    this.#add(x, y);
  }
  lineTo(x: number, y: number): void {
    this.#add(x, y);
  }
  closePath(): void {
    const last = this.parts.at(-1);
    if (last) last.closed = true;
  }
  beginPath(): void {
    // One feature, one list.
  }
  arc(): void {
    throw new Error('there are no points');
  }
}

const zigzag = (value: number): number => (value << 1) ^ (value >> 31);

/** Geometry commands of the vector tile specification 2.1. */
function commands(parts: TileShapes['parts']): number[] {
  let [x, y] = [0, 0];
  return parts.flatMap(({ points, closed }) => {
    const [first, ...rest] =
      closed && points.length > 1 && String(points[0]) === String(points.at(-1)) ? points.slice(0, -1) : points;
    if (first === undefined || rest.length < (closed ? 2 : 1)) return [];
    const step = ([toX, toY]: [number, number]): number[] => {
      const moved = [zigzag(toX - x), zigzag(toY - y)];
      [x, y] = [toX, toY];
      return moved;
    };
    return [9, ...step(first), (rest.length << 3) | 2, ...rest.flatMap(step), ...(closed ? [15] : [])];
  });
}

type Shape = Feature<MultiPolygon | MultiLineString>;

/** One vector tile, or nothing where no feature lies in it. */
function tile(layers: ReadonlyMap<string, readonly Shape[]>, z: number, x: number, y: number): Uint8Array | undefined {
  const cut = geoIdentity().clipExtent([
    [-BUFFER, -BUFFER],
    [EXTENT + BUFFER, EXTENT + BUFFER],
  ]);
  const place = ([lng = 0, lat = 0]: Position): Position => {
    const [unitX, unitY] = mercator(lng, lat);
    return [(unitX * 2 ** z - x) * EXTENT, (unitY * 2 ** z - y) * EXTENT];
  };
  const whole = new PbfWriter();
  let isEmpty = true;
  for (const [name, features] of layers) {
    const encoded = features.flatMap(({ geometry, properties }) => {
      const isArea = geometry.type === 'MultiPolygon';
      const moved = isArea
        ? { type: geometry.type, coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(place))) }
        : { type: geometry.type, coordinates: geometry.coordinates.map((line) => line.map(place)) };
      const shapes = new TileShapes();
      geoPath(cut, shapes)(moved);
      const list = commands(shapes.parts);
      return list.length === 0 ? [] : [{ list, isArea, kind: String(properties?.['kind'] ?? '') }];
    });
    if (encoded.length === 0) continue;
    isEmpty = false;
    const kinds = [...new Set(encoded.map(({ kind }) => kind))];
    whole.writeMessage(
      3,
      (_, layer) => {
        layer.writeStringField(1, name);
        for (const { list, isArea, kind } of encoded) {
          layer.writeMessage(
            2,
            (__, feature) => {
              feature.writePackedVarint(2, [0, kinds.indexOf(kind)]);
              feature.writeVarintField(3, isArea ? 3 : 2);
              feature.writePackedVarint(4, list);
            },
            undefined,
          );
        }
        layer.writeStringField(3, 'kind');
        for (const kind of kinds) layer.writeMessage(4, (__, value) => value.writeStringField(1, kind), undefined);
        layer.writeVarintField(5, EXTENT);
        layer.writeVarintField(15, 2);
      },
      undefined,
    );
  }
  return isEmpty ? undefined : whole.finish();
}

interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
  readonly run: number;
}

function directory(entries: readonly Entry[]): Buffer {
  const bytes = new PbfWriter();
  bytes.writeVarint(entries.length);
  entries.forEach(({ id }, index) => bytes.writeVarint(id - (entries[index - 1]?.id ?? 0)));
  for (const { run } of entries) bytes.writeVarint(run);
  for (const { length } of entries) bytes.writeVarint(length);
  entries.forEach(({ offset }, index) => {
    const before = entries[index - 1];
    bytes.writeVarint(before && before.offset + before.length === offset ? 0 : offset + 1);
  });
  return gzipSync(bytes.finish());
}

export interface ArchiveOptions {
  readonly maxZoom: number;
  readonly attribution?: string;
  /** As the specification numbers them: 1 vector tiles, 2 PNG. */
  readonly tileType?: number;
  /** Entries of a leaf directory; absent: all stand in the root. */
  readonly leafEntries?: number;
}

/** A PMTiles archive of version 3 with these layers, written by the specification. */
export function tileArchive(layers: ReadonlyMap<string, readonly Shape[]>, options: ArchiveOptions): Buffer {
  const { maxZoom, attribution, tileType = 1, leafEntries } = options;
  const found: { id: number; bytes: Buffer }[] = [];
  for (let z = 0; z <= maxZoom; z += 1) {
    for (let x = 0; x < 2 ** z; x += 1) {
      for (let y = 0; y < 2 ** z; y += 1) {
        const bytes = tile(layers, z, x, y);
        if (bytes) found.push({ id: zxyToTileId(z, x, y), bytes: gzipSync(bytes) });
      }
    }
  }
  found.sort((a, b) => a.id - b.id);
  let offset = 0;
  const entries = found.map(({ id, bytes }): Entry => {
    const entry = { id, offset, length: bytes.length, run: 1 };
    offset += bytes.length;
    return entry;
  });
  let leaves = Buffer.alloc(0);
  const roots: Entry[] = [];
  if (leafEntries !== undefined) {
    for (let at = 0; at < entries.length; at += leafEntries) {
      const leaf = directory(entries.slice(at, at + leafEntries));
      roots.push({ id: entries[at]?.id ?? 0, offset: leaves.length, length: leaf.length, run: 0 });
      leaves = Buffer.concat([leaves, leaf]);
    }
  }
  const root = directory(leafEntries === undefined ? entries : roots);
  const vectorLayers = [...layers.keys()].map((id) => ({ id, fields: { kind: 'String' } }));
  const metadata = gzipSync(JSON.stringify({ name: 'made for a test', attribution, vector_layers: vectorLayers }));
  const header = Buffer.alloc(127);
  header.write('PMTiles', 0, 'latin1');
  header.writeUInt8(3, 7);
  const data = Buffer.concat(found.map(({ bytes }) => bytes));
  const starts = [127, 127 + root.length, 127 + root.length + metadata.length];
  const sections: [number, number][] = [
    [starts[0] as number, root.length],
    [starts[1] as number, metadata.length],
    [starts[2] as number, leaves.length],
    [(starts[2] as number) + leaves.length, data.length],
    [found.length, found.length],
  ];
  sections.flat().forEach((value, index) => header.writeBigUInt64LE(BigInt(value), 8 + index * 8));
  header.writeBigUInt64LE(BigInt(found.length), 88);
  header.writeUInt8(1, 96);
  header.writeUInt8(2, 97);
  header.writeUInt8(2, 98);
  header.writeUInt8(tileType, 99);
  header.writeUInt8(0, 100);
  header.writeUInt8(maxZoom, 101);
  return Buffer.concat([header, root, metadata, leaves, data]);
}
