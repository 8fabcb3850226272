import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { guardAttempts } from '#db/attempts.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import type { Language } from '#i18n/languages.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { castEmails } from './cast.ts';
import { findJustUsed, redeemLink } from './links.ts';
import { ownPath } from './own-path.ts';
import type { Acceptance, Invitee, PersonSettings } from './person.ts';
import { mayActUnder } from './policy.ts';
import { openSession } from './sessions.ts';
import { people, sessions } from './tables.ts';

/** The person behind an address; who is new to the network is entered as invited. Letter and record are the caller's. */
export async function findOrInvitePerson(
  ctx: Context,
  { email, name, nameNative, nativeLanguage, language }: Invitee,
): Promise<{ id: string; isNew: boolean }> {
  const address = email.trim().toLowerCase();
  const [entered] = await ctx.db
    .insert(people)
    .values({
      id: newId(),
      email: address,
      name,
      nameNative: nameNative ?? null,
      nativeLanguage: nativeLanguage ?? null,
      language: language ?? null,
    })
    .onConflictDoNothing({ target: people.email })
    .returning({ id: people.id });
  if (entered) return { id: entered.id, isNew: true };
  const [known] = await ctx.db
    .select({ id: people.id, deactivatedAt: people.deactivatedAt })
    .from(people)
    .where(eq(people.email, address))
    // An account that is being closed is closed first, and takes this mandate with it.
    .for('share');
  if (!known || known.deactivatedAt) throw new Refusal('person-deactivated', 409, { field: 'email' });
  return { id: known.id, isNew: false };
}

/** A visitor asks for a sign-in link. Who stands behind the address is found out later, so that the answer tells nothing. */
export async function askForLink(
  ctx: Context,
  { email, next }: { email: string; next?: string | undefined },
): Promise<void> {
  await guardAttempts(ctx.db, 'sign-in:everybody', { most: 300, seconds: 60 });
  await ctx.jobs.send(ctx.db, 'sign-in-links', { email, language: ctx.locale.language, next: ownPath(next) });
}

/** Somebody is signed in: the key for their cookie, null where the browser has it already, where they wanted to go, and the language they read. */
export type SignedIn = { secret: string | null; next: string | null; language: Language | null };

/** Signs in whoever holds a link, once; a second click in the same browser leads where the first did. */
export function signInByLink(ctx: Context, token: string): Promise<SignedIn> {
  return tx(ctx, async (ctx) => {
    const before = await findJustUsed(ctx, token);
    if (before) return { secret: null, ...before };
    const { personId, next } = await redeemLink(ctx, token, 'sign-in');
    const language = await arrive(ctx, personId);
    return { secret: await openSession(ctx, personId), next, language };
  });
}

/** An invited person takes up the invitation, with the name as they write it themselves, and is signed in. */
export function acceptInvitation(ctx: Context, token: string, acceptance: Acceptance): Promise<SignedIn> {
  return tx(ctx, async (ctx) => {
    const { personId, next } = await redeemLink(ctx, token, 'invitation');
    await ctx.db.update(people).set(columnsOf(acceptance)).where(eq(people.id, personId));
    await arrive(ctx, personId);
    return { secret: await openSession(ctx, personId), next, language: acceptance.language ?? null };
  });
}

/** The first time, an invited person becomes an active one; answers the person's language. */
async function arrive(ctx: Context, personId: string): Promise<Language | null> {
  const arrived = await ctx.db
    .update(people)
    .set({ activatedAt: sql`serai_clock()` })
    .where(and(eq(people.id, personId), isNull(people.activatedAt)))
    .returning({ id: people.id });
  if (arrived.length > 0)
    await announce({ ...ctx, viewer: { ...ctx.viewer, personId } }, 'person.arrived', { personId });
  const [person] = await ctx.db.select({ language: people.language }).from(people).where(eq(people.id, personId));
  return person?.language ?? null;
}

/** In the example anyone at this machine may be one of its invented persons. */
export function signInAs(
  ctx: Context,
  { email, next }: { email: string; next?: string | undefined },
): Promise<SignedIn> {
  if (!ctx.sender?.isLocal || !castEmails.includes(email)) throw new Refusal('not-in-cast', 403);
  return tx(ctx, async (ctx) => {
    const [person] = await ctx.db
      .select({ id: people.id, language: sql<Language | null>`coalesce(${people.language}, ${people.nativeLanguage})` })
      .from(people)
      .where(and(eq(people.email, email), eq(people.sample, true), isNull(people.deactivatedAt)));
    if (!person) throw new Refusal('not-in-cast', 403);
    await arrive(ctx, person.id);
    return { secret: await openSession(ctx, person.id), next: ownPath(next), language: person.language };
  });
}

/** A person changes what is said of them and how they read. */
export function changeSettings(ctx: Context, settings: PersonSettings): Promise<void> {
  const { personId } = ctx.viewer;
  if (!personId) throw new Refusal('sign-in-needed', 403);
  return tx(ctx, async (ctx) => {
    const contactSharedAt = settings.contactShared ? sql`coalesce(${people.contactSharedAt}, serai_clock())` : null;
    await ctx.db
      .update(people)
      .set({ ...columnsOf(settings), telephone: settings.telephone ?? null, contactSharedAt })
      .where(eq(people.id, personId));
    await announce(ctx, 'person.changed', { personId });
  });
}

/** When someone agreed is kept as long as they agree. */
const columnsOf = ({ name, nameNative, nativeLanguage, language, timeZone, calendar, namePublic }: Acceptance) => ({
  name,
  nameNative: nameNative ?? null,
  nativeLanguage: nativeLanguage ?? null,
  language: language ?? null,
  timeZone: timeZone ?? null,
  calendar: calendar ?? null,
  namePublicAt: namePublic ? sql`coalesce(${people.namePublicAt}, serai_clock())` : null,
});

/** The person goes on under another of their mandates, in this browser. */
export async function actUnder(ctx: Context, mandateId: string): Promise<void> {
  if (!mayActUnder(ctx.viewer, mandateId)) throw new Refusal('mandate-over', 403);
  if (!ctx.sender?.sessionId) return;
  await ctx.db.update(sessions).set({ mandateId }).where(eq(sessions.id, ctx.sender.sessionId));
}
