import { execFileSync } from 'node:child_process';

/** Whether this machine has ffmpeg: films are made where it is, and elsewhere a sentence says what to do. */
export const hasFfmpeg = ((): boolean => {
  try {
    execFileSync('ffmpeg', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
