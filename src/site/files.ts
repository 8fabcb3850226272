import { fileAddress, files } from '#paths.ts';

/** What robots may read: everything public, and where its map is. */
export const robotsText = (origin: string): string =>
  [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /dev/',
    'Disallow: /*/desk',
    'Disallow: /*/me',
    'Disallow: /*/sign-in',
    `Sitemap: ${origin}${fileAddress(files.siteMap)}`,
    '',
  ].join('\n');

const days = 180;

/** Whom to tell of a security fault (RFC 9116). Good for half a year from the day it is read. */
export function securityText(origin: string, contact: string, languages: readonly string[], now: Date): string {
  const expires = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days));
  const lines = [
    `Contact: mailto:${encodeURI(contact)}`,
    `Expires: ${expires.toISOString()}`,
    `Preferred-Languages: ${languages.join(', ')}`,
    `Canonical: ${origin}${fileAddress(files.security)}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}
