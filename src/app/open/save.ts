import { zipSync, strToU8 } from 'fflate';
import type { Dataset } from '../../core/dataset.ts';
import type { Decision } from '../../core/decisions.ts';
import { csvCell } from '../../formats/report.ts';
import { writePackage } from '../../formats/write-package.ts';
import type { Arrived } from './opened-page.ts';
import type { OpenResult } from './protocol.ts';

/** Gives a person a file that was made here. */
export function saveAs(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the address up by the time the next task runs; a minute is for slow disks.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The table that `qantar check --decisions` reads. */
export function decisionsCsv(decisions: readonly Decision[]): Blob {
  const lines = decisions.map(({ place, region, country, id }) => [place, region, country, id].map(csvCell).join(','));
  return new Blob([['place,region,country,id', ...lines, ''].join('\n')], { type: 'text/csv' });
}

/** A fixed time, so that the same dataset is the same archive. */
const WRITTEN = new Date(Date.UTC(2000, 0, 1, 12));

/** The dataset as its rows were joined, as a data package in one ZIP archive. */
export function packageZip({ meta, sources, terms }: Dataset, { records }: Arrived, { folder }: OpenResult): Blob {
  const files = writePackage({ meta, records, sources: [...sources.values()], gaps: folder?.gaps ?? [], terms });
  const bytes = zipSync(Object.fromEntries([...files].map(([name, text]) => [`${meta.id}/${name}`, strToU8(text)])), {
    mtime: WRITTEN,
  });
  return new Blob([bytes], { type: 'application/zip' });
}
