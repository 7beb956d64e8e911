import type { Palette } from '../marks/theme.ts';
import type { Scene } from '../scene/scene.ts';
import { beside, type Block, EMPTY, stack } from './blocks.ts';
import { type Ledger, ledgerBlock } from './ledger-block.ts';
import { signsBlock, typesBlock } from './legend-block.ts';
import { scalesBlock } from './scales-block.ts';
import { timelineBlock } from './timeline-block.ts';

/** Parts laid out, and how many ledger entries they only count. */
export type Laid = Ledger;

/** One way to put a page's parts around its map. Heights are asked for when the map has its own. */
export interface Arrangement {
  readonly mapPx: number;
  /** Height under the map that the parts need which can't give way. */
  readonly leastPx: number;
  /** How many of the usual parts it leaves out. */
  readonly missing?: number;
  readonly under: (heightPx: number) => Laid;
  /** A column beside the map, as high as map and parts under it together. */
  readonly side?: (heightPx: number) => Laid & { readonly leftPx: number };
}

const GUTTER_PX = 28;
const AIR_PX = 14;
/** What a ledger needs to count its entries without showing one. */
const LEAST_LEDGER_PX = 100;

/** Every arrangement that a width has room for, made when called; the page takes the one that serves the map best. */
export function arrangementsFor(scene: Scene, innerPx: number, palette: Palette): (() => Arrangement)[] {
  const make = { scene, innerPx, palette };
  const lean = [() => leanRows(make, true), () => leanRows(make, false)];
  if (innerPx >= 860) {
    return [
      () => threeColumns(make),
      () => rowsOf(make, 3, 2),
      () => rowsOf(make, 3, 0),
      () => besideMap(make),
      () => besideMap(make, 'nothing'),
      // Where keys fill the column, the ledger stands under the map.
      ...(scene.legend.scales.length > 1 ? [() => keysBeside(make)] : []),
      ...lean,
    ];
  }
  if (innerPx >= 560) {
    const beside = innerPx >= 720 ? [() => besideMap(make), () => besideMap(make, 'signs')] : [];
    return [() => rowsOf(make, 2, 2), () => rowsOf(make, 2, 0), ...beside, () => besideMap(make, 'nothing'), ...lean];
  }
  return [() => oneColumn(make, 2), () => oneColumn(make, 0), ...lean];
}

/** Signs and, where there are graded layers, their scales. */
function keyBlock(scene: Scene, widthPx: number, columns: number, palette: Palette): Block {
  return stack(
    [scalesBlock(scene, columns === 1 ? widthPx : Math.min(widthPx, 420), palette), signsBlock(scene, widthPx, columns, palette)],
    AIR_PX,
  );
}

interface Make {
  readonly scene: Scene;
  readonly innerPx: number;
  readonly palette: Palette;
}

const leastLedgerPx = (scene: Scene): number => (scene.ledger.length === 0 ? 0 : LEAST_LEDGER_PX);
const ledgerColumns = (widthPx: number): number => Math.max(1, Math.floor((widthPx + 24) / 310));
const typeColumns = (widthPx: number): number => (widthPx >= 340 ? 2 : 1);

/** Legend, timeline and ledger side by side. */
function threeColumns({ scene, innerPx, palette }: Make): Arrangement {
  const roomPx = innerPx - 2 * GUTTER_PX;
  const a = Math.round(roomPx * 0.26);
  const b = Math.round(roomPx * (scene.ledger.length === 0 ? 0.74 : 0.32));
  const left = stack([typesBlock(scene, a, 1, palette), keyBlock(scene, a, 1, palette)], AIR_PX);
  const middle = timelineBlock(scene, b, palette, 2);
  const third = a + b + 2 * GUTTER_PX;
  return {
    mapPx: innerPx,
    leastPx: Math.max(left.heightPx, middle.heightPx, leastLedgerPx(scene)),
    under: (heightPx) => {
      const widthPx = innerPx - third;
      const ledger = ledgerBlock(scene, widthPx, widthPx >= 540 ? 2 : 1, heightPx, palette);
      return {
        hidden: ledger.hidden,
        block: beside([
          [0, left],
          [a + GUTTER_PX, middle],
          [third, ledger.block],
        ]),
      };
    },
  };
}

/** Legend and timeline in one row, the ledger in columns of its own under them. */
function rowsOf(make: Make, columns: 2 | 3, mostGaps: number): Arrangement {
  const { scene, innerPx, palette } = make;
  const top = columns === 3 ? threeInRow(scene, innerPx, palette, mostGaps) : twoInRow(scene, innerPx, palette, mostGaps);
  return overLedger(make, top);
}

/** A block over the ledger, which is in columns of its own. */
function overLedger({ scene, innerPx, palette }: Make, top: Block): Arrangement {
  const least = leastLedgerPx(scene);
  return {
    mapPx: innerPx,
    leastPx: top.heightPx + (least === 0 ? 0 : least + AIR_PX),
    under: (heightPx) => {
      const ledger = ledgerBlock(scene, innerPx, ledgerColumns(innerPx), heightPx - top.heightPx - AIR_PX, palette);
      return { hidden: ledger.hidden, block: stack([top, ledger.block], AIR_PX) };
    },
  };
}

