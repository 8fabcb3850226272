import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { secretHash } from '#core/secret.ts';
import { guardAttempts } from '#db/attempts.ts';
import type { JobKinds } from '#db/jobs.ts';
import { tx } from '#db/tx.ts';
import { isLanguage } from '#i18n/languages.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { writeAddressLink, writeAddressTaken, writeSignInLink } from './account-mail.ts';
import { linkMinutes } from './links.ts';
import { sessionLimits } from './session.ts';
import { people } from './tables.ts';

/** Writes the sign-in link that someone asked for, if a person stands behind the address. Nobody waits for this. */
export async function requestSignInLink(
  ctx: Context,
  { email, language: asked, next }: JobKinds['sign-in-links'],
): Promise<void> {
  const fallback = isLanguage(asked) ? asked : 'en';
  const [person] = await ctx.db
    .select({ id: people.id, email: people.email, activatedAt: people.activatedAt })
    .from(people)
    .where(and(eq(people.email, email), isNull(people.deactivatedAt)));
  if (!person || !(await mayWrite(ctx, `sign-in:person:${person.id}`))) return;
  const purpose = person.activatedAt ? 'sign-in' : 'invitation';
  await tx(ctx, async (ctx) => {
    if (await isStillReached(ctx, person)) await writeSignInLink(ctx, person.id, { purpose, next, fallback });
  });
}

/** An address that is being changed is changed first, and an account that is being closed is closed: no link comes after that. */
async function isStillReached({ db }: Context, { id, email }: { id: string; email: string }): Promise<boolean> {
  const found = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, id), eq(people.email, email), isNull(people.deactivatedAt)))
    .for('share');
  return found.length > 0;
}

/**
 * Strangers can have letters sent to a person, but neither many nor to shut the person out: within a stretch as long as a link lasts,
 * the links that came before still open.
 */
async function mayWrite(ctx: Context, bucket: string): Promise<boolean> {
  try {
    await guardAttempts(ctx.db, bucket, { most: 5, seconds: linkMinutes['sign-in'] * 60 });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Writes to the address that a person wants to use: a link, or, where somebody uses it already, that it is in use. */
export async function requestAddressLink(
  ctx: Context,
  { personId, email, language: asked }: JobKinds['address-links'],
): Promise<void> {
  if (!(await mayWrite(ctx, `address:to:${secretHash(email).toString('base64url')}`))) return;
  await tx(ctx, async (ctx) => {
    const [asking] = await ctx.db
      .select()
      .from(people)
      .where(and(eq(people.id, personId), isNull(people.deactivatedAt)));
    const [taken] = await ctx.db.select().from(people).where(eq(people.email, email));
    if (!asking || taken?.deactivatedAt) return;
    const fallback = isLanguage(asked) ? asked : 'en';
    await (taken ? writeAddressTaken(ctx, taken.id, fallback) : writeAddressLink(ctx, personId, { email, fallback }));
  });
}

/** What has run out opens nothing, but stays for a while: a clock that was wrong for some days must not have signed everybody out. */
const GRACE_DAYS = 30;

/** Removes the links, sessions and tokens that have run out long ago. */
export async function removeSpent(ctx: Context): Promise<void> {
  const { idleDays, absoluteDays } = sessionLimits;
  const daysAgo = (days: number) => sql`serai_clock() - make_interval(days => ${days + GRACE_DAYS})`;
  await ctx.db.execute(sql`delete from links where expires_at < ${daysAgo(0)} or used_at < ${daysAgo(0)}`);
  await ctx.db.execute(
    sql`delete from sessions where ended_at < ${daysAgo(0)} or seen_at < ${daysAgo(idleDays)} or created_at < ${daysAgo(absoluteDays)}`,
  );
  await ctx.db.execute(sql`delete from tokens where expires_at < ${daysAgo(0)} or ended_at < ${daysAgo(0)}`);
}
