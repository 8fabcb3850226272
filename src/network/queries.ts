import type { Database } from '#db/database.ts';
import type { Language } from '#i18n/languages.ts';
import { sql } from 'drizzle-orm';
import { memberName } from './names.ts';

/** The network as the frame of every page shows it. */
export type NetworkInLanguage = {
  id: string;
  nodeId: string;
  name: string;
  acronym: string | null;
  founded: number | null;
  languages: Language[];
  timeZone: string;
  summary: string | null;
  purpose: string | null;
  hue: number | null;
  accentHue: number | null;
  secretariatCity: string | null;
  isExample: boolean;
};

/** The network of this node in a language, else in its first language; null before it is founded. */
export async function networkOfNode(db: Database, language: Language): Promise<NetworkInLanguage | null> {
  const { rows } = await db.execute<NetworkInLanguage>(sql`
    select n.id, n.node_id as "nodeId", n.acronym, n.founded, n.languages, n.time_zone as "timeZone", n.hue, n.accent_hue as "accentHue",
      coalesce(t.name, d.name) as name, coalesce(t.summary, d.summary) as summary, coalesce(t.purpose, d.purpose) as purpose,
      n.example_since is not null as "isExample",
      (select ${memberName(language)} from members m join offices o on o.id = m.hosts_office_id and o.kind = 'secretariat' limit 1) as "secretariatCity"
    from networks n
      left join network_texts t on t.network_id = n.id and t.language = ${language}
      left join network_texts d on d.network_id = n.id and d.language = n.languages[1]
    limit 1`);
  return rows[0] ?? null;
}

/** Whether a network stands on this node. */
export async function isFounded(db: Database): Promise<boolean> {
  const { rows } = await db.execute(sql`select 1 from networks limit 1`);
  return rows.length > 0;
}

/** The hues a network gave itself; null keeps ours, as it does before there is a network. */
export async function coloursOfNetwork(db: Database): Promise<{ hue: number | null; accentHue: number | null }> {
  const { rows } = await db.execute<{ hue: number | null; accentHue: number | null }>(
    sql`select hue, accent_hue as "accentHue" from networks`,
  );
  return rows[0] ?? { hue: null, accentHue: null };
}