function threeInRow(scene: Scene, innerPx: number, palette: Palette, mostGaps: number): Block {
  const roomPx = innerPx - 2 * GUTTER_PX;
  const a = Math.round(roomPx * 0.24);
  const b = Math.round(roomPx * 0.33);
  return beside([
    [0, typesBlock(scene, a, 1, palette)],
    [a + GUTTER_PX, keyBlock(scene, b, 1, palette)],
    [a + b + 2 * GUTTER_PX, timelineBlock(scene, roomPx - a - b, palette, mostGaps)],
  ]);
}

function twoInRow(scene: Scene, innerPx: number, palette: Palette, mostGaps: number): Block {
  const half = Math.round((innerPx - GUTTER_PX) / 2);
  const types = typesBlock(scene, half, typeColumns(half), palette);
  return beside([
    [0, stack([types, keyBlock(scene, half, 1, palette)], AIR_PX)],
    [half + GUTTER_PX, timelineBlock(scene, half, palette, mostGaps)],
  ]);
}

/** Types and ledger in a column beside the map, timeline and signs under it: for a page not much higher than its map. */
function besideMap({ scene, innerPx, palette }: Make, lower: 'chart' | 'signs' | 'nothing' = 'chart'): Arrangement {
  const sidePx = Math.round(Math.max(236, Math.min(340, innerPx * 0.26)));
  const mapPx = innerPx - sidePx - GUTTER_PX;
  const chartPx = Math.round((mapPx - GUTTER_PX) * 0.44);
  const signsPx = mapPx - GUTTER_PX - chartPx;
  const under =
    lower === 'nothing'
      ? EMPTY
      : lower === 'signs'
        ? signsBlock(scene, mapPx, mapPx >= 400 ? 2 : 1, palette)
        : beside([
            [0, timelineBlock(scene, chartPx, palette, 0)],
            [chartPx + GUTTER_PX, signsBlock(scene, signsPx, signsPx >= 400 ? 2 : 1, palette)],
          ]);
  const types = stack([typesBlock(scene, sidePx, 1, palette), scalesBlock(scene, sidePx, palette)], AIR_PX);
  return {
    mapPx,
    leastPx: under.heightPx,
    missing: lower === 'nothing' ? 2 : lower === 'signs' ? 1 : 0,
    under: () => ({ block: under, hidden: 0 }),
    side: (heightPx) => {
      const ledger = ledgerBlock(scene, sidePx, 1, heightPx - types.heightPx - AIR_PX, palette);
      return { leftPx: mapPx + GUTTER_PX, hidden: ledger.hidden, block: stack([types, ledger.block], AIR_PX) };
    },
  };
}

/** Types and scales in a column beside the map, the ledger under it: for a map of several graded layers. */
function keysBeside({ scene, innerPx, palette }: Make): Arrangement {
  const sidePx = Math.round(Math.max(236, Math.min(340, innerPx * 0.26)));
  const mapPx = innerPx - sidePx - GUTTER_PX;
  const keys = stack([typesBlock(scene, sidePx, 1, palette), scalesBlock(scene, sidePx, palette)], AIR_PX);
  return {
    mapPx,
    leastPx: leastLedgerPx(scene),
    missing: 1,
    under: (heightPx) => ledgerBlock(scene, mapPx, ledgerColumns(mapPx), heightPx, palette),
    side: () => ({ leftPx: mapPx + GUTTER_PX, hidden: 0, block: keys }),
  };
}

/** Types in as many columns as there is room for, without a timeline: for a page too small for more. */
function leanRows(make: Make, withSigns: boolean): Arrangement {
  const { scene, innerPx, palette } = make;
  const types = typesBlock(scene, innerPx, Math.max(1, Math.min(4, Math.floor((innerPx + 24) / 190))), palette);
  const signs = withSigns
    ? keyBlock(scene, innerPx, Math.max(1, Math.min(3, Math.floor((innerPx + 24) / 240))), palette)
    : scalesBlock(scene, innerPx, palette);
  const top = stack([types, signs], AIR_PX);
  return { ...overLedger(make, top), missing: withSigns ? 1 : 2 };
}

/** All under one another: a telephone, or a column of a newspaper. */
function oneColumn({ scene, innerPx, palette }: Make, mostGaps: number): Arrangement {
  const types = typesBlock(scene, innerPx, typeColumns(innerPx), palette);
  const chart = timelineBlock(scene, innerPx, palette, mostGaps);
  const signs = keyBlock(scene, innerPx, 1, palette);
  const fixedPx = [types, chart, signs].reduce((sum, part) => sum + part.heightPx + AIR_PX, 0);
  return {
    mapPx: innerPx,
    leastPx: fixedPx + leastLedgerPx(scene),
    under: (heightPx) => {
      const ledger = ledgerBlock(scene, innerPx, 1, heightPx - fixedPx, palette);
      return { hidden: ledger.hidden, block: stack([types, chart, ledger.block, signs], AIR_PX) };
    },
  };
}
