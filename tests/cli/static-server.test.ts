import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rangeOf } from '../../src/cli/byte-range.ts';
import { addressOf, listen } from '../../src/cli/serve.ts';
import { folderFiles } from '../../src/cli/site-files.ts';
import { pathOf } from '../../src/cli/static-server.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const text = 'id,title\n1,Қазақстан\n'.repeat(200);
let folder: string;
let outside: string;
let server: Server;

/** A request as it is written: `fetch` would tidy the path before it is sent. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(addressOf(server));
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qantar-site-'));
  outside = await mkdtemp(join(tmpdir(), 'qantar-outside-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(folder, 'incidents.csv'), text);
  await writeFile(join(folder, '.hidden'), 'hidden');
  await writeFile(join(outside, 'secret.txt'), 'secret');
  await symlink(join(outside, 'secret.txt'), join(folder, 'link.txt'));
  server = await listen(folderFiles(folder), 0, false);
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await Promise.all([folder, outside].map((path) => rm(path, { recursive: true })));
});

describe('the server', () => {
  it('gives a folder its index, and each file its type and its policy', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    const table = await ask('/incidents.csv?download');
    expect(table.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(table.body.toString()).toBe(text);
  });

  it('packs text for who takes it', async () => {
    const brotli = await ask('/incidents.csv', { 'accept-encoding': 'gzip, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(text);
    const gzip = await ask('/incidents.csv', { 'accept-encoding': 'gzip' });
    expect(gunzipSync(gzip.body).toString()).toBe(text);
  });

  it('answers "not modified" to who has it already', async () => {
    const { etag = '' } = (await ask('/incidents.csv')).headers;
    const again = await ask('/incidents.csv', { 'if-none-match': etag });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('gives parts of a file', async () => {
    const part = await ask('/incidents.csv', { range: 'bytes=3-7' });
    expect([part.status, part.body.toString(), part.headers['content-range']]).toEqual([
      206,
      'title',
      `bytes 3-7/${Buffer.byteLength(text)}`,
    ]);
    const beyond = await ask('/incidents.csv', { range: 'bytes=999999-' });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${Buffer.byteLength(text)}`]);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/.hidden',
    '/link.txt',
    '/%00',
    '/%zz',
    '/none',
  ])('has nothing at %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('answers on this computer only, and only reads', async () => {
    expect((await ask('/', { host: 'evil.example' })).status).toBe(403);
    expect((await ask('/', {}, 'POST')).status).toBe(405);
    expect((await ask('/', {}, 'HEAD')).body.length).toBe(0);
  });

  it('takes the next port where one is taken', async () => {
    const taken = Number(new URL(addressOf(server)).port);
    const next = await listen(folderFiles(folder), taken, true);
    expect(Number(new URL(addressOf(next)).port)).toBeGreaterThan(taken);
    next.close();
    await expect(listen(folderFiles(folder), taken, false)).rejects.toThrow('EADDRINUSE');
  });
});

describe('a path', () => {
  it('stays inside', () => {
    expect(pathOf('/a/b.csv?x#y')).toBe('a/b.csv');
    expect(pathOf('/a/')).toBe('a/index.html');
    expect(pathOf('/a//b')).toBeUndefined();
    expect(pathOf('/%D2%9A.csv')).toBe('Қ.csv');
  });
});

describe('a byte range', () => {
  it.each([
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=5-', { first: 5, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-30', { first: 0, last: 9 }],
    ['bytes=8-30', { first: 8, last: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', undefined],
    ['bytes=0-1,4-5', undefined],
    ['lines=0-1', undefined],
    ['bytes=-', undefined],
  ])('%s of ten bytes', (header, range) => {
    expect(rangeOf(header, 10)).toEqual(range);
  });
});
