import { countText } from '../core/messages.ts';
import { linePath } from '../marks/path.ts';
import type { Palette } from '../marks/theme.ts';
import { metersPerPx } from '../scene/camera.ts';
import type { Scene } from '../scene/scene.ts';
import { type Block, FURNITURE, LETTERING, lineOf, widthOf } from './blocks.ts';
import { sayStatic } from './words.ts';

/** The longest of 1, 2, 5 times a power of ten metres that is no longer than `mostPx`. */
export function niceMeters(metersPerPixel: number, mostPx: number): number {
  const most = metersPerPixel * mostPx;
  const power = 10 ** Math.floor(Math.log10(most));
  return power * ([5, 2, 1].find((factor) => factor * power <= most) ?? 1);
}

/** A scale that is right at the frame's middle and says so: in Mercator it differs from south to north. */
export function scaleBar(scene: Scene, mostPx: number, palette: Palette): Block {
  const { lang } = scene.view;
  const { latDeg, zoom } = scene.camera;
  const perPx = metersPerPx(latDeg, zoom);
  const meters = niceMeters(perPx, mostPx);
  const lengthPx = meters / perPx;
  const inKm = meters >= 1000;
  const text = sayStatic(lang, inKm ? 'km' : 'm', { count: countText(inKm ? meters / 1000 : meters, lang) });
  const where = sayStatic(lang, 'scale', {
    degrees: String(Math.round(Math.abs(latDeg))),
    hemisphere: latDeg >= 0 ? 'north' : 'south',
  });
  const style = { ...LETTERING.tiny, fill: palette.inkSoft };
  const faint = { ...LETTERING.tiny, fill: palette.inkFaint };
  const textX = lengthPx + 8;
  return {
    widthPx: textX + widthOf(text, style) + 10 + widthOf(where, faint),
    heightPx: LETTERING.tiny.linePx,
    draw: (x, y) => [
      {
        kind: 'path',
        layer: FURNITURE,
        d:
          linePath(x + 0.5, y + 4, x + 0.5, y + 10) +
          linePath(x + 0.5, y + 9.5, x + lengthPx, y + 9.5) +
          linePath(x + lengthPx, y + 4, x + lengthPx, y + 10),
        stroke: palette.inkSoft,
        widthPx: 1,
        data: { scaleMeters: meters },
      },
      lineOf(text, x + textX, y, { ...style, weight: 600 }),
      lineOf(where, x + textX + widthOf(text, { ...style, weight: 600 }) + 8, y, faint),
    ],
  };
}
