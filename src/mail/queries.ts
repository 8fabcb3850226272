import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { notFound } from '#core/refusal.ts';
import type { Language } from '#i18n/languages.ts';
import { desc, eq, lt, sql } from 'drizzle-orm';
import { messageIdOf } from './mail.ts';
import { mails } from './tables.ts';

export type MailState = 'waiting' | 'sent' | 'failed';

/** A letter in the list of the development mailbox. */
export type MailInList = {
  id: string;
  recipient: string;
  language: Language;
  subject: string;
  writtenAt: Date;
  state: MailState;
};

/** A whole letter, with what its header says. */
export type MailInView = MailInList & { messageId: string; text: string | null; html: string | null };

const PAGE = 50;

const state = sql<MailState>`case when ${mails.failedAt} is not null then 'failed' when ${mails.sentAt} is not null then 'sent' else 'waiting' end`;

const { id, recipient, language, subject, writtenAt } = mails;

/** Letters of the development mailbox, newest first; onward below `after`. */
export async function mailbox(ctx: Context, after?: string): Promise<{ items: MailInList[]; next: string | null }> {
  guardMailbox(ctx);
  const rows = await ctx.db
    .select({ id, recipient, language, subject, writtenAt, state })
    .from(mails)
    .where(after && isId(after) ? lt(mails.id, after) : undefined)
    .orderBy(desc(mails.id))
    .limit(PAGE + 1);
  const items = rows.slice(0, PAGE);
  return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
}

/** One letter of the development mailbox. */
export async function findMail(ctx: Context, wanted: string): Promise<MailInView> {
  guardMailbox(ctx);
  if (!isId(wanted)) throw notFound();
  const { text, html } = mails;
  const [mail] = await ctx.db
    .select({ id, recipient, language, subject, writtenAt, state, text, html })
    .from(mails)
    .where(eq(mails.id, wanted));
  if (!mail) throw notFound();
  return { ...mail, messageId: messageIdOf(mail.id, ctx.origin) };
}

/** Links in letters are keys, so the mailbox opens at this very machine only. */
function guardMailbox(ctx: Context): void {
  if (!ctx.sender?.isLocal) throw notFound();
}
