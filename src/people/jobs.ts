import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { guardAttempts } from '#db/attempts.ts';
import type { JobKinds } from '#db/jobs.ts';
import { tx } from '#db/tx.ts';
import { formatsOf } from '#i18n/formats.ts';
import { isLanguage, type Language } from '#i18n/languages.ts';
import { localeFor } from '#i18n/locale.ts';
import { fill } from '#i18n/messages.ts';
import { writeMail } from '#mail/actions.ts';
import { personName } from '#network/names.ts';
import { networkOfNode } from '#network/queries.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { linkMinutes, makeLink } from './links.ts';
import { messages } from './messages/messages.ts';
import { sessionLimits } from './session.ts';
import { people } from './tables.ts';

/** Writes the sign-in link that someone asked for, if a person stands behind the address. Nobody waits for this. */
export async function requestSignInLink(
  ctx: Context,
  { email, language: asked, next }: JobKinds['sign-in-links'],
): Promise<void> {
  const fallback = isLanguage(asked) ? asked : 'en';
  const [person] = await ctx.db
    .select({
      id: people.id,
      email: people.email,
      name: personName(fallback, sql`${people}`),
      language: people.language,
      activatedAt: people.activatedAt,
    })
    .from(people)
    .where(and(eq(people.email, email), isNull(people.deactivatedAt)));
  if (!person || !(await mayWriteTo(ctx, person.id))) return;
  const language = person.language ?? fallback;
  const purpose = person.activatedAt ? 'sign-in' : 'invitation';
  await tx(ctx, async (ctx) => {
    const address = await makeLink(ctx, { personId: person.id, purpose, next, language });
    await writeMail(ctx, {
      to: { email: person.email, personId: person.id },
      language,
      mail: await linkMail(ctx, { language, purpose, address, name: person.name }),
    });
  });
}

/**
 * Strangers can have letters sent to a person, but neither many nor to shut the person out: within a stretch as long as a link lasts,
 * the links that came before still open.
 */
async function mayWriteTo(ctx: Context, personId: string): Promise<boolean> {
  try {
    await guardAttempts(ctx.db, `sign-in:person:${personId}`, { most: 5, seconds: linkMinutes['sign-in'] * 60 });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

type LinkLetter = { language: Language; purpose: 'sign-in' | 'invitation'; address: string; name: string };

async function linkMail(ctx: Context, { language, purpose, address, name }: LinkLetter) {
  const t = messages[language].mail;
  const { isolate, number } = formatsOf(localeFor(language));
  const network = await networkOfNode(ctx.db, language);
  const isFirst = purpose === 'invitation';
  const lasts = isFirst
    ? fill(t.openWithinDays, { days: number(linkMinutes.invitation / 1_440) })
    : fill(t.openWithinMinutes, { minutes: number(linkMinutes['sign-in']) });
  return {
    subject: fill(t.subject, { network: isolate(network?.name ?? 'Serai') }),
    paragraphs: [fill(t.youSignInAs, { name: isolate(name) }), lasts],
    action: { label: t.signInNow, address },
    closing: t.notAsked,
  };
}

/** Removes the links, sessions and tokens that have run out. */
export async function removeSpent(ctx: Context): Promise<void> {
  const { idleDays, absoluteDays } = sessionLimits;
  await ctx.db.execute(
    sql`delete from links where expires_at < serai_clock() - interval '1 day' or used_at < serai_clock() - interval '1 day'`,
  );
  await ctx.db.execute(sql`delete from sessions where ended_at < serai_clock() - interval '30 days'
    or seen_at < serai_clock() - make_interval(days => ${idleDays}) or created_at < serai_clock() - make_interval(days => ${absoluteDays})`);
  await ctx.db.execute(
    sql`delete from tokens where expires_at < serai_clock() or ended_at < serai_clock() - interval '30 days'`,
  );
}
