import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { newSecret, secretHash } from '#core/secret.ts';
import type { Language } from '#i18n/languages.ts';
import { personName } from '#network/names.ts';
import { href, paths } from '#paths.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { ownPath } from './own-path.ts';
import { links, people, sessions } from './tables.ts';

export type LinkPurpose = 'sign-in' | 'invitation' | 'address';

/** How long a link may be used. Nobody waits at their mailbox for an invitation; the others were asked for a moment ago. */
export const linkMinutes: Record<LinkPurpose, number> = {
  'sign-in': 15,
  invitation: 14 * 24 * 60,
  address: 15,
};

const patternOf = {
  'sign-in': paths.signInLink,
  invitation: paths.invitationLink,
  address: paths.addressLink,
} as const;

type LinkWish = {
  personId: string;
  purpose: LinkPurpose;
  next?: string | null;
  /** The address that the person wants to use. */
  email?: string;
  /** Of the letter that carries it, for who chose no language yet. */
  language?: Language;
};

/** A one-time address, to be mailed to that person and shown to nobody else; in the language they chose. */
export async function makeLink(
  ctx: Context,
  { personId, purpose, next = null, email, language = ctx.locale.language }: LinkWish,
): Promise<string> {
  const secret = newSecret();
  const expiresAt = sql`serai_clock() + make_interval(mins => ${linkMinutes[purpose]})`;
  const [made] = await ctx.db
    .insert(links)
    .values({ tokenHash: secretHash(secret), personId, purpose, next: ownPath(next), email: email ?? null, expiresAt })
    .returning({ language: sql<Language | null>`(select language from people where id = ${links.personId})` });
  return ctx.origin + href(made?.language ?? language, patternOf[purpose], { token: secret });
}

/** A link that still opens, with whom it is for. */
export type OpenLink = { person: { id: string; name: string } };

/** The person whom a link signs in. Looking at it does not use it up, since mail scanners look at links too. */
export async function findLink(ctx: Context, token: string, purpose: LinkPurpose): Promise<OpenLink> {
  const [person] = await ctx.db
    .select({ id: people.id, name: personName(ctx.locale.language, sql`${people}`) })
    .from(links)
    .innerJoin(people, eq(people.id, links.personId))
    .where(and(isOpen(token, purpose), isNull(people.deactivatedAt)));
  if (!person) throw linkOver(purpose);
  return { person };
}

/** Uses a link up, for good: of many who try at once, one gets an answer. */
export async function redeemLink(
  ctx: Context,
  token: string,
  purpose: LinkPurpose,
): Promise<{ personId: string; next: string | null }> {
  const [used] = await ctx.db
    .update(links)
    .set({ usedAt: sql`serai_clock()` })
    .where(
      and(
        isOpen(token, purpose),
        sql`exists (select from people p where p.id = ${links.personId} and p.deactivated_at is null)`,
      ),
    )
    .returning({ personId: links.personId, next: links.next });
  if (!used) throw linkOver(purpose);
  return used;
}

/** Of a click that came twice: where the link leads that opened the session of this very browser within the last minute. */
export async function findJustUsed(
  { db, sender }: Context,
  token: string,
): Promise<{ next: string | null; language: Language | null } | null> {
  if (!sender?.sessionId) return null;
  const [used] = await db
    .select({ next: links.next, language: people.language })
    .from(links)
    .innerJoin(people, eq(people.id, links.personId))
    .innerJoin(sessions, and(eq(sessions.personId, people.id), eq(sessions.id, sender.sessionId)))
    .where(
      and(
        eq(links.tokenHash, secretHash(token)),
        eq(links.purpose, 'sign-in'),
        sql`${links.usedAt} > serai_clock() - interval '1 minute'`,
        isNull(sessions.endedAt),
        sql`${sessions.createdAt} >= ${links.usedAt}`,
      ),
    );
  return used ?? null;
}

/** Whether a row of links is the one of this token, for this purpose, and neither used nor too old. */
export const isOpen = (token: string, purpose: LinkPurpose) =>
  and(
    eq(links.tokenHash, secretHash(token)),
    eq(links.purpose, purpose),
    isNull(links.usedAt),
    sql`${links.expiresAt} > serai_clock()`,
  );

const linkOver = (purpose: LinkPurpose) => new Refusal(purpose === 'invitation' ? 'invitation-over' : 'link-over', 410);
