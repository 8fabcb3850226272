import type { Context } from '#core/context.ts';
import { fill } from '#i18n/messages.ts';
import { writeMail } from '#mail/actions.ts';
import { href, paths } from '#paths.ts';
import { eq } from 'drizzle-orm';
import { confirmersOf, type Confirmer } from './confirmers.ts';
import { mandateInLetter } from './in-letters.ts';
import { termOf } from './invitation.ts';
import type { Holder } from './mandate.ts';
import { messages } from './messages/messages.ts';
import { mandates } from './tables.ts';

/** Who is asked to confirm a proposal, by name or as the office they work at, and the last day on which they can answer. */
export type Asked = { names: readonly string[]; answerBy: string };

/** Asks those who may confirm a proposed mandate, each in their language and calendar, and answers who they are. */
export async function writeProposal(ctx: Context, id: string, holder: Holder): Promise<Asked> {
  const confirmers = await confirmersOf(ctx, id, holder);
  for (const confirmer of confirmers) await ask(ctx, id, confirmer, 'proposed');
  const [proposal] = await ctx.db.select({ answerBy: mandates.answerBy }).from(mandates).where(eq(mandates.id, id));
  const names = confirmers.map(({ name, officeName }) => officeName ?? name);
  return { names: [...new Set(names)], answerBy: proposal?.answerBy ?? '' };
}

/** The same people are asked once more while there is time. */
export async function writeReminder(ctx: Context, id: string, holder: Holder): Promise<void> {
  for (const confirmer of await confirmersOf(ctx, id, holder)) await ask(ctx, id, confirmer, 'reminded');
}

async function ask(ctx: Context, id: string, confirmer: Confirmer, how: 'proposed' | 'reminded'): Promise<void> {
  const { language } = confirmer;
  const t = messages[language].proposal;
  const mandate = await mandateInLetter(ctx, id, confirmer);
  const { name, person, role, holder, answerBy, givenBy } = mandate;
  await writeMail(ctx, {
    to: confirmer,
    language,
    mail: {
      subject: fill(how === 'proposed' ? t.subject : t.subjectReminder, { person, holder, date: answerBy }),
      paragraphs: [
        fill(t.greeting, { name }),
        givenBy
          ? fill(t.proposedBy, { by: givenBy, person, holder, role })
          : fill(t.proposed, { person, holder, role }),
        termOf(t, mandate),
        fill(t.answerBy, { date: answerBy }),
      ],
      action: { label: t.open, address: ctx.origin + href(language, paths.mandateConfirmation, { id }) },
      closing: t.closing,
    },
  });
}
