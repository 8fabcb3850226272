import type { Context } from '#core/context.ts';
import { kept } from '#core/kept.ts';
import type { Language } from '#i18n/languages.ts';
import { forReader } from '#network/names.ts';
import { sql } from 'drizzle-orm';
import { maySee } from './policy.ts';
import type { DecidingBody } from './proposal.ts';

/** What a group goes back to. */
export type FoundingInView = {
  proposal: { slug: string; number: number | null; title: string; titleLanguage: Language };
  decision: { reference: string; body: DecidingBody; day: string } | null;
};

/** The proposal that asked for a group, with the decision that founded it; null for a group that was founded without one. */
export async function foundingOf(ctx: Context, groupId: string): Promise<FoundingInView | null> {
  const [row] = await kept(ctx, ['founding', groupId, ctx.locale.language], () => readFounding(ctx, groupId));
  if (!row || !maySee(ctx.viewer, row)) return null;
  return { proposal: row.proposal, decision: row.decision };
}

type FoundingRow = FoundingInView & { number: number | null; memberId: string };

/** One row or none. */
async function readFounding(ctx: Context, groupId: string): Promise<FoundingRow[]> {
  const { rows } = await ctx.db.execute<FoundingRow>(sql`
    select pr.number, pr.member_id as "memberId",
      json_build_object('slug', coalesce(pr.slug, pr.id::text), 'number', pr.number, 'title', t.title, 'titleLanguage', t.language) as proposal,
      case when d.outcome = 'adopted' then json_build_object('reference', d.reference, 'body', d.body, 'day', d.day) end as decision
    from proposal_groups pg join proposals pr on pr.id = pg.proposal_id left join decisions d on d.proposal_id = pr.id
      join lateral (select x.title, x.language from proposal_texts x where x.proposal_id = pr.id order by ${forReader(sql`x`, ctx.locale.language)} limit 1) t on true
    where pg.group_id = ${groupId}`);
  return rows;
}
