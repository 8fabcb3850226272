import type { Context } from '#core/context.ts';
import type { Role } from '#core/roles.ts';
import type { Delegation, HeldMandate, Viewer } from '#core/viewer.ts';
import { isCurrent } from '#network/current.ts';
import { officeName, personName } from '#network/names.ts';
import { sql } from 'drizzle-orm';
import { recipientColumns, type Recipient } from './in-letters.ts';
import type { Holder } from './mandate.ts';
import { mayConfirm } from './policy.ts';
import { inOrder } from './reader.ts';

/** Somebody who may confirm a proposed mandate. `name` and `officeName` are in the language of the context. */
export type Confirmer = Recipient & { name: string; officeName: string | null };

/**
 * Whose answer a proposed mandate waits for: the holder's own people who may confirm it; where there are none, the office that cares
 * for the member; at last the Secretariat.
 */
export async function confirmersOf(ctx: Context, id: string, holder: Holder): Promise<Confirmer[]> {
  const candidates = await candidatesFor(ctx, id);
  const able = candidates.filter((one) => mayConfirm(speaking(one), { ...one.proposed, holder }));
  const nearest = able.filter(({ distance }) => distance === able[0]?.distance);
  return nearest.filter(({ personId }, at) => nearest.findIndex((other) => other.personId === personId) === at);
}

type Candidate = Confirmer & {
  mandateId: string;
  role: Role;
  memberId: string | null;
  officeId: string | null;
  isSecretariat: boolean | null;
  delegations: Delegation[] | null;
  distance: number;
  proposed: { role: Role; personId: string };
};

/** Everyone who speaks at the holder, at its office or at the Secretariat; which of them may confirm is for the policy to say. */
async function candidatesFor({ db, locale }: Context, id: string): Promise<Candidate[]> {
  const { language } = locale;
  const { rows } = await db.execute<Candidate>(sql`
    select ${recipientColumns}, ${personName(language)} as name, ${officeName(language, sql`o.id`)} as "officeName", m.id as "mandateId", m.role,
      m.member_id as "memberId", m.office_id as "officeId", o.kind = 'secretariat' as "isSecretariat", o.delegations,
      case when coalesce(m.member_id, m.office_id) = coalesce(t.member_id, t.office_id) then 0 when m.office_id = mb.office_id then 1 else 2 end as distance,
      json_build_object('role', t.role, 'personId', t.person_id) as proposed
    from mandates t left join members mb on mb.id = t.member_id
      join mandates m on m.member_id = t.member_id or m.office_id = t.office_id or m.office_id = mb.office_id
        or m.office_id in (select s.id from offices s where s.kind = 'secretariat')
      left join offices o on o.id = m.office_id
      join people p on p.id = m.person_id and p.deactivated_at is null
    where t.id = ${id} and ${isCurrent} and o.state is distinct from 'closed'
    order by distance, ${inOrder}`);
  return rows;
}

/** The policy asks a viewer: the candidate, speaking under the mandate in question. */
function speaking(candidate: Candidate): Viewer {
  const { personId, mandateId: id, role, memberId, officeId, isSecretariat, delegations } = candidate;
  const holder: HeldMandate['holder'] = memberId
    ? { kind: 'member', id: memberId, slug: '', officeId: '', isApplicant: false }
    : {
        kind: 'office',
        id: officeId ?? '',
        slug: '',
        isSecretariat: isSecretariat ?? false,
        delegations: delegations ?? [],
      };
  const acting = { id, role, holder };
  return { personId, mandates: [acting], acting, isOperator: false };
}
