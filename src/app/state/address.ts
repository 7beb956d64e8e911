import { encodeView } from '../../scene/view-codec.ts';
import type { View } from '../../scene/view.ts';

/** Language and theme that this browser asks for by itself. */
export type Preferred = Pick<View, 'lang' | 'theme'>;

/**
 * The page's query for a view: the view's own text, but language and theme stand in it only where they were chosen. So a link
 * opens in its reader's own, and a choice survives a reload whatever the browser prefers.
 */
export function addressOf(view: View, preferred: Preferred): string {
  const chosen = (['lang', 'theme'] as const).filter((key) => view[key] !== preferred[key]).map((key) => `${key}=${view[key]}`);
  const rest = encodeView(view)
    .split('&')
    .filter((field) => field !== '' && !/^(lang|theme)=/.test(field));
  const query = [...chosen, ...rest].join('&');
  return query === '' ? '' : `?${query}`;
}
