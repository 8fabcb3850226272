import type { Context } from '#core/context.ts';
import { notFound } from '#core/refusal.ts';
import type { Delegation } from '#core/viewer.ts';
import type { Language } from '#i18n/languages.ts';
import { sql } from 'drizzle-orm';
import { officeName } from './names.ts';

/** The network as its settings hold it. */
export type NetworkInForm = {
  id: string;
  acronym: string | null;
  founded: number | null;
  languages: Language[];
  timeZone: string;
  hue: number | null;
  accentHue: number | null;
  revision: number;
  texts: Partial<Record<Language, { name: string; summary: string | null; purpose: string | null }>>;
  /** Regional offices with what is handed to them. */
  offices: { slug: string; name: string; delegations: Delegation[] }[];
};

/** The network with all its texts, and what its offices may do. */
export async function networkInForm(ctx: Context): Promise<NetworkInForm> {
  const { rows } = await ctx.db.execute<NetworkInForm>(sql`
    select n.id, n.acronym, n.founded, n.languages, n.time_zone as "timeZone", n.hue, n.accent_hue as "accentHue", n.revision,
      (select json_object_agg(t.language, json_build_object('name', t.name, 'summary', t.summary, 'purpose', t.purpose)) from network_texts t where t.network_id = n.id) as texts,
      coalesce((select json_agg(json_build_object('slug', o.slug, 'delegations', o.delegations, 'name',
          ${officeName(ctx.locale.language)}) order by o.slug)
        from offices o where o.kind = 'regional' and o.state <> 'closed'), '[]') as offices
    from networks n`);
  const [network] = rows;
  if (!network) throw notFound();
  return network;
}
