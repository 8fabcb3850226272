import { fileAddress, files } from '#paths.ts';

/** What is of no use to robots, with all that lies below. */
const notForRobots = ['/api', '/dev', '/*/desk', '/*/me', '/*/sign-in'];

/** What robots may read: everything public, and where its map is. Without an end, a place would also mean its neighbours: `me` the members (RFC 9309). */
export const robotsText = (origin: string): string =>
  [
    'User-agent: *',
    ...notForRobots.flatMap((place) => [`Disallow: ${place}$`, `Disallow: ${place}/`, `Disallow: ${place}?`]),
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
