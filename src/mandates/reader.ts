import type { Role } from '#core/roles.ts';
import type { Delegation, HeldMandate, Viewer } from '#core/viewer.ts';
import type { Database } from '#db/database.ts';
import type { Calendar } from '#i18n/locale.ts';
import type { Language } from '#i18n/languages.ts';
import { isCurrent } from '#network/current.ts';
import { memberName, officeName, personName } from '#network/names.ts';
import { sessionLimits } from '#people/session.ts';
import { sql, type SQL } from 'drizzle-orm';

/** A current mandate with what the bar under the masthead shows of its holder. */
export type SpokenFor = HeldMandate & {
  holderName: string;
  /** An organization or an institute is a member too. */
  isCity: boolean;
  country: string | null;
  look: number;
  until: string | null;
};

/** The person behind a session or a token, with the mandates that are current this instant. */
export type Reader = {
  personId: string;
  sessionId: string | null;
  name: string;
  language: Language | null;
  calendar: Calendar | null;
  timeZone: string | null;
  mandates: readonly SpokenFor[];
  chosenMandateId: string | null;
  /** Notices that wait to be read, up to 100. */
  unread: number;
  /** Seconds since the session was last written down as seen. */
  unseenFor: number;
};

/**
 * A person's mandates in the order in which they came to count, over the alias m. Whoever appoints states the first day, so that a
 * day long past must not put a new mandate before those that the person has.
 */
export const inOrder = sql`m.confirmed_at, m.from_day, m.id`;

const holders = sql`left join members mb on mb.id = m.member_id and mb.state <> 'withdrawn'
  left join offices o on o.id = m.office_id and o.state <> 'closed'`;

/** The mandate under which a person speaks who has chosen none, an SQL expression; null for whoever has none. */
export const firstMandateOf = (person: SQL): SQL<string | null> => sql<string | null>`(
  select m.id from mandates m ${holders}
  where m.person_id = ${person} and ${isCurrent} and coalesce(mb.id, o.id) is not null order by ${inOrder} limit 1)`;

/** What somebody shows to be known: the SHA-256 of a session's cookie, or of a bearer token. */
export type ShownKey = { kind: 'session' | 'token'; hash: Buffer };

const aliveSession = (hash: Buffer) => sql`s.token_hash = ${hash} and s.ended_at is null
    and s.seen_at > serai_clock() - make_interval(days => ${sessionLimits.idleDays}) and s.created_at > serai_clock() - make_interval(days => ${sessionLimits.absoluteDays})`;

const aliveToken = (hash: Buffer) =>
  sql`t.token_hash = ${hash} and t.ended_at is null and t.expires_at > serai_clock()`;

/** Who holds this session cookie; null where it is unknown, ended, too old, or the person is deactivated. */
export async function readerOfSession(db: Database, tokenHash: Buffer, language: Language): Promise<Reader | null> {
  return findReader(
    db,
    sql`select s.id as session_id, s.person_id, s.mandate_id, extract(epoch from serai_clock() - s.seen_at)::int as unseen_for from sessions s where ${aliveSession(tokenHash)}`,
    language,
  );
}

/** Who holds this bearer token, under the one mandate it was made for. */
export async function readerOfToken(db: Database, tokenHash: Buffer, language: Language): Promise<Reader | null> {
  const reader = await findReader(
    db,
    sql`select null::uuid as session_id, t.person_id, t.mandate_id, 0 as unseen_for from tokens t where ${aliveToken(tokenHash)}`,
    language,
  );
  // A program does not go on under another mandate of its person when the one it was made for has ended.
  return reader?.chosenMandateId
    ? { ...reader, mandates: reader.mandates.filter(({ id }) => id === reader.chosenMandateId) }
    : reader;
}

/**
 * Whether a viewer found a moment ago is still who they were, as an SQL expression: the key is good, the mandate current and its
 * holder as it was.
 */
export function isStill({ kind, hash }: ShownKey, { personId, acting }: Viewer): SQL<boolean> {
  const key =
    kind === 'session'
      ? sql`select s.person_id from sessions s where ${aliveSession(hash)}`
      : sql`select t.person_id from tokens t where ${aliveToken(hash)}`;
  return sql<boolean>`exists (select 1 from (${key}) w join people p on p.id = w.person_id and p.deactivated_at is null
    where p.id = ${personId} and ${acting ? isStillHeld(acting) : sql`true`})`;
}

