import type { Context } from '#core/context.ts';
import { announce } from '#db/outbox.ts';
import { formatsOf } from '#i18n/formats.ts';
import type { Language } from '#i18n/languages.ts';
import { localeFor } from '#i18n/locale.ts';
import { fill } from '#i18n/messages.ts';
import { writeMail } from '#mail/actions.ts';
import { networkOfNode } from '#network/queries.ts';
import { href, paths } from '#paths.ts';
import { makeLink } from '#people/links.ts';
import { sql } from 'drizzle-orm';
import { mandateInLetter, recipientsOf, type MandateInLetter, type Recipient } from './in-letters.ts';
import type { Messages } from './messages/en.ts';
import { messages } from './messages/messages.ts';

/** Tells a person, in their language, for whom they may speak now; whoever has never been here finds the way in with it. */
export async function writeInvitation(ctx: Context, mandateId: string): Promise<void> {
  const [invited] = await recipientsOf(ctx, sql`m.id = ${mandateId} and p.id = m.person_id`);
  if (!invited) return;
  const { language, isNew } = invited;
  const t = messages[language].invitation;
  const mandate = await mandateInLetter(ctx, mandateId, invited);
  const network = formatsOf(localeFor(language)).isolate((await networkOfNode(ctx.db, language))?.name ?? '');
  await writeMail(ctx, {
    to: invited,
    language,
    mail: {
      subject: fill(isNew ? t.subjectNew : t.subject, { holder: mandate.holder, network }),
      paragraphs: [fill(t.greeting, { name: mandate.person }), byWhom(t, mandate), termOf(t, mandate)],
      action: { label: isNew ? t.come : t.open, address: await addressFor(ctx, invited, language) },
      closing: isNew ? t.closingNew : t.closing,
    },
  });
  if (isNew) await announce(ctx, 'person.invited', { personId: invited.personId, mandateId });
}

/** Who proposed and who confirmed are named where they are two. */
function byWhom(t: Messages['invitation'], { role, holder, givenBy, confirmedBy }: MandateInLetter): string {
  if (givenBy && confirmedBy && givenBy !== confirmedBy)
    return fill(t.confirmedBy, { role, holder, by: confirmedBy, proposer: givenBy });
  const by = givenBy ?? confirmedBy;
  return by ? fill(t.namedBy, { role, holder, by }) : fill(t.named, { role, holder });
}

/** From when until when, as every letter about a mandate says it. */
export const termOf = (
  t: Pick<Messages['invitation'], 'term' | 'termUntil'>,
  { from, until }: MandateInLetter,
): string => (until ? fill(t.termUntil, { from, until }) : fill(t.term, { from }));

/** The link signs in whoever is new; the others have their own way and get a plain address. */
async function addressFor(ctx: Context, { isNew, personId }: Recipient, language: Language): Promise<string> {
  const next = href(language, paths.me);
  return isNew ? makeLink(ctx, { personId, purpose: 'invitation', next, language }) : `${ctx.origin}${next}`;
}
