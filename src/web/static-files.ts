import path from 'node:path';
import type { Assets } from './built-assets.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const encodings = [
  { ending: '.br', encoding: 'br', wish: /\bbr\b/ },
  { ending: '.gz', encoding: 'gzip', wish: /\bgzip\b/ },
];

/** A file made by the build, under a name that holds its content's hash: it never changes, so it is kept for a year. */
export function staticFile(
  { contents }: Assets,
  name: string,
  { headers: asked }: Request,
  safety: Record<string, string>,
): Response {
  const type = types[path.extname(name)];
  const plain = contents.get(name);
  if (!type || !plain) return new Response(null, { status: 404, headers: safety });
  const wishes = asked.get('accept-encoding') ?? '';
  const headers = new Headers({
    ...safety,
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  });
  for (const { ending, encoding, wish } of encodings) {
    const smaller = contents.get(name + ending);
    if (!smaller || !wish.test(wishes)) continue;
    headers.set('content-encoding', encoding);
    return new Response(smaller, { headers });
  }
  return new Response(plain, { headers });
}
