import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { datasetSite } from '../../src/cli/site-files.ts';
import { createStaticServer } from '../../src/cli/static-server.ts';
import { groundOf, type BasemapTopology } from '../../src/map/ground.ts';
import { mapStyle } from '../../src/map/style.ts';
import { PALETTES } from '../../src/marks/theme.ts';
import { pointOf } from '../../src/scene/nodes.ts';
import { benchDataset, syntheticFolder } from './synthetic-folder.ts';

interface Filter {
  readonly on: readonly boolean[];
  readonly lastDay: number;
}

/** Incidents that stand at a point, as columns; days from the dataset's first. */
function pointsOf(rows: number) {
  const dataset = benchDataset(rows);
  const { incidents, spots, slots, span, taxonomy } = dataset;
  const places = spots.map((spot) => pointOf(dataset, spot));
  const at = Int32Array.from({ length: incidents.count }, (_, row) => row).filter(
    (row) => places[incidents.spot[row] ?? -1] !== undefined,
  );
  const of = (row: number): readonly [number, number] => places[incidents.spot[row] ?? -1] ?? [0, 0];
  return {
    types: taxonomy.types.map(({ id }) => id),
    days: span.to - span.from + 1,
    lng: Float32Array.from(at, (row) => of(row)[0]),
    lat: Float32Array.from(at, (row) => of(row)[1]),
    // An incident of several days is in view as long as its first is.
    day: Uint16Array.from(at, (row) => (incidents.from[row] ?? 0) - span.from),
    type: Uint8Array.from(at, (row) => slots[incidents.slot[row] ?? -1]?.type ?? 0),
  };
}

/** A host on which Qantar's page with a published dataset lies beside the peers with the same incidents. */
export async function benchSite(rows: number, out: string) {
  const { types, days, lng, lat, day, type } = pointsOf(rows);
  const header = new Uint32Array([type.length, types.length, days]);
  const pointsFile = join(out, `points-${String(rows)}.bin`);
  writeFileSync(pointsFile, Buffer.concat([header, lng, lat, day, type].map((part) => Buffer.from(part.buffer))));
  const topology = JSON.parse(readFileSync('geo/basemap.topo.json', 'utf8')) as BasemapTopology;
  const style = { text: JSON.stringify(mapStyle(groundOf(topology, 'KZ'), PALETTES.light)) };
  const page = await datasetSite(await syntheticFolder(rows), 'made-up', 'dist/app');
  const server = createStaticServer({
    ...page,
    find: async (path) => {
      if (path === `points-${String(rows)}.bin`) return { file: pointsFile };
      if (path === 'style.json') return style;
      if (path.startsWith('peers/')) return { file: join(out, 'site', path.slice('peers/'.length)) };
      return page.find(path);
    },
  });
  // Memory is measured in pages that are alone in their process.
  server.prependListener('request', (_, response) => response.setHeader('cross-origin-embedder-policy', 'require-corp'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...{ rows, types, days, points: type.length },
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    /** How many points a filter lets through, by looking at each. */
    count: ({ on, lastDay }: Filter): number =>
      type.reduce((sum, each, at) => sum + (on[each] === true && (day[at] ?? 0) <= lastDay ? 1 : 0), 0),
    stop: (): void => {
      server.close();
      server.closeAllConnections();
    },
  };
}
