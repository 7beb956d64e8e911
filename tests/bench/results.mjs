/** Makes RESULTS.md and its picture of `results.json`: `node tests/bench/results.mjs` after the text or the picture has changed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { MEASURES, resultsChart, shortTime, WAYS } from './results-chart.mjs';

/**
 * @typedef {'loadMs' | 'toggleMs' | 'stepMs' | 'frameMs' | 'heapMB'} Measure
 * @typedef {{ way: string, rows: number, agrees?: boolean, failed?: string } & { [M in Measure]?: number | undefined }} Cell
 * @typedef {{ when: string, machine: string, versions: Record<string, string>, cells: Cell[], notes?: string[] }} Results
 */

/** Why Qantar is behind in a measure, where it is. @type {Record<Measure, string>} */
const REASONS = {
  loadMs:
    'a peer’s page is a map and nothing else; Qantar’s also opens the filters, the chart of days, the ledger and the words of both',
  toggleMs:
    'Qantar also counts and writes every filter, the chart of days, the title, the legend and the text for screen readers',
  stepMs: 'Qantar also counts and writes every filter, the chart of days, the title, the legend and the text for screen readers',
  frameMs: 'Leaflet moves a finished layer and draws nothing before the hand lets go, and has no ground under it here',
  heapMB: 'Qantar holds the rest of the page too, and the index that every filter is counted from',
};

const count = (/** @type {number} */ n) => n.toLocaleString('en');

/** @param {Results} results @param {number} rows */
function table({ cells }, rows) {
  const floor = cells.find((cell) => cell.way === 'floor' && cell.rows === rows);
  const figure = (/** @type {Cell} */ cell, /** @type {Measure} */ measure) => {
    const value = cell[measure];
    if (value === undefined) return cell.failed === undefined ? '–' : cell.failed === 'load' ? '> 150 s, given up' : 'given up';
    if (measure === 'heapMB') return `${value.toFixed(0)} MB`;
    const least = floor?.[measure];
    const ratio = measure === 'loadMs' || least === undefined || cell.way === 'floor' ? '' : ` (${(value / least).toFixed(1)} ×)`;
    return `${shortTime(value)}${ratio}`;
  };
  const lines = Object.entries(WAYS).flatMap(([way, name]) => {
    const cell = cells.find((each) => each.way === way && each.rows === rows);
    if (cell === undefined) return [];
    const counts = way === 'floor' ? '' : cell.agrees === true ? 'yes' : cell.agrees === false ? '**no**' : 'not shown';
    const cols = MEASURES.map(({ measure }) => figure(cell, measure));
    return [`| ${way === 'qantar' ? `**${name}**` : name} | ${cols.join(' | ')} | ${counts} |`];
  });
  return [
    `### ${count(rows)} incidents`,
    '',
    `| | ${MEASURES.map(({ title }) => title).join(' | ')} | right counts |`,
    `| --- | ${MEASURES.map(() => '--:').join(' | ')} | --- |`,
    ...lines,
    '',
  ];
}

/** @param {Results} results */
function behind({ cells }) {
  const lines = [...new Set(cells.map(({ rows }) => rows))].flatMap((rows) =>
    MEASURES.flatMap(({ measure, title }) => {
      const own = cells.find((cell) => cell.way === 'qantar' && cell.rows === rows)?.[measure];
      if (own === undefined) return [];
      const ahead = cells.filter(
        (cell) => cell.rows === rows && !['qantar', 'floor'].includes(cell.way) && (cell[measure] ?? Infinity) < own,
      );
      if (ahead.length === 0) return [];
      const said = ahead
        .map((cell) => `${WAYS[cell.way] ?? cell.way} by ${(own / (cell[measure] ?? own)).toFixed(1)} ×`)
        .join(', ');
      return [`- ${count(rows)}, ${title}: ${said}; ${REASONS[measure]}.`];
    }),
  );
  return lines.length === 0 ? ['Qantar is ahead in every row.'] : lines;
}

/** @param {Results} results */
function markdown(results) {
  const { machine, versions, when, notes = [] } = results;
  const wrong = results.cells.filter(({ agrees }) => agrees === false);
  return [
    '# Qantar against other ways of showing incidents',
    '',
    '![How long each way takes, on a logarithmic scale](results.svg)',
    '',
    'Made by `npm run bench -- peers`: the same made-up incidents, from one seed, in one run. Every way first has to draw as many',
    'incidents as a plain count of three filters finds (last column); a way that hides the wrong type is not fast. Times are from',
    'the press to the new pixels, median of five; in brackets against the floor, MapLibre repainting its unchanged map. A frame is',
    'the mean of thirty while the map is dragged. Every map is as large as Qantar’s in its page. Memory is all of the tab with its workers. A cell that takes 150 s is given up.',
    '',
    ...(wrong.length === 0 ? [] : ['Where the counts are wrong, the figures say nothing.', '']),
    ...[...new Set(results.cells.map(({ rows }) => rows))].flatMap((rows) => table(results, rows)),
    '### Where Qantar is not ahead',
    '',
    ...behind(results),
    '',
    ...(notes.length === 0 ? [] : ['### Larger', '', ...notes.map((note) => `- ${note}`), '']),
    '### With what',
    '',
    `${machine}. ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}. ${when}.`,
    '',
  ].join('\n');
}

/** @param {Results} results */
export function writeResults(results) {
  writeFileSync(new URL('RESULTS.md', import.meta.url), markdown(results));
  writeFileSync(new URL('results.svg', import.meta.url), resultsChart(results));
}

/** @returns {Results} */
export function readResults() {
  /** @type {(text: string) => Results} */
  const parse = JSON.parse;
  return parse(readFileSync(new URL('results.json', import.meta.url), 'utf8'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeResults(readResults());
