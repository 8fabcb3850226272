import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { tx } from '#db/tx.ts';
import type { Language } from '#i18n/languages.ts';
import { inksOf } from '#network/colours.ts';
import { networkOfNode } from '#network/queries.ts';
import { sql } from 'drizzle-orm';
import { htmlOf, textOf, type Letterhead } from './layout.ts';
import { isOneAddress, subjectLine, type Letter } from './mail.ts';

/** Writes to a person, in the transaction that is the letter's reason: it is sent exactly if that commits. Answers the mail's id. */
export async function writeMail(ctx: Context, letter: Letter): Promise<string> {
  const id = newId();
  await writeAll(ctx, [{ ...letter, id }]);
  return id;
}

/** Writes to many for one reason, by as many statements as to one. */
export async function writeMails(ctx: Context, letters: readonly Letter[]): Promise<void> {
  if (letters.length > 0)
    await writeAll(
      ctx,
      letters.map((letter) => ({ ...letter, id: newId() })),
    );
}

type LetterOnItsWay = Letter & { id: string };

async function writeAll(ctx: Context, letters: readonly LetterOnItsWay[]): Promise<void> {
  if (!letters.every(({ to }) => isOneAddress(to.email)))
    throw new Refusal('no-single-address', 422, { field: 'email' });
  await tx(ctx, async (ctx) => {
    const rows: object[] = [];
    for (const language of new Set(letters.map((letter) => letter.language))) {
      const head = await letterheadOf(ctx, language);
      rows.push(...letters.filter((letter) => letter.language === language).map((letter) => rowOf(letter, head)));
    }
    await ctx.db.execute(sql`
      insert into mails (id, person_id, recipient, language, subject, text, html)
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (id uuid, person_id uuid, recipient text, language text, subject text, text text, html text)`);
    await ctx.jobs.sendMany(
      ctx.db,
      'mail',
      letters.map(({ id }) => ({ mailId: id })),
    );
  });
}

/** Under the names of the columns. */
function rowOf({ id, to, language, mail }: LetterOnItsWay, head: Letterhead) {
  const letter = { ...mail, subject: subjectLine(mail.subject) };
  return {
    id,
    person_id: to.personId,
    recipient: to.email,
    language,
    subject: letter.subject,
    text: textOf(letter, language, head),
    html: htmlOf(letter, language, head),
  };
}

/** A node may write before its network is founded: to the first person of its Secretariat. */
async function letterheadOf(ctx: Context, language: Language): Promise<Letterhead> {
  const network = await networkOfNode(ctx.db, language);
  const { lapis } = inksOf(network ?? { hue: null, accentHue: null });
  return { name: network?.name ?? 'Serai', origin: ctx.origin, isExample: network?.isExample ?? false, ink: lapis };
}
