import type { Context } from '#core/context.ts';
import type { Role } from '#core/roles.ts';
import { announce } from '#db/outbox.ts';
import { formatsOf } from '#i18n/formats.ts';
import type { Language } from '#i18n/languages.ts';
import { localeFor } from '#i18n/locale.ts';
import { fill } from '#i18n/messages.ts';
import { asPartialDate } from '#i18n/partial-date.ts';
import { writeMail } from '#mail/actions.ts';
import { networkOfNode } from '#network/queries.ts';
import { memberName, officeName, personName } from '#network/names.ts';
import { href, paths } from '#paths.ts';
import { makeLink } from '#people/links.ts';
import { sql } from 'drizzle-orm';
import { messages } from './messages/messages.ts';

/** Tells a person, in their language, for whom they may speak now; whoever has never been here finds the way in with it. */
export async function writeInvitation(ctx: Context, mandateId: string): Promise<void> {
  const { language, ...invited } = await findInvited(ctx, mandateId);
  const network = await networkOfNode(ctx.db, language);
  const { isolate, ...formats } = formatsOf(localeFor(language));
  const t = messages[language].invitation;
  const values = {
    role: messages[language].roles[invited.role],
    holder: isolate(invited.holder),
    network: isolate(network?.name ?? ''),
  };
  const term = {
    from: formats.date(asPartialDate(invited.from)),
    until: invited.until ? formats.date(asPartialDate(invited.until)) : '',
  };
  await writeMail(ctx, {
    to: { email: invited.email, personId: invited.personId },
    language,
    mail: {
      subject: fill(invited.isNew ? t.subjectNew : t.subject, values),
      paragraphs: [
        fill(t.greeting, { name: isolate(invited.name) }),
        invited.by ? fill(t.namedBy, { ...values, by: isolate(invited.by) }) : fill(t.named, values),
        fill(invited.until ? t.termUntil : t.term, term),
      ],
      action: { label: invited.isNew ? t.come : t.open, address: await addressFor(ctx, invited, language) },
      closing: invited.isNew ? t.closingNew : t.closing,
    },
  });
  if (invited.isNew) await announce(ctx, 'person.invited', { personId: invited.personId, mandateId });
}

type Invited = {
  personId: string;
  name: string;
  email: string;
  isNew: boolean;
  role: Role;
  from: string;
  until: string | null;
  holder: string;
  by: string | null;
};

/** The link signs in whoever is new; the others have their own way and get a plain address. */
async function addressFor(ctx: Context, { isNew, personId }: Invited, language: Language): Promise<string> {
  const next = href(language, paths.me);
  return isNew ? makeLink(ctx, { personId, purpose: 'invitation', next }) : `${ctx.origin}${next}`;
}

async function findInvited(ctx: Context, mandateId: string): Promise<Invited & { language: Language }> {
  const { rows: languages } = await ctx.db.execute<{ language: Language }>(sql`
    select coalesce(p.language, (select l.language from networks n, unnest(n.languages) as l(language)
        where l.language = any(mb.languages) order by array_position(mb.languages, l.language) limit 1), (select n.languages[1] from networks n limit 1)) as language
    from mandates m join people p on p.id = m.person_id left join members mb on mb.id = m.member_id where m.id = ${mandateId}`);
  const language = languages[0]?.language ?? 'en';
  const { rows } = await ctx.db.execute<Invited>(sql`
    select p.id as "personId", ${personName(language)} as name, p.email, p.activated_at is null as "isNew", m.role,
      m.from_day::text as "from", m.until_day::text as until,
      case when m.member_id is null then ${officeName(language, sql`m.office_id`)} else ${memberName(language, sql`m.member_id`)} end as holder,
      (select ${personName(language, sql`g`)} from people g where g.id = ${ctx.viewer.personId}) as by
    from mandates m join people p on p.id = m.person_id where m.id = ${mandateId}`);
  const invited = rows[0];
  if (!invited) throw new Error(`no mandate ${mandateId} to invite for`);
  return { ...invited, language };
}
