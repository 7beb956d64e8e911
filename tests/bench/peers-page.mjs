/** What the bench of peers runs inside a page. Each function is sent as text: it may use nothing from outside of itself. */

/** Puts `painted()` and `timed(filter)` into the page, before anything else of it runs. */
export function measurePage() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** Ends when what is drawn by now is in the pixels: a frame has passed, and WebGL, in another process, has done all it was told. */
  const painted = async () => {
    await frame();
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
    for (const canvas of document.querySelectorAll('canvas')) {
      const gl =
        canvas.classList.contains('maplibregl-canvas') || canvas.id.startsWith('deck') ? canvas.getContext('webgl2') : null;
      gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    }
  };
  /** @param {unknown} filter @returns {Promise<number>} milliseconds */
  const timed = async (filter) => {
    const { way } = /** @type {{ way: { show: (filter: unknown) => Promise<void> } }} */ (/** @type {unknown} */ (globalThis));
    await frame();
    const start = performance.now();
    await way.show(filter);
    await painted();
    return performance.now() - start;
  };
  Object.assign(globalThis, { painted, timed });
}

/**
 * Qantar's page as a way like the others: it is worked by its own switches and its own slider.
 * @param {readonly string[]} types ids in the order of the filter
 */
export function qantarWay(types) {
  /** @param {string} selector */
  const found = (selector) => {
    const element = document.querySelector(selector);
    if (!(element instanceof HTMLElement || element instanceof SVGElement)) throw new Error(`the page has no ${selector}`);
    return element;
  };
  let lastDay = -1;
  /** Ends when the page has changed; a day's step may leave every count as it is. */
  const changed = (/** @type {() => void} */ act) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve(undefined);
      });
      observer.observe(document.body, { attributes: true, childList: true, characterData: true, subtree: true });
      act();
    });
  Object.assign(globalThis, {
    way: {
      /** @param {{ on: boolean[], lastDay: number }} filter */
      show: async (filter) => {
        if (lastDay < 0) lastDay = filter.lastDay;
        for (const [at, type] of types.entries()) {
          const button = found(`.row:has([data-type="${type}"]) [role=switch]`);
          const isOn = button.getAttribute('aria-checked') === 'true';
          if (isOn !== filter.on[at]) await changed(() => (button instanceof HTMLElement ? button.click() : undefined));
        }
        const slider = found('[role=slider][aria-label="Last day"]');
        for (; lastDay !== filter.lastDay; lastDay += Math.sign(filter.lastDay - lastDay)) {
          const key = filter.lastDay < lastDay ? 'ArrowLeft' : 'ArrowRight';
          await changed(() => slider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));
        }
      },
      /** Over the nodes at points: what is known to a region only, none of the others draws. */
      count: () =>
        Promise.resolve(
          [...document.querySelectorAll('button.point[data-node]')].reduce(
            (sum, node) => sum + Number(node instanceof HTMLElement ? node.dataset['count'] : 0),
            0,
          ),
        ),
    },
  });
}

/**
 * Milliseconds a frame, on average, while the map is dragged by hand; on the floor it is drawn again, unchanged.
 * @param {{ count: number }} frames
 * @returns {Promise<number>}
 */
export function dragPage({ count }) {
  const isFloor = location.search.includes('way=floor');
  const canvas = document.querySelector('.maplibregl-canvas') ?? document.querySelector('.leaflet-map-pane');
  if (canvas === null) throw new Error('there is no map');
  const { left, top, width, height } = (canvas.closest('.map, #map') ?? canvas).getBoundingClientRect();
  const middle = { x: left + width / 2, y: top + height / 2 };
  const mouse = (/** @type {string} */ type, /** @type {number} */ at, /** @type {number} */ buttons) =>
    canvas.dispatchEvent(
      new MouseEvent(type, {
        ...{ bubbles: true, cancelable: true, buttons, button: 0 },
        clientX: middle.x + 160 * Math.sin(at / 12),
        clientY: middle.y - 40 * Math.sin(at / 7),
      }),
    );
  return new Promise((resolve) => {
    let [frame, start] = [0, 0];
    if (!isFloor) mouse('mousedown', 0, 1);
    const next = (/** @type {number} */ now) => {
      // The first frames begin the movement.
      if (frame === 3) start = now;
      if (frame === count + 3) {
        if (!isFloor) mouse('mouseup', frame, 0);
        resolve((now - start) / count);
        return;
      }
      frame++;
      if (isFloor) /** @type {{ way: { repaint: () => void } }} */ (/** @type {unknown} */ (globalThis)).way.repaint();
      else mouse('mousemove', frame, 1);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}
