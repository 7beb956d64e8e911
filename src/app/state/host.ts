import type { Language } from '../../core/languages.ts';
import { say } from '../messages/say.ts';

/** What a host did with a request for a file. */
export type HostTrouble =
  | { readonly kind: 'unreachable' }
  /** It answered with another status than the file's. */
  | { readonly kind: 'status'; readonly status: number }
  /** The file is not the one that was opened: its size or its ETag is another. */
  | { readonly kind: 'changed' }
  /** Fewer bytes came than were promised. */
  | { readonly kind: 'cut' }
  /** All bytes came, and they are not what the file should hold. */
  | { readonly kind: 'damaged' };

/** A file that a host did not give. */
export class HostFailure extends Error {
  override readonly name = 'HostFailure';
  readonly file: string;
  readonly trouble: HostTrouble;

  /** @param path of its address; the last folders of it are told */
  constructor(path: string, trouble: HostTrouble) {
    const file = path.split('/').slice(-3).join('/');
    super(`${file}: ${trouble.kind === 'status' ? String(trouble.status) : trouble.kind}`);
    this.file = file;
    this.trouble = trouble;
  }
}

/** What went wrong in reading a file from a host; what the reader itself threw, it threw at the bytes. */
export const troubleOf = (error: unknown): HostTrouble => (error instanceof HostFailure ? error.trouble : { kind: 'damaged' });

export function troubleWords(lang: Language, trouble: HostTrouble): string {
  switch (trouble.kind) {
    case 'unreachable':
      return say(lang, 'hostUnreachable');
    case 'status':
      return say(lang, 'hostStatus', { status: String(trouble.status) });
    case 'changed':
      return say(lang, 'hostChanged');
    case 'cut':
      return say(lang, 'hostCut');
    case 'damaged':
      return say(lang, 'hostDamaged');
  }
}

/**
 * Asks the page's own host.
 * @param init `no-store` for ranges: a browser's cache may put pieces of two editions of a file together, and Chromium's gives
 * an empty answer where two ranges of one file are asked for at once
 * @throws HostFailure
 */
export async function ask(url: URL, init: Pick<RequestInit, 'headers' | 'cache' | 'signal'> = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, credentials: 'same-origin' });
  } catch {
    throw new HostFailure(url.pathname, { kind: 'unreachable' });
  }
  if (response.status === 416) throw new HostFailure(url.pathname, { kind: 'changed' });
  if (!response.ok) throw new HostFailure(url.pathname, { kind: 'status', status: response.status });
  return response;
}

/** The bytes of an answer. @throws HostFailure if the line goes dead before they are all there */
export async function bytesOf(url: URL, response: Response): Promise<ArrayBuffer> {
  try {
    return await response.arrayBuffer();
  } catch {
    throw new HostFailure(url.pathname, { kind: 'cut' });
  }
}
