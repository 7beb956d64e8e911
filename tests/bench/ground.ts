import { readFileSync } from 'node:fs';
import { groundOf } from '../../src/map/ground.ts';
import { mapStyle } from '../../src/map/style.ts';
import { PALETTES } from '../../src/marks/theme.ts';
import { type Pixels, rasterise } from '../../src/node/pixels.ts';
import type { FramePx } from '../../src/scene/camera.ts';
import type { Camera, Theme } from '../../src/scene/view.ts';
import { basemapMarks, type BasemapTopology } from '../../src/static/basemap.ts';

const topology = JSON.parse(readFileSync('geo/basemap.topo.json', 'utf8')) as BasemapTopology;

/** The live map's ground as MapLibre gets it. */
export const liveStyle = (theme: Theme): ReturnType<typeof mapStyle> => mapStyle(groundOf(topology), PALETTES[theme]);

/** The same ground as a picture has it. */
export const drawnGround = (theme: Theme, camera: Camera, frame: FramePx, scale: number): Pixels =>
  rasterise({ ...frame, marks: basemapMarks({ topology, camera, frame, palette: PALETTES[theme] }) }, scale);
