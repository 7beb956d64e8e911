import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { type: 'minor' }) => void;

/**
 * Gives back the pixels that nobody holds any more. They lie outside of the engine's heap: of each picture it sees a small
 * object, and keeps a dozen before it looks. It gives them back in its next turn, not within this one.
 */
export function dropPixels(): void {
  collect({ type: 'minor' });
}
