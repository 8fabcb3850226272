import type { Context } from '#core/context.ts';
import { formatsOf } from '#i18n/formats.ts';
import type { Language } from '#i18n/languages.ts';
import { localeFor } from '#i18n/locale.ts';
import { fill } from '#i18n/messages.ts';
import { writeMail } from '#mail/actions.ts';
import { networkOfNode } from '#network/queries.ts';
import { href, paths } from '#paths.ts';
import { eq } from 'drizzle-orm';
import { linkMinutes, makeLink } from './links.ts';
import type { Messages } from './messages/en.ts';
import { messages } from './messages/messages.ts';
import { people } from './tables.ts';

/** Tells a person that their account is closed, and why. */
export async function writeAccountClosed(ctx: Context, personId: string): Promise<void> {
  const { reason, ...reader } = await findReader(ctx, personId);
  await write(ctx, reader, (t, { network, name, isolate }) => ({
    subject: fill(t.closed.subject, { network }),
    paragraphs: [
      fill(t.closed.said, { name, network }),
      fill(t.closed.reason, { reason: isolate(reason ?? '') }),
      t.closed.follows,
    ],
    closing: t.closed.closing,
  }));
}

/** Tells a person that their account is open again. */
export async function writeAccountReopened(ctx: Context, personId: string): Promise<void> {
  const reader = await findReader(ctx, personId);
  await write(ctx, reader, (t, { network, name }) => ({
    subject: fill(t.reopened.subject, { network }),
    paragraphs: [fill(t.reopened.said, { name, network }), t.reopened.follows],
    action: { label: t.reopened.open, address: ctx.origin + href(reader.language, paths.signIn) },
  }));
}

/** Tells the address that a person used until now that it is no longer theirs to sign in with. */
export async function writeAddressChanged(ctx: Context, personId: string, email: string): Promise<void> {
  const reader = await findReader(ctx, personId);
  await write(ctx, { ...reader, email }, (t, { network, name }) => ({
    subject: fill(t.moved.subject, { network }),
    paragraphs: [fill(t.moved.said, { name, network }), t.moved.follows],
    closing: t.moved.closing,
  }));
}

/** Sends the link that signs a person in, or lets whoever has never been here come in. */
export async function writeSignInLink(
  ctx: Context,
  personId: string,
  { purpose, next, fallback }: { purpose: 'sign-in' | 'invitation'; next: string | null; fallback: Language },
): Promise<void> {
  const reader = await findReader(ctx, personId, fallback);
  const address = await makeLink(ctx, { personId, purpose, next, language: reader.language });
  await write(ctx, reader, (t, { network, name, number }) => ({
    subject: fill(t.subject, { network }),
    paragraphs: [
      fill(t.youSignInAs, { name }),
      purpose === 'invitation'
        ? fill(t.openWithinDays, { days: number(linkMinutes.invitation / 1_440) })
        : fill(t.openWithinMinutes, { minutes: number(linkMinutes['sign-in']) }),
    ],
    action: { label: t.signInNow, address },
    closing: t.notAsked,
  }));
}

/** Sends the link with which a person begins to sign in with another address, to that address. */
export async function writeAddressLink(
  ctx: Context,
  personId: string,
  { email, fallback }: { email: string; fallback: Language },
): Promise<void> {
  const reader = { ...(await findReader(ctx, personId, fallback)), email };
  const address = await makeLink(ctx, { personId, purpose: 'address', email, language: reader.language });
  await write(ctx, reader, (t, { network, name, number }) => ({
    subject: fill(t.address.subject, { network }),
    paragraphs: [
      fill(t.address.said, { name }),
      fill(t.openWithinMinutes, { minutes: number(linkMinutes.address) }),
      t.address.here,
    ],
    action: { label: t.address.open, address },
    closing: t.address.notAsked,
  }));
}

/** Tells a person that somebody wanted to use their address; who it was is not for them to know. */
export async function writeAddressTaken(ctx: Context, personId: string, fallback: Language): Promise<void> {
  await write(ctx, await findReader(ctx, personId, fallback), (t, { network }) => ({
    subject: fill(t.taken.subject, { network }),
    paragraphs: [t.taken.said],
    closing: t.taken.closing,
  }));
}

type Reader = { personId: string; email: string; name: string; language: Language; reason: string | null };

/** The person as their letters call them, in the language they chose, else in that of whoever acts. */
async function findReader(ctx: Context, personId: string, fallback: Language = ctx.locale.language): Promise<Reader> {
  const [person] = await ctx.db.select().from(people).where(eq(people.id, personId));
  if (!person) throw new Error(`no person ${personId} to write to`);
  const { email, nativeLanguage, nameNative, deactivationReason: reason } = person;
  const language = person.language ?? fallback;
  const name = nativeLanguage === language ? (nameNative ?? person.name) : person.name;
  return { personId, email, name, language, reason };
}

type Words = { network: string; name: string; isolate: (text: string) => string; number: (value: number) => string };

type Said = {
  subject: string;
  paragraphs: readonly string[];
  action?: { label: string; address: string };
  closing?: string;
};

/** Writes what `say` says in the reader's language, every name kept apart from the text around it. */
async function write(
  ctx: Context,
  { personId, email, name, language }: Omit<Reader, 'reason'>,
  say: (t: Messages['mail'], words: Words) => Said,
): Promise<void> {
  const { isolate, number } = formatsOf(localeFor(language));
  const network = await networkOfNode(ctx.db, language);
  const words = { network: isolate(network?.name ?? 'Serai'), name: isolate(name), isolate, number };
  await writeMail(ctx, { to: { email, personId }, language, mail: say(messages[language].mail, words) });
}