const isStillHeld = ({ id, holder }: HeldMandate) => sql`exists (select 1 from mandates m ${holders}
  where m.id = ${id} and m.person_id = p.id and ${isCurrent} and ${
    holder.kind === 'office'
      ? sql`o.delegations = ${sql.param([...holder.delegations])}::text[]`
      : sql`mb.office_id = ${holder.officeId} and (mb.state = 'applicant') = ${holder.isApplicant ?? false}`
  })`;

/** The viewer that policies ask: the mandate chosen, or the first to have counted. */
export function viewerOf(reader: Reader): Viewer {
  const acting = reader.mandates.find(({ id }) => id === reader.chosenMandateId) ?? reader.mandates[0] ?? null;
  return { personId: reader.personId, mandates: reader.mandates, acting, isOperator: false };
}

type MandateRow = {
  id: string;
  role: Role;
  until: string | null;
  holder_kind: 'member' | 'office';
  holder_id: string;
  slug: string;
  name: string;
  is_city: boolean | null;
  country: string | null;
  look: number | null;
  office_id: string | null;
  is_applicant: boolean | null;
  is_secretariat: boolean | null;
  delegations: Delegation[] | null;
};

type ReaderRow = {
  session_id: string | null;
  person_id: string;
  mandate_id: string | null;
  unseen_for: number;
  name: string;
  language: Language | null;
  calendar: Calendar | null;
  time_zone: string | null;
  unread: number;
  mandates: MandateRow[] | null;
};

/** More are not counted for every page. */
const mostUnread = 100;

async function findReader(db: Database, who: SQL, language: Language): Promise<Reader | null> {
  const { rows } = await db.execute<ReaderRow>(sql`
    select w.*, p.language, p.calendar, p.time_zone, ${personName(language)} as name,
      (select count(*)::int from (select from notifications n where n.person_id = p.id and n.read_at is null limit ${mostUnread}) u) as unread,
      (select json_agg(json_build_object('id', m.id, 'role', m.role, 'until', m.until_day,
          'holder_kind', case when m.member_id is null then 'office' else 'member' end, 'holder_id', coalesce(m.member_id, m.office_id),
          'slug', coalesce(mb.slug, o.slug), 'name', coalesce(${memberName(language, sql`mb.id`)}, ${officeName(language)}, mb.slug, o.slug), 'is_city', mb.kind = 'city', 'country', mb.country, 'look', mb.look,
          'office_id', mb.office_id, 'is_applicant', mb.state = 'applicant', 'is_secretariat', o.kind = 'secretariat', 'delegations', o.delegations) order by ${inOrder})
        from mandates m ${holders}
        where m.person_id = p.id and ${isCurrent} and coalesce(mb.id, o.id) is not null) as mandates
    from (${who}) w join people p on p.id = w.person_id and p.deactivated_at is null`);
  const row = rows[0];
  return row ? readerFrom(row) : null;
}

function readerFrom(row: ReaderRow): Reader {
  return {
    personId: row.person_id,
    sessionId: row.session_id,
    name: row.name,
    language: row.language,
    calendar: row.calendar,
    timeZone: row.time_zone,
    mandates: (row.mandates ?? []).map(mandateFrom),
    chosenMandateId: row.mandate_id,
    unread: row.unread,
    unseenFor: row.unseen_for,
  };
}

function mandateFrom(row: MandateRow): SpokenFor {
  const shown = {
    id: row.id,
    role: row.role,
    holderName: row.name,
    isCity: row.is_city ?? false,
    country: row.country,
    look: row.look ?? 0,
    until: row.until,
  };
  if (row.holder_kind === 'member') {
    const { holder_id: id, slug, office_id: officeId, is_applicant: isApplicant } = row;
    return {
      ...shown,
      holder: { kind: 'member', id, slug, officeId: officeId ?? '', isApplicant: isApplicant ?? false },
    };
  }
  return {
    ...shown,
    holder: {
      kind: 'office',
      id: row.holder_id,
      slug: row.slug,
      isSecretariat: row.is_secretariat ?? false,
      delegations: row.delegations ?? [],
    },
  };
}
