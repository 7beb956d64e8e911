import { speaker } from '../../core/messages.ts';
import { en } from './en.ts';
import type { PageKey } from './keys.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

/** The page's words: `say('kk', 'showing', { shown: '12', total: '96', n: 96 })`. */
export const say = speaker<PageKey>({ en, kk, ru });
export type { PageKey };
