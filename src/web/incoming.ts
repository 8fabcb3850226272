import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { isLanguage, type Language } from '#i18n/languages.ts';
import { cookiesOf } from './cookies.ts';
import type { Settings } from './program.ts';

/** Which face a request speaks to: pages for people, below a language; JSON for programs, below `/api/v1`. */
export type Face = 'page' | 'api' | 'file';

/** A request as the guards read it, once. */
export type Incoming = {
  request: Request;
  url: URL;
  face: Face;
  language: Language | null;
  /** Address without language prefix or `/api/v1`, with its query. */
  address: string;
  cookies: Map<string, string>;
  remoteAddress: string;
};

/** Reads face, language and address off a request. */
export function incomingOf(request: Request, remoteAddress: string): Incoming {
  const url = new URL(request.url);
  const [first = '', ...rest] = url.pathname.slice(1).split('/');
  const common = { request, url, cookies: cookiesOf(request.headers.get('cookie')), remoteAddress };
  if (isLanguage(first))
    return { ...common, face: 'page', language: first, address: `/${rest.join('/')}${url.search}` };
  if (url.pathname.startsWith('/api/v1/'))
    return { ...common, face: 'api', language: null, address: url.pathname.slice(7) + url.search };
  return { ...common, face: 'file', language: null, address: url.pathname + url.search };
}

/** The network a request comes from, as a digest: an IPv4 address, or the /64 of an IPv6 one. */
export function networkDigest({ remoteAddress }: Incoming, { secret }: Settings): string {
  const network = isIPv6(remoteAddress) ? expandIPv6(remoteAddress).slice(0, 19) : remoteAddress;
  return createHmac('sha256', secret).update(network).digest('base64url').slice(0, 22);
}

function expandIPv6(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const middle = address.includes('::') ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0') : [];
  return [...before, ...middle, ...after].map((group) => group.padStart(4, '0')).join(':');
}

export const isLoopback = (address: string): boolean => address === '::1' || /^(::ffff:)?127\./.test(address);

/** The visitor's address: the connection's, or what a trusted proxy says of it. */
export function remoteAddressOf(connection: string, headers: Headers, trustedProxies: readonly string[]): string {
  const trusted = new Set(trustedProxies.map(plainAddress));
  const own = plainAddress(connection);
  if (!trusted.has(own)) return own;
  const hops = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((hop) => plainAddress(hop.trim()))
    .filter(Boolean);
  return hops.toReversed().find((hop) => !trusted.has(hop)) ?? own;
}

/** An IPv4 address as one writes it; a server that listens on IPv6 hears `::ffff:10.0.0.5`. */
const plainAddress = (address: string) => address.replace(/^::ffff:(?=[\d.]+$)/i, '');
