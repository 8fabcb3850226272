import type { Viewer } from '#core/viewer.ts';
import { hasStrayControl } from '#i18n/text.ts';
import type { Query } from '#paths.ts';
import { uncleanFields, type Sent } from './body.ts';
import type { Place } from './directory.ts';
import { Unaccepted } from './failures.ts';
import { fieldErrors } from './field-errors.ts';
import { mayReach } from './guards.ts';
import type { Incoming } from './incoming.ts';
import type { FormState, Route } from './route.ts';
import { smallBody } from './uploads.ts';
import { z } from 'zod';

/** What the address asks beside the path, as the route's own schema reads it. */
export function askedOf(route: Route, { url }: Incoming): unknown {
  const values = Object.fromEntries(url.searchParams);
  if (!route.query) return {};
  refuseUnclean(values);
  const read = route.query.safeParse(values);
  if (!read.success) throw new Unaccepted(fieldErrors(read.error));
  return read.data;
}

/** A file reads its address itself: what its schema does not accept there is the asker's mistake, not ours. */
export function refuseQuestion(error: unknown): never {
  throw error instanceof z.ZodError ? new Unaccepted(fieldErrors(error)) : error;
}

/** Files are taken from whom the route is for; anybody else's body is never larger than a form, so that nobody fills the memory. */
export function largestBody({ post, delete: undoing }: Place, viewer: Viewer): number {
  const limits = [post, undoing].flatMap((route) => (route ? [route.limits?.bytes ?? smallBody] : []));
  const isOpen = post !== null && mayReach(post.sentBy ?? post.who, viewer);
  return isOpen && limits.length > 0 ? Math.max(...limits) : Math.min(smallBody, ...limits);
}

/** No thing has a name with control characters in it; PostgreSQL would not even be asked for one. */
export function isCleanPath(path: string): boolean {
  try {
    return !hasStrayControl(decodeURIComponent(path));
  } catch {
    return false;
  }
}

function refuseUnclean(values: Record<string, unknown>): void {
  const unclean = uncleanFields(values);
  if (unclean.length > 0)
    throw new Unaccepted(Object.fromEntries(unclean.map((name) => [name, { code: 'control-characters', values: {} }])));
}

/** What the form's schema made of the body, or the reasons field by field. */
export function accepted(route: Route, { values }: Sent): unknown {
  refuseUnclean(values);
  if (!route.schema) return {};
  const read = route.schema.safeParse({ ...values }, { reportInput: true });
  if (!read.success) throw new Unaccepted(fieldErrors(read.error));
  return read.data;
}

/** What was typed, for the form that comes back; files cannot come back. */
export function typedValues(values: Record<string, unknown>): FormState['values'] {
  const typed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string') typed[name] = value;
    if (Array.isArray(value)) typed[name] = value.filter((item) => typeof item === 'string');
  }
  return typed;
}

export function plainQuery(query: unknown): Query {
  const plain: Query = {};
  for (const [name, value] of Object.entries(query ?? {})) {
    if (typeof value === 'string' || typeof value === 'number') plain[name] = value;
    if (value === true) plain[name] = 'true';
  }
  return plain;
}
