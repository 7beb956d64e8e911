import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type LayerSpecification, type StyleSpecification, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { type Opened, opened, refused } from '../core/opened.ts';
import type { Palette } from '../marks/theme.ts';
import { featuresOf } from '../static/geojson-features.ts';
import { geojsonSource } from '../static/ground-shapes.ts';
import type { GroundSource, OwnGround } from '../static/own-ground.ts';
import { plainStyle } from '../static/plain-style.ts';
import { compileLayer, type GroundLayer, isDrawn } from '../static/style-layers.ts';
import { isArchive, openArchive, plainText } from './pmtiles-file.ts';

/** A ground, and what of the user's file it leaves out, in a sentence. */
export interface OpenedBasemap {
  readonly ground: OwnGround;
  readonly note: string;
}

const isRemote = (path: string): boolean => /^(?:pmtiles:\/\/)?(?:https?|ftp):|^\/\//iu.test(path);

/** Larger text files are not maps of anything that a picture shows. */
const MOST_TEXT_BYTES = 300e6;

/**
 * Opens a map of the user's own: GeoJSON, a PMTiles archive of vector tiles, or a style whose sources are such files.
 * @returns what is wrong with it in a sentence that begins with the file's name
 */
export function openBasemap(path: string, cwd: string): Opened<OpenedBasemap> {
  const name = basename(path);
  const refuse = (reason: string): Opened<OpenedBasemap> => refused(`--basemap ${path}: ${reason}`);
  if (isRemote(path))
    return refuse('is not on this computer, and Qantar asks nobody for anything; download it and name the file');
  const full = resolve(cwd, path);
  let start: Uint8Array;
  try {
    if (!statSync(full).isFile()) return refuse('is not a file');
    start = startOf(full);
  } catch {
    return refuse('is not there, or can’t be read');
  }
  const digest = createHash('sha256');
  digestFile(full, digest);
  if (isArchive(start)) {
    const archive = openArchive(full);
    if (!archive.ok) return refuse(archive.reason);
    const { source, layers, attribution } = archive.value;
    if (layers.length === 0) return refuse('says of no layer what it is called (vector_layers); give a style that names them');
    return opened({ ground: plainGround(source, layers, attribution || name, digest.digest('hex')), note: '' });
  }
  if (statSync(full).size > MOST_TEXT_BYTES) return refuse('is larger than 300 MB; make vector tiles of it (PMTiles)');
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(full, 'utf8').replace(/^\ufeff/u, ''));
  } catch {
    return refuse('is neither GeoJSON nor a PMTiles archive nor a style');
  }
  if (isStyle(json)) return openStyle(json, full, name, digest, refuse);
  const features = featuresOf(json);
  if (!features.ok) return refuse(features.reason);
  return opened({ ground: plainGround(geojsonSource(features.value), undefined, name, digest.digest('hex')), note: '' });
}

function plainGround(source: GroundSource, layers: readonly string[] | undefined, credit: string, hash: string): OwnGround {
  const styles = new Map<Palette, GroundLayer[]>();
  return {
    credit,
    hash,
    sources: new Map([['basemap', source]]),
    layers: (palette) => {
      const known = styles.get(palette) ?? plainStyle('basemap', layers, palette).map(compileLayer);
      styles.set(palette, known);
      return known;
    },
  };
}

const isStyle = (json: unknown): json is StyleSpecification =>
  typeof json === 'object' && json !== null && 'layers' in json && Array.isArray(json.layers) && 'sources' in json;

type Digest = ReturnType<typeof createHash>;

