import type { ClaimRecord } from '../core/incident.ts';
import type { Range } from './ranges.ts';

/** A figure that a table states of an incident. Bounds that are equal to the best stay: the source means that number. */
export const figure = (incidentId: string, measure: string, range: Range, attributedTo: string, group = ''): ClaimRecord => ({
  id: `${incidentId}--${[measure, group].filter((part) => part !== '').join('-')}`,
  incidentId,
  measure,
  group,
  ...range,
  attributedTo,
  sourceId: '',
  asOf: '',
  status: 'standing',
  note: { en: '' },
});
