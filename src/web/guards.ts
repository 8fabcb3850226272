import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { isMember, isOfSecretariat, isSignedIn, type Viewer } from '#core/viewer.ts';
import type { Incoming } from './incoming.ts';
import type { Route, Who } from './route.ts';

/** A page for people under a sign-in: the mount shows the way there instead of an error. */
export class SignInNeeded extends Error {}

/** There is no network yet: pages lead to the one that founds it, programs are told (409 `not-set-up`). */
export class SetupNeeded extends Error {}

/** Before a network is founded nothing stands but what founds it. */
export function guardSetUp({ beforeSetup }: Pick<Route, 'beforeSetup'>, { network }: { network: object | null }): void {
  if (!network && !beforeSetup) throw new SetupNeeded();
}

/** Whether somebody may reach routes of this kind at all, under the mandate chosen or another of theirs. */
export const mayReach = (who: Who, viewer: Viewer): boolean =>
  who === 'anyone' ||
  (who === 'person' && isSignedIn(viewer)) ||
  (who === 'member' && isMember(viewer)) ||
  ((who === 'office' || who === 'secretariat') && viewer.mandates.some(({ holder }) => holder.kind === 'office'));

/** Refuses who may not reach a route at all, before anything is read. */
export function guardWho(who: Who, { viewer }: Context): void {
  if (who === 'anyone') return;
  if (!isSignedIn(viewer)) throw new SignInNeeded();
  if (who === 'member' && !isMember(viewer)) throw new Refusal('members-only', 403);
  if (who === 'office' && !actsAtOffice(viewer)) throw new Refusal('offices-only', 403);
  if (who === 'secretariat' && !isOfSecretariat(viewer)) throw new Refusal('secretariat-only', 403);
}

/** Editors included, who are no officers. */
const actsAtOffice = ({ acting }: Context['viewer']) => acting?.holder.kind === 'office';

/** Our own origin only: a foreign Host, or an absolute address of another, is answered 421. */
export function isForeignHost({ url, request }: Incoming, origin: string): boolean {
  const own = new URL(origin).host;
  return url.host !== own || (request.headers.get('host') ?? own).toLowerCase() !== own;
}

/** Whether an unsafe request on the page face comes from one of our own pages: Sec-Fetch-Site, else an equal Origin. */
export function isCrossSite({ request }: Incoming, origin: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin';
  return request.headers.get('origin') !== origin;
}
