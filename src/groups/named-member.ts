import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { plainText } from '#members/plain-name.ts';
import { sql } from 'drizzle-orm';

/** The member that somebody means: by the address of its page, or by its whole name in any language and by any keyboard. */
export async function findMemberNamed({ db }: Context, named: string, field: string): Promise<string> {
  const plain = plainText(named).trim();
  const { rows } = await db.execute<{ id: string; isExact: boolean }>(sql`
    select m.id, m.slug = ${named} as "isExact" from members m where m.state not in ('applicant', 'withdrawn') and (m.slug = ${named}
      or m.id in (select t.member_id from member_texts t where t.plain like ${`${plain.replace(/[\\%_]/g, '\\$&')}%`} and plain_text(t.name) = ${plain}))
    limit 3`);
  const found = rows.find(({ isExact }) => isExact) ?? rows[0];
  if (!found) throw new Refusal('no-such-member', 422, { field });
  if (!found.isExact && rows.length > 1) throw new Refusal('several-such-members', 422, { field });
  return found.id;
}
