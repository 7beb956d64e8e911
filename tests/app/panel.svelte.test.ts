import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import ClaimsTable from '../../src/app/components/ClaimsTable.svelte';
import IncidentCard from '../../src/app/components/IncidentCard.svelte';
import Filters from '../../src/app/components/Filters.svelte';
import Ledger from '../../src/app/components/Ledger.svelte';
import { Merging } from '../../src/app/nodes/merging.svelte.ts';
import type { BasemapTopology } from '../../src/map/ground.ts';
import { Viewer } from '../../src/app/state/viewer.svelte.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';
import type { View } from '../../src/scene/view.ts';
import { kazakhstan } from '../kazakhstan.ts';
import Within from './Within.svelte';

const topology = { type: 'Topology', objects: {}, arcs: [] } as unknown as BasemapTopology;
const merging = new Merging(kazakhstan, 4);

function viewerOf(view: Partial<View> = {}): { viewer: Viewer; steps: string[] } {
  const steps: string[] = [];
  const viewer = new Viewer({ dataset: kazakhstan, topology }, merging, { ...DEFAULT_VIEW, ...view }, (_, step) =>
    steps.push(step),
  );
  return { viewer, steps };
}

const rowOf = (id: string): number => kazakhstan.rowOf(id)!;

describe('the panel of types', () => {
  it('has a switch a type, named by it, and counts that a switched-off type keeps', async () => {
    const { viewer, steps } = viewerOf();
    const { container } = render(Within, { viewer, part: Filters });
    const counts = (): number[] =>
      [...container.querySelectorAll<HTMLElement>('[data-type]')].map(({ dataset }) => Number(dataset['count']));
    const before = counts();
    expect(before.reduce((sum, n) => sum + n, 0)).toBe(kazakhstan.incidents.count);
    const fire = screen.getByRole('switch', { name: 'Fire and property' });
    await fireEvent.click(fire);
    expect(fire.getAttribute('aria-checked')).toBe('false');
    expect(counts()).toEqual(before);
    expect(viewer.view.off).toEqual(['damage']);
    expect(steps).toEqual(['push']);
  });

  it('counts fewer when the days are fewer', () => {
    const { viewer } = viewerOf({ from: '2022-01-26' });
    const { container } = render(Within, { viewer, part: Filters });
    const sum = [...container.querySelectorAll<HTMLElement>('[data-type]')].reduce(
      (n, { dataset }) => n + Number(dataset['count']),
      0,
    );
    expect(sum).toBe(viewer.scene.counts.shown);
    expect(sum).toBeLessThan(kazakhstan.incidents.count);
  });
});

describe('the panel of how it is known', () => {
  it('is closed until it filters, counts under all other filters, and hides what is switched off', async () => {
    const { viewer, steps } = viewerOf();
    const { container } = render(Within, { viewer, part: Filters });
    expect(container.querySelector('[data-status]')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'How it is known' }));
    const counts = (): Record<string, number> =>
      Object.fromEntries(
        [...container.querySelectorAll<HTMLElement>('[data-status]')].map(({ dataset }) => [
          dataset['status'] ?? '',
          Number(dataset['count']),
        ]),
      );
    const before = counts();
    expect(Object.keys(before)).toEqual(['reported', 'disputed', 'revised', 'withdrawn']);
    await fireEvent.click(screen.getByRole('switch', { name: 'Withdrawn' }));
    expect(viewer.view.status).toEqual(['reported', 'disputed', 'revised']);
    expect(viewer.scene.counts.shown).toBe(kazakhstan.incidents.count - (before['withdrawn'] ?? 0));
    expect(counts()).toEqual(before);
    await fireEvent.click(screen.getByRole('switch', { name: 'Withdrawn' }));
    expect(viewer.view.status).toBeUndefined();
    await fireEvent.click(screen.getByRole('button', { name: 'Only Disputed' }));
    expect(viewer.view.status).toEqual(['disputed']);
    expect(steps).toEqual(['push', 'push', 'push']);
  });
});

describe('the card of an incident', () => {
  it('says that "several" were arrested, and who says so', () => {
    const { viewer } = viewerOf();
    render(Within, { viewer, part: IncidentCard, inside: { row: rowOf('aktau-dispersal-0108') } });
    const row = screen.getByText('several').closest('tr')!;
    expect(within(row).getAllByText(/Sputnik/).length).toBeGreaterThan(0);
  });

  it('says of an absence that somebody looked', () => {
    const { viewer } = viewerOf({ lang: 'ru' });
    render(Within, { viewer, part: IncidentCard, inside: { row: rowOf('almaty-none-reported-0108') } });
    expect(screen.getByText('Проверено: сообщений нет')).toBeTruthy();
  });

  it('names the capital as on the incident’s day, in each language', () => {
    for (const [lang, name] of [
      ['en', 'Nur-Sultan'],
      ['kk', 'Нұр-Сұлтан'],
      ['ru', 'Нур-Султан'],
    ] as const) {
      const { viewer } = viewerOf({ lang });
      const { container, unmount } = render(Within, {
        viewer,
        part: IncidentCard,
        inside: { row: rowOf('former-president-in-capital') },
      });
      expect(container.textContent).toContain(name);
      unmount();
    }
  });
});

describe('the table of claims', () => {
  it('strikes what was withdrawn and says so, and links to web addresses only', () => {
    const { viewer } = viewerOf();
    const claims = Array.from({ length: kazakhstan.incidents.count }, (_, row) => kazakhstan.record(row)).flatMap(
      ({ claims: own }) => own,
    );
    const { container } = render(Within, { viewer, part: ClaimsTable, inside: { claims } });
    const withdrawn = [...container.querySelectorAll('tr.withdrawn')];
    expect(withdrawn.length).toBe(claims.filter(({ status }) => status === 'withdrawn').length);
    expect(withdrawn.some((row) => row.textContent.includes('164'))).toBe(true);
    for (const row of withdrawn) expect(row.textContent).toContain('withdrawn');
    for (const link of container.querySelectorAll('a')) expect(link.href).toMatch(/^https?:/);
  });

  it('makes no link of an address that is none of the web’s', () => {
    const { viewer } = viewerOf();
    const [claim] = kazakhstan.record(rowOf('aktau-dispersal-0108')).claims;
    const source = { ...kazakhstan.sources.get(claim!.sourceId)!, id: 'bad', url: 'javascript:alert(1)' };
    const dataset = { ...kazakhstan, sources: new Map([['bad', source]]) };
    const sly = new Viewer({ dataset, topology }, merging, viewer.view, () => undefined);
    const { container } = render(Within, {
      viewer: sly,
      part: ClaimsTable,
      inside: { claims: [{ ...claim!, sourceId: 'bad' }] },
    });
    expect(container.querySelectorAll('a')).toHaveLength(0);
  });
});

describe('the ledger', () => {
  it('lists every incident of no one region, each opening its card', async () => {
    const { viewer } = viewerOf();
    render(Within, { viewer, part: Ledger });
    const entries = screen.getAllByRole('listitem');
    expect(entries).toHaveLength(viewer.scene.ledger.length);
    const first = viewer.scene.ledger[0]!;
    // Its title, and beneath the leading figures the way to all of them.
    const ways = within(entries[0]!).getAllByRole('button');
    expect(ways.map(({ textContent }) => textContent)).toEqual([
      first.title,
      `All ${first.figures.length} figures: ${first.title}`,
    ]);
    for (const way of ways) {
      viewer.close();
      await fireEvent.click(way);
      expect(viewer.view.incident).toBe(first.id);
    }
  });
});
