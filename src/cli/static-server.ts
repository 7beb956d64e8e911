import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { contentTypeOf, isText } from './content-types.ts';
import { rangeOf } from './byte-range.ts';
import type { SiteFile, SiteFiles } from './site-files.ts';

/** Nothing but the page's own files, in no frame of another page. The style attribute is how the page sets its colours. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob: data:",
  "connect-src 'self' blob: data:",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
} as const;

/** Files up to this size are read, packed and kept; larger ones are streamed as they are. */
const KEPT_BYTES = 8_000_000;

/** A server of these files, for this computer only: other host names are refused, so no web page elsewhere can read it. */
export function createStaticServer(files: SiteFiles): Server {
  const packed = new Map<string, Buffer>();
  return createServer((request, response) => {
    answer(files, packed, request, response).catch((error: unknown) => {
      refuse(response, 500, error instanceof Error ? error.message : String(error));
    });
  });
}

const LOCAL_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

async function answer(
  files: SiteFiles,
  packed: Map<string, Buffer>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!LOCAL_HOST.test(request.headers.host ?? '')) {
    refuse(response, 403, 'This server answers on this computer only.');
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    refuse(response, 405, 'Only GET and HEAD.');
    return;
  }
  const path = pathOf(request.url ?? '/');
  const found = path === undefined ? undefined : await files.find(path);
  if (path === undefined || found === undefined) {
    refuse(response, 404, 'There is no such file.');
    return;
  }
  const { bytes, size, etag } = await contentOf(found);
  const type = contentTypeOf(path);
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  response.setHeader('content-type', type);
  response.setHeader('etag', etag);
  response.setHeader('accept-ranges', 'bytes');
  response.setHeader('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  const range =
    request.headers['if-range'] === undefined || request.headers['if-range'] === etag ? request.headers.range : undefined;
  const part = range === undefined ? undefined : rangeOf(range, size);
  if (part === 'unsatisfiable') {
    response.setHeader('content-range', `bytes */${size}`);
    refuse(response, 416, 'No such range.');
    return;
  }
  const isHead = request.method === 'HEAD';
  if (part !== undefined) {
    response.writeHead(206, {
      'content-range': `bytes ${part.first}-${part.last}/${size}`,
      'content-length': part.last - part.first + 1,
    });
    if (isHead) response.end();
    else if (bytes === undefined)
      createReadStream((found as { file: string }).file, { start: part.first, end: part.last }).pipe(response);
    else response.end(bytes.subarray(part.first, part.last + 1));
    return;
  }
  if (bytes === undefined) {
    response.writeHead(200, { 'content-length': size });
    if (isHead) response.end();
    else createReadStream((found as { file: string }).file).pipe(response);
    return;
  }
  const encoding = isText(type) && size > 1000 ? encodingFor(request.headers['accept-encoding'] ?? '') : undefined;
  const body = encoding === undefined ? bytes : packedAs(packed, encoding, etag, bytes);
  response.writeHead(200, { 'content-length': body.length, ...(encoding === undefined ? {} : { 'content-encoding': encoding }) });
  response.end(isHead ? undefined : body);
}

/** A path inside the site, `index.html` for a folder; undefined for one that would lead out of it or is not text. */
export function pathOf(url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
  const parts = path.split('/').slice(1);
  if (!path.startsWith('/') || parts.some((part) => part === '..' || part === '.' || /[\\\0:]/.test(part))) return undefined;
  if (parts.at(-1) === '') parts[parts.length - 1] = 'index.html';
  return parts.some((part) => part === '' || part.startsWith('.')) ? undefined : parts.join('/');
}

async function contentOf(found: SiteFile): Promise<{ bytes: Buffer | undefined; size: number; etag: string }> {
  if ('text' in found) {
    const bytes = Buffer.from(found.text, 'utf8');
    return { bytes, size: bytes.length, etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"` };
  }
  const { size, mtimeMs } = await stat(found.file);
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs * 1000).toString(36)}"`;
  return { bytes: size <= KEPT_BYTES ? await readFile(found.file) : undefined, size, etag };
}

type Encoding = 'br' | 'gzip';

const encodingFor = (accepted: string): Encoding | undefined =>
  /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;

function packedAs(packed: Map<string, Buffer>, encoding: Encoding, etag: string, bytes: Buffer): Buffer {
  const key = `${encoding} ${etag}`;
  let body = packed.get(key);
  if (body === undefined) {
    body =
      encoding === 'gzip'
        ? gzipSync(bytes, { level: 6 })
        : brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    packed.set(key, body);
  }
  return body;
}

function refuse(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
  response.end(`${message}\n`);
}
