import { createHmac, timingSafeEqual } from 'node:crypto';

/** What `serai serve` prints at the start of an empty node: whoever reads its log may set it up. The same until the secret changes. */
export const setupCodeOf = (secret: string): string =>
  createHmac('sha256', secret).update('setup code').digest('hex').slice(0, 12);

/** Compared in constant time; spaces, hyphens and capitals do not matter. */
export function isSetupCode(typed: string, secret: string): boolean {
  const digest = (code: string) => createHmac('sha256', secret).update(code).digest();
  return timingSafeEqual(digest(typed.toLowerCase().replace(/[\s-]/g, '')), digest(setupCodeOf(secret)));
}

type Reach = { mode: 'example' | 'empty' | 'production'; origin: string };

/** Where others can reach the node, only who reads its log may found the network. */
export const needsSetupCode = ({ mode, origin }: Reach): boolean =>
  mode === 'production' || !['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname);
