import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { tx } from '#db/tx.ts';
import type { Language } from '#i18n/languages.ts';
import { networkOfNode } from '#network/queries.ts';
import { htmlOf, textOf, type Letterhead } from './layout.ts';
import { isOneAddress, subjectLine, type Letter } from './mail.ts';
import { mails } from './tables.ts';

/** Writes to a person, in the transaction that is the letter's reason: it is sent exactly if that commits. Answers the mail's id. */
export async function writeMail(ctx: Context, { to, language, mail }: Letter): Promise<string> {
  if (!isOneAddress(to.email)) throw new Refusal('no-single-address', 422, { field: 'email' });
  const letter = { ...mail, subject: subjectLine(mail.subject) };
  return tx(ctx, async (ctx) => {
    const head = await letterheadOf(ctx, language);
    const id = newId();
    await ctx.db.insert(mails).values({
      id,
      personId: to.personId,
      recipient: to.email,
      language,
      subject: letter.subject,
      text: textOf(letter, language, head),
      html: htmlOf(letter, language, head),
    });
    await ctx.jobs.send(ctx.db, 'mail', { mailId: id });
    return id;
  });
}

/** A node may write before its network is founded: to the first person of its Secretariat. */
async function letterheadOf(ctx: Context, language: Language): Promise<Letterhead> {
  const network = await networkOfNode(ctx.db, language);
  return { name: network?.name ?? 'Serai', origin: ctx.origin, isExample: network?.isExample ?? false };
}
