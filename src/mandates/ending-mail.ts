import type { Context } from '#core/context.ts';
import type { Language } from '#i18n/languages.ts';
import { fill } from '#i18n/messages.ts';
import { writeMail } from '#mail/actions.ts';
import { href, paths } from '#paths.ts';
import { sql, type SQL } from 'drizzle-orm';
import { mandateInLetter, recipientsOf, type MandateInLetter, type Recipient } from './in-letters.ts';
import type { Ending } from './mandate.ts';
import { messages } from './messages/messages.ts';

/**
 * Tells those whom the end of a mandate concerns, with the reason. Nobody is told of what they did themselves; of a proposal that never
 * counted only those hear who could know of it: whoever proposed, and the named person once they have been here.
 */
export async function writeEnding(ctx: Context, id: string): Promise<void> {
  const others = sql`m.id = ${id} and p.id is distinct from ${ctx.viewer.personId}::uuid and ${concerned}`;
  for (const recipient of await recipientsOf(ctx, others)) await tell(ctx, id, recipient);
}

const concerned: SQL = sql`case when m.confirmed_at is not null then p.id = m.person_id
  else p.id = m.given_by or (p.id = m.person_id and p.activated_at is not null) end`;

async function tell(ctx: Context, id: string, recipient: Recipient): Promise<void> {
  const { language } = recipient;
  const mandate = await mandateInLetter(ctx, id, recipient);
  const t = messages[language].endings[mandate.ending ?? 'ended'];
  const { name, person, holder, role, reason } = mandate;
  await writeMail(ctx, {
    to: recipient,
    language,
    mail: {
      subject: fill(t.subject, { holder, person }),
      paragraphs: [
        fill(messages[language].endings.greeting, { name }),
        byWhom(t, mandate),
        fill(messages[language].endings.whatItWas, { person, holder, role, term: daysOf(language, mandate) }),
        ...(reason ? [fill(messages[language].endings.reason, { reason })] : []),
      ],
      action: { label: messages[language].endings.open, address: ctx.origin + href(language, paths.me) },
      closing: t.closing,
    },
  });
}

/** Who holds the same role there already must see which of the two is meant. */
const daysOf = (language: Language, { from, until }: MandateInLetter): string =>
  until ? fill(messages[language].termFromUntil, { from, until }) : fill(messages[language].termFrom, { from });

type Said = { subject: string; by: string; byNobody: string; closing: string };

/** At the machine and by the passing of time a mandate ends without anybody's name. */
const byWhom = (t: Said, { endedBy, holder, person, answerBy }: MandateInLetter & { ending: Ending | null }): string =>
  endedBy ? fill(t.by, { by: endedBy, holder, person }) : fill(t.byNobody, { holder, person, date: answerBy });
