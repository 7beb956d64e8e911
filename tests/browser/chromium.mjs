/** Finds the browser of this computer. No browser is downloaded by npm: one that is there is one that is kept up to date. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall, mayInstall } from './apt.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const USUAL_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].flatMap((folder) =>
    folder === undefined
      ? []
      : [`${folder}\\Google\\Chrome\\Application\\chrome.exe`, `${folder}\\Chromium\\Application\\chrome.exe`],
  ),
  '/snap/bin/chromium',
];

const ADVICE = `No Chromium or Chrome was found, and the browser tests need one.
  Debian, Ubuntu:  sudo apt-get install chromium      (Ubuntu: chromium-browser)
  Fedora:          sudo dnf install chromium
  macOS:           brew install --cask chromium       (or Google Chrome)
  Windows:         winget install Google.Chrome
If it is somewhere else, name it: CHROMIUM=/path/to/chrome npm test
Without a browser: npm run test:unit`;

const isRoot = process.getuid?.() === 0;

/**
 * WebGL is drawn in software where there is no GPU, so that tests show the same map everywhere.
 * Root (a container, as in CI) can't use Chromium's sandbox.
 */
export const CHROMIUM_ARGS = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
];

/** @returns {string | undefined} path of an executable */
function installed() {
  const named = process.env['CHROMIUM'] ?? process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM or CHROME_PATH names ${named}, and there is no such file`);
    return named;
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...USUAL_PATHS].find((path) => existsSync(path));
}

/**
 * Path of Chromium or Chrome. On Debian as root (a bare CI machine) it is installed first if there is none.
 * @returns {string}
 * @throws {Error} whose message says what to install
 */
export function findChromium() {
  const found = installed();
  if (found !== undefined) return found;
  if (mayInstall) {
    try {
      aptInstall('chromium');
    } catch (cause) {
      throw new Error(ADVICE, { cause });
    }
    const now = installed();
    if (now !== undefined) return now;
  }
  throw new Error(ADVICE);
}
