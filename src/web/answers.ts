import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { KeptPage } from './kept-page.ts';

const gzipped = promisify(gzip);

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "manifest-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Said with every answer, whatever it is. */
export function safetyHeaders(origin: string): Record<string, string> {
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
    ...(origin.startsWith('https:') && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
  };
}

/** A page made for this reader alone. */
export async function htmlAnswer(
  html: Buffer<ArrayBuffer>,
  status: number,
  accepted: string,
  headers: Headers = new Headers(),
): Promise<Response> {
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('cache-control', 'private, no-store');
  headers.set('vary', 'Cookie, Accept-Encoding');
  if (html.length < 2_000 || !/\bgzip\b/.test(accepted)) return new Response(html, { status, headers });
  headers.set('content-encoding', 'gzip');
  return new Response(await gzipped(html, { level: 4 }), { status, headers });
}

/** A page that every visitor reads alike: asked again each time, and answered 304 while it is the same. */
export async function keptAnswer(page: KeptPage, request: Request, headers: Headers): Promise<Response> {
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('cache-control', 'private, no-cache');
  headers.set('vary', 'Cookie, Accept-Encoding');
  headers.set('etag', page.etag);
  if (isKnown(request.headers.get('if-none-match'), page.etag)) return new Response(null, { status: 304, headers });
  const { content, encoding } = await page.smallest(request.headers.get('accept-encoding') ?? '');
  if (encoding) headers.set('content-encoding', encoding);
  return new Response(content, { headers });
}

/** Whether one of these tags is the page's. A proxy that compresses makes ours a weak one; for reading both are the same (RFC 9110, 13.1.2). */
const isKnown = (tags: string | null, etag: string): boolean =>
  (tags ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);

/** What a program is told: ISO dates, camelCase, nothing cached. */
export function jsonAnswer(content: unknown, status: number, headers: Headers = new Headers()): Response {
  headers.set('content-type', status >= 400 ? 'application/problem+json' : 'application/json');
  headers.set('cache-control', 'private, no-store');
  return new Response(JSON.stringify(content), { status, headers });
}