function openStyle(
  style: StyleSpecification,
  path: string,
  name: string,
  digest: Digest,
  refuse: (reason: string) => Opened<OpenedBasemap>,
): Opened<OpenedBasemap> {
  const drawn = style.layers.filter(isDrawn);
  const used = new Set(drawn.flatMap((layer) => ('source' in layer && typeof layer.source === 'string' ? [layer.source] : [])));
  const sources = new Map<string, GroundSource>();
  const credits: string[] = [];
  for (const id of [...used].sort()) {
    const found = openSource(style.sources[id], dirname(path), digest);
    if (!found.ok) return refuse(`source "${id}" ${found.reason}`);
    sources.set(id, found.value.source);
    if (found.value.attribution !== '') credits.push(found.value.attribution);
  }
  // Names and their fonts are not drawn, so what is wrong with them does not matter.
  const inline = Object.fromEntries([...used].map((id) => [id, { type: 'vector' as const, tiles: ['file'] }]));
  const { version } = style;
  const tiled = drawn.map((layer): LayerSpecification =>
    layer.type !== 'background' && !('source-layer' in layer) ? { ...layer, 'source-layer': 'all' } : layer,
  );
  const [problem] = validateStyleMin({ version, sources: inline, layers: tiled });
  if (problem) return refuse(problem.message);
  if (drawn.length === 0) return refuse('has no layer of areas or lines');
  const layers = drawn.map(compileLayer);
  const left = [...new Set(style.layers.filter((layer) => !isDrawn(layer)).map(({ type }) => type))];
  const patterned = drawn.some(({ paint = {} }) => Object.keys(paint).some((key) => key.endsWith('-pattern')));
  const missing = [...left, ...(patterned ? ['patterns'] : [])];
  return opened({
    ground: {
      credit: [...new Set(credits)].join(', ') || name,
      hash: digest.digest('hex'),
      sources,
      layers: () => layers,
    },
    note: missing.length === 0 ? '' : `${name}: areas and lines are drawn; left out: ${missing.join(', ')}`,
  });
}

interface OpenedSource {
  readonly source: GroundSource;
  readonly attribution: string;
}

/** A style's source: GeoJSON in it or beside it, or an archive beside it. */
function openSource(source: unknown, folder: string, digest: Digest): Opened<OpenedSource> {
  if (typeof source !== 'object' || source === null) return refused('is used by a layer and is not there');
  const { type, data, url, tiles, attribution } = source as Record<string, unknown>;
  const credit = typeof attribution === 'string' ? plainText(attribution) : '';
  if (type === 'raster' || type === 'raster-dem') return refused('is a raster; only vectors are drawn');
  const address = [data, url, ...(Array.isArray(tiles) ? (tiles as unknown[]) : [])].find((each) => typeof each === 'string');
  if (address !== undefined && isRemote(address)) {
    return refused(`lies at ${address}, and Qantar asks nobody for anything; download it and name the file`);
  }
  if (type === 'geojson' && typeof data === 'object') {
    const features = featuresOf(data);
    return features.ok ? opened({ source: geojsonSource(features.value), attribution: credit }) : refused(features.reason);
  }
  if (address === undefined || (type !== 'geojson' && type !== 'vector'))
    return refused(`is of a kind that is not drawn (${String(type)})`);
  const full = resolve(folder, address.replace(/^pmtiles:\/\//u, '').replace(/^file:\/\//u, ''));
  try {
    digestFile(full, digest);
    if (isArchive(startOf(full))) {
      const archive = openArchive(full);
      return archive.ok
        ? opened({ source: archive.value.source, attribution: credit || archive.value.attribution })
        : refused(`${address} ${archive.reason}`);
    }
    if (type === 'vector') return refused(`${address} is no PMTiles archive; only those are read`);
    const features = featuresOf(JSON.parse(readFileSync(full, 'utf8')));
    return features.ok
      ? opened({ source: geojsonSource(features.value), attribution: credit })
      : refused(`${address} ${features.reason}`);
  } catch (error) {
    return refused(error instanceof SyntaxError ? `${address} is not JSON` : `${address} is not there, or can’t be read`);
  }
}

const startOf = (path: string): Uint8Array => {
  const file = openSync(path, 'r');
  const bytes = new Uint8Array(16);
  readSync(file, bytes, 0, 16, 0);
  closeSync(file);
  return bytes;
};

/** Archives may be larger than memory: the digest goes through them piece by piece. */
function digestFile(path: string, digest: Digest): void {
  const file = openSync(path, 'r');
  const piece = new Uint8Array(1 << 20);
  for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) digest.update(piece.subarray(0, read));
  closeSync(file);
}
