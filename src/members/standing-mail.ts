import type { Context } from '#core/context.ts';
import { formatsOf } from '#i18n/formats.ts';
import { languages, type Language } from '#i18n/languages.ts';
import { localeFor, type Calendar } from '#i18n/locale.ts';
import { fill } from '#i18n/messages.ts';
import { asPartialDate } from '#i18n/partial-date.ts';
import { writeMails } from '#mail/actions.ts';
import type { Letter } from '#mail/mail.ts';
import { isCurrent } from '#network/current.ts';
import { languageOfMember, memberName, officeName, personName } from '#network/names.ts';
import { networkOfNode } from '#network/queries.ts';
import { href, paths } from '#paths.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { MemberInHand, MemberState, MovedMember } from './member.ts';
import { messages } from './messages/messages.ts';

/** The steps of its standing that a member's people are told of. */
export type StandingStep = 'promotion' | 'suspension' | 'reinstatement' | 'withdrawal';

/** Tells a member's people of a step that was just taken, and why. What a file changes nobody is written to about. */
export const writeStanding = (
  ctx: Context,
  { id, officeId }: MemberInHand,
  { step, reason }: { step: StandingStep; reason: string | null },
): Promise<void> => tell(ctx, step, { members: [{ id, formerOfficeId: officeId }], reason });

/** Tells the people of members that another office cares for them now. */
export const writeMoves = (ctx: Context, moved: readonly MovedMember[]): Promise<void> =>
  tell(ctx, 'move', { members: moved, reason: null });

/** Who is told: whoever speaks for the member today, under whichever role, but nobody of what they did themselves. */
const receivers = ({ viewer }: Context): SQL =>
  sql`${isCurrent} and p.deactivated_at is null and p.id is distinct from ${viewer.personId}::uuid`;

type Event = StandingStep | 'move';

type Told = { members: readonly MovedMember[]; reason: string | null };

/** As many statements for all members of an office as for one: names are read once in each language. */
async function tell(ctx: Context, event: Event, { members, reason }: Told): Promise<void> {
  if (members.length === 0) return;
  const letters: Letter[] = [];
  for (const language of languages) {
    const rows = await readersIn(ctx, language, members);
    if (rows.length === 0) continue;
    const network = (await networkOfNode(ctx.db, language))?.name ?? '';
    letters.push(...rows.map((reader) => letterTo(ctx, event, { ...reader, language, network, reason })));
  }
  await writeMails(ctx, letters);
}

/** Somebody who is written to, with the names in their language. */
type Reader = {
  personId: string;
  email: string;
  calendar: Calendar | null;
  name: string;
  slug: string;
  member: string;
  state: MemberState;
  office: string;
  officeEmail: string | null;
  former: string;
  today: string;
};

/** Each person once for each member; who chose no language is written to in one that the member works in. */
async function readersIn(ctx: Context, language: Language, moved: Told['members']): Promise<Reader[]> {
  const { rows } = await ctx.db.execute<Reader>(sql`
    select distinct p.id as "personId", p.email, p.calendar, ${personName(language)} as name, mb.slug, ${memberName(language, sql`mb.id`)} as member,
      mb.state, ${officeName(language, sql`mb.office_id`)} as office, o.email as "officeEmail",
      ${officeName(language, sql`r."formerOfficeId"`)} as former, serai_today()::text as today
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as r (id uuid, "formerOfficeId" uuid)
      join members mb on mb.id = r.id join offices o on o.id = mb.office_id
      join mandates m on m.member_id = mb.id join people p on p.id = m.person_id
    where ${receivers(ctx)} and coalesce(p.language, ${languageOfMember}) = ${language}
    order by mb.slug, p.email`);
  return rows;
}

type Addressed = Reader & { language: Language; network: string; reason: string | null };

function letterTo({ origin }: Context, event: Event, reader: Addressed): Letter {
  const { language, personId, email, calendar, slug, state, officeEmail, reason } = reader;
  const { standingMail, standings } = messages[language];
  const { isolate, date } = formatsOf(localeFor(language, { calendar }));
  const words = {
    name: isolate(reader.name),
    member: isolate(reader.member),
    network: isolate(reader.network),
    office: isolate(reader.office),
    former: isolate(reader.former),
    standing: standings[state],
    date: date(asPartialDate(reader.today)),
    reason: isolate(reason ?? ''),
    email: isolate(officeEmail ?? ''),
  };
  const t = standingMail[event];
  return {
    to: { personId, email },
    language,
    mail: {
      subject: fill(t.subject, words),
      paragraphs: [
        fill(standingMail.greeting, words),
        fill(t.what, words),
        ...(reason ? [fill(standingMail.reason, words)] : []),
        fill(t.means, words),
      ],
      action: {
        label: fill(standingMail.open, words),
        address: origin + href(language, paths.member, { slug }),
      },
      closing: fill(officeEmail ? standingMail.askAt : standingMail.ask, words),
    },
  };
}
