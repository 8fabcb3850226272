import type { Context } from '#core/context.ts';
import type { JobKinds } from '#db/jobs.ts';
import { networkOfNode } from '#network/queries.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { messageIdOf } from './mail.ts';
import { Undeliverable, type Post } from './post.ts';
import { mails } from './tables.ts';

/**
 * Sends a letter that waits. Done again it does nothing; only a worker that was killed between the mail server's yes and our note of it
 * sends a letter twice, under the same Message-ID. An error means: later again.
 */
export async function sendMail(ctx: Context, { mailId }: JobKinds['mail'], post: Post | null): Promise<void> {
  const [mail] = await ctx.db.select().from(mails).where(isWaiting(mailId));
  if (!mail) return;
  if (!post) return noteDelivered(ctx, mailId);
  if (!post.hasTaken(mailId)) {
    const network = await networkOfNode(ctx.db, mail.language);
    const letter = {
      id: mail.id,
      messageId: messageIdOf(mail.id, ctx.origin),
      senderName: network?.name ?? 'Serai',
      recipient: mail.recipient,
      subject: mail.subject,
    };
    try {
      await post.send({ ...letter, text: mail.text ?? '', html: mail.html ?? '' });
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error;
      return noteUndeliverable(ctx, mailId, error.message);
    }
  }
  await noteSent(ctx, mailId);
}

const isWaiting = (mailId: string) => and(eq(mails.id, mailId), isNull(mails.sentAt), isNull(mails.failedAt));

/** In the development mailbox a letter stays whole, to be read there. */
async function noteDelivered(ctx: Context, mailId: string): Promise<void> {
  await ctx.db
    .update(mails)
    .set({ sentAt: sql`serai_clock()` })
    .where(isWaiting(mailId));
}

/** A link in a letter is a key, so nothing of the letter is kept once it is on its way. */
async function noteSent(ctx: Context, mailId: string): Promise<void> {
  await ctx.db
    .update(mails)
    .set({ sentAt: sql`serai_clock()`, text: null, html: null })
    .where(isWaiting(mailId));
}

async function noteUndeliverable(ctx: Context, mailId: string, failure: string): Promise<void> {
  await ctx.db
    .update(mails)
    .set({ failedAt: sql`serai_clock()`, failure, text: null, html: null })
    .where(isWaiting(mailId));
}
