import { expect, test } from '@playwright/test';

// If this fails, the browser can't draw a map here at all, and no other failure says anything about Qantar.
test('the browser draws WebGL 2, in software if need be', async ({ page }) => {
  await page.setContent('<canvas width="4" height="4"></canvas>');
  const pixel = await page.evaluate(() => {
    const gl = document.querySelector('canvas')?.getContext('webgl2');
    if (!gl) return [];
    gl.clearColor(0, 1, 0, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    const rgba = new Uint8Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, rgba);
    return [...rgba];
  });
  expect(pixel).toEqual([0, 255, 0, 255]);
});
