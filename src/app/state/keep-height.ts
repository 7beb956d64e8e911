import type { Attachment } from 'svelte/attachments';

/**
 * Once grown a block keeps its height while its width stays: words that come and go with the filters must not make the map
 * beside them jump, nor be laid out again at every step.
 */
export const keepHeight: Attachment<HTMLElement> = (block) => {
  let widthPx = -1;
  const observer = new ResizeObserver(() => {
    const { width, height } = block.getBoundingClientRect();
    if (width !== widthPx) {
      widthPx = width;
      block.style.minHeight = '';
      return;
    }
    const kept = Number.parseFloat(block.style.minHeight) || 0;
    if (height > kept) block.style.minHeight = `${String(height)}px`;
  });
  observer.observe(block, { box: 'border-box' });
  return () => observer.disconnect();
};
