import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { isOfSecretariat } from '#core/viewer.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { languages } from '#i18n/languages.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Founding, NetworkTexts } from './network.ts';
import { networks, networkTexts, nodes } from './tables.ts';

/** Founds the network on this node; there can be only one. */
export function foundNetwork(
  ctx: Context,
  founding: Founding,
  { isExample = false } = {},
): Promise<{ id: string; nodeId: string }> {
  return tx(ctx, async (ctx) => {
    const network = { id: newId(), nodeId: await nodeOf(ctx) };
    const { texts, ...facts } = founding;
    const founded = await ctx.db
      .insert(networks)
      .values({
        ...network,
        ...facts,
        acronym: facts.acronym ?? null,
        founded: facts.founded ?? null,
        exampleSince: isExample ? sql`serai_clock()` : null,
      })
      .onConflictDoNothing({ target: networks.only })
      .returning({ id: networks.id });
    if (founded.length === 0) throw new Refusal('already-founded', 409);
    await writeTexts(ctx, network.id, texts);
    await announce(ctx, 'network.founded', { networkId: network.id });
    return network;
  });
}

/** Of two that found at once the second waits here for the first, and then finds the network's seat taken. */
async function nodeOf(ctx: Context): Promise<string> {
  const [node] = await ctx.db
    .insert(nodes)
    .values({ id: newId(), origin: ctx.origin })
    .onConflictDoUpdate({ target: nodes.origin, set: { origin: sql`excluded.origin` } })
    .returning({ id: nodes.id });
  if (!node) throw new Error('a node could be neither made nor found');
  return node.id;
}

export type NetworkChange = Founding & { revision: number; hue?: number | undefined; accentHue?: number | undefined };

/** The Secretariat changes what the network is called, speaks and looks like. */
export function changeNetwork(ctx: Context, network: { id: string }, change: NetworkChange): Promise<void> {
  if (!isOfSecretariat(ctx.viewer)) throw new Refusal('secretariat-only', 403);
  return tx(ctx, async (ctx) => {
    const { texts, revision, ...facts } = change;
    const changed = await ctx.db
      .update(networks)
      .set({
        ...facts,
        acronym: facts.acronym ?? null,
        founded: facts.founded ?? null,
        hue: facts.hue ?? null,
        accentHue: facts.accentHue ?? null,
        revision: revision + 1,
      })
      .where(and(eq(networks.id, network.id), eq(networks.revision, revision)))
      .returning({ id: networks.id });
    if (changed.length === 0) throw new Refusal('changed-meanwhile', 409);
    await ctx.db.delete(networkTexts).where(eq(networkTexts.networkId, network.id));
    await writeTexts(ctx, network.id, texts);
    await announce(ctx, 'network.changed', { networkId: network.id });
  });
}

async function writeTexts(ctx: Context, networkId: string, texts: NetworkTexts): Promise<void> {
  const rows = languages.flatMap((language) => {
    const text = texts[language];
    return text
      ? [{ networkId, language, name: text.name, summary: text.summary ?? null, purpose: text.purpose ?? null }]
      : [];
  });
  await ctx.db.insert(networkTexts).values(rows);
}
