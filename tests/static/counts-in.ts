/** Counts by type in an SVG, as a reader of the file finds them. */
export function countsIn(svg: string): { map: Map<string, number>; ledger: Map<string, number>; legend: Map<string, number> } {
  const found = { map: new Map<string, number>(), ledger: new Map<string, number>(), legend: new Map<string, number>() };
  for (const [tag] of svg.matchAll(/<(?:path|text)[^>]*>/gu)) {
    const at = (name: string): string | undefined => new RegExp(` data-${name}="([^"]*)"`, 'u').exec(tag)?.[1];
    const add = (to: Map<string, number>, type: string, count: string | undefined): void => {
      to.set(type, (to.get(type) ?? 0) + Number(count));
    };
    const [type, ledger, legend] = [at('type'), at('ledger-type'), at('legend')];
    if (type !== undefined) add(found.map, type, at('count'));
    if (ledger !== undefined) add(found.ledger, ledger, at('count'));
    if (legend !== undefined) add(found.legend, legend, at('shown'));
  }
  return found;
}
