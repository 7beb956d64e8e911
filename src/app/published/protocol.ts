import type { Published } from '../../formats/published.ts';
import type { PublishedReader } from '../../formats/published-reader.ts';
import type { HostTrouble } from '../state/host.ts';

/** What is asked of the worker: a method of the reader that it holds, with its arguments. */
export type Asked = {
  [Method in keyof PublishedReader]: { readonly method: Method; readonly given: Parameters<PublishedReader[Method]> };
}[keyof PublishedReader];

export type ToReader =
  /** First. `folder` is an address with a trailing slash. */
  | { readonly kind: 'open'; readonly said: Published; readonly folder: string }
  | { readonly kind: 'ask'; readonly id: number; readonly asked: Asked };

export type FromReader =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly file: string; readonly trouble: HostTrouble };
