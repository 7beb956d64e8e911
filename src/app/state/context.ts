import { createContext } from 'svelte';
import type { Viewer } from './viewer.svelte.ts';

/** The page's viewer, for every component below the page. */
export const [getViewer, setViewer] = createContext<Viewer>();
