import type { Context } from '#core/context.ts';
import type { Party } from '#drafting/drafted-text.ts';
import { sql } from 'drizzle-orm';

/** A person with the mandate under which they speak, and for whom. */
export type Speaker = { personId: string; mandateId: string; memberId: string | null; officeId: string | null };

/** Who and what the example's files name, by what they call it. */
export type Known = {
  nodeId: string;
  member: (slug: string) => string;
  /** A person under the mandate of a day; where they hold several, the files say for whom they speak. */
  speaker: (email: string, holder?: string) => Speaker;
  /** Who commits a member, where the example knows somebody. */
  spokesperson: (slug: string) => Speaker | null;
};

type KnownRow = Speaker & { email: string; holder: string; commits: boolean };

/** Looks up what is there already: members by slug, and people with their mandates by e-mail address. */
export async function knownOf({ db }: Context): Promise<Known> {
  const { rows: nodes } = await db.execute<{ id: string }>(sql`select node_id as id from networks`);
  const { rows: members } = await db.execute<{ slug: string; id: string }>(sql`select slug, id from members`);
  const { rows: speakers } = await db.execute<KnownRow>(sql`
    select p.email, p.id as "personId", m.id as "mandateId", m.member_id as "memberId", m.office_id as "officeId", coalesce(mb.slug, o.slug) as holder,
      m.role in ('representative', 'substitute', 'focal-point') as commits
    from mandates m join people p on p.id = m.person_id left join members mb on mb.id = m.member_id left join offices o on o.id = m.office_id
    where m.confirmed_at is not null and m.from_day <= serai_today() order by m.from_day desc`);
  const memberIds = new Map(members.map(({ slug, id }) => [slug, id]));
  return {
    nodeId: there(nodes[0]?.id, 'the network'),
    member: (slug) => there(memberIds.get(slug), slug),
    speaker: (email, holder) =>
      there(
        speakers.find((one) => one.email === email && (holder === undefined || one.holder === holder)),
        `${email} ${holder ?? ''}`,
      ),
    spokesperson: (slug) => speakers.find(({ holder, commits }) => commits && holder === slug) ?? null,
  };
}

/** For whom a party to a proposal of a member speaks. */
export const holderOf = (party: Party, member: string): string => (party === 'proposer' ? member : 'secretariat');

/** What a file names must be there. */
export function there<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Error(`the example has no ${name}`);
  return thing;
}
