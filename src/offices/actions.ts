import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { isOfSecretariat } from '#core/viewer.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { isLanguage, languages, type Language } from '#i18n/languages.ts';
import { slugFrom } from '#i18n/text.ts';
import { endAllAt } from '#mandates/endings.ts';
import { followHeir, holdEntries } from '#members/bulk.ts';
import { writeMoves } from '#members/standing-mail.ts';
import { fieldOf } from '#network/forms.ts';
import { defaultDelegations } from '#network/network.ts';
import { networks } from '#network/tables.ts';
import { reservedSlugs } from '#paths.ts';
import { and, eq, ne, sql } from 'drizzle-orm';
import { cover, handOverCountries } from './coverage.ts';
import { seat } from './host.ts';
import type { OfficeChange, OfficeDescription, OfficeEntry, OfficeKind, OfficeState, OfficeTexts } from './office.ts';
import { mayChangeOffice, mayCloseOffice, mayDescribeOffice, mayOpenOffice } from './policy.ts';
import { offices, officeStates, officeTexts } from './tables.ts';

type Office = { id: string; kind: OfficeKind; state: OfficeState };

/** The Secretariat opens an office, or plans one; the countries it is given come with their members. */
export function openOffice(ctx: Context, entry: OfficeEntry): Promise<{ id: string; slug: string }> {
  if (!mayOpenOffice(ctx.viewer)) throw new Refusal('secretariat-only', 403);
  return tx(ctx, async (ctx) => {
    await holdEntries(ctx);
    const slug = await slugFor(ctx, entry);
    const office = { id: newId(), slug };
    const { kind, state, opened = null, email = null, website = null, source = null, sample = false } = entry;
    const delegations = [...(entry.delegations ?? defaultDelegations)];
    const inserted = await ctx.db
      .insert(offices)
      .values({
        id: office.id,
        nodeId: sql`(select node_id from networks)`,
        slug,
        kind,
        state,
        opened,
        email,
        website,
        source,
        sample,
        delegations,
      })
      .onConflictDoNothing()
      .returning({ id: offices.id });
    if (inserted.length === 0)
      throw new Refusal(kind === 'secretariat' ? 'one-secretariat' : 'office-slug-taken', 409, { field: 'slug' });
    await writeTexts(ctx, office.id, entry.texts);
    await writeState(ctx, office.id, { state, since: opened });
    const lost = await cover(ctx, office, kind === 'secretariat' ? [] : entry.countries);
    await seat(ctx, office, entry.host);
    await announce(ctx, 'office.opened', { officeId: office.id });
    await announceChanged(ctx, lost);
    return office;
  });
}

/** Where none was typed, the one that the English name gives. */
async function slugFor(ctx: Context, { slug, texts }: OfficeEntry): Promise<string> {
  if (Object.keys(texts).length === 0) throw await nameless(ctx);
  const chosen = slug ?? slugFrom(texts.en?.name ?? '', { reserved: reservedSlugs });
  if (chosen === null) throw new Refusal('office-slug-needed', 422, { field: 'slug' });
  return chosen;
}

/** The Secretariat changes what an office is called, where it sits and which countries it covers. */
export function changeOffice(ctx: Context, office: Office, change: OfficeChange): Promise<void> {
  if (!isOfSecretariat(ctx.viewer)) throw new Refusal('secretariat-only', 403);
  if (!mayChangeOffice(ctx.viewer, office)) throw new Refusal('office-closed', 409);
  if (office.state === 'open' && change.state === 'planned')
    throw new Refusal('office-already-open', 409, { field: 'state' });
  return tx(ctx, async (ctx) => {
    await holdEntries(ctx);
    const {
      revision,
      texts,
      countries,
      host,
      opened = null,
      email = null,
      website = null,
      state = office.state,
    } = change;
    await revise(ctx, office, { revision, opened, email, website, state });
    await writeTexts(ctx, office.id, texts);
    if (state !== office.state) await writeState(ctx, office.id, { state, since: opened });
    // Whatever no other office covers is with the Secretariat: there is nothing to distribute to it.
    const lost = office.kind === 'secretariat' ? [] : await cover(ctx, office, countries);
    await seat(ctx, office, host);
    await announceChanged(ctx, [office.id, ...lost]);
  });
}

/** An office says in its own words what it does and how to reach it. */
export function describeOffice(ctx: Context, office: Office, description: OfficeDescription): Promise<void> {
  if (!mayDescribeOffice(ctx.viewer, office)) {
    throw office.state === 'closed' ? new Refusal('office-closed', 409) : new Refusal('head-or-secretariat-only', 403);
  }
  return tx(ctx, async (ctx) => {
    const { revision, summaries, email = null, website = null } = description;
    await revise(ctx, office, { revision, email, website });
    for (const [language, summary = null] of Object.entries(summaries)) {
      if (!isLanguage(language)) continue;
      await writeSummary(ctx, office.id, { language, summary });
    }
    await announce(ctx, 'office.changed', { officeId: office.id });
  });
}

/** Words stand in a language only where the office has a name in it. */
async function writeSummary(
  ctx: Context,
  officeId: string,
  { language, summary }: { language: Language; summary: string | null },
): Promise<void> {
  const written = await ctx.db
    .update(officeTexts)
    .set({ summary })
    .where(and(eq(officeTexts.officeId, officeId), eq(officeTexts.language, language)))
    .returning({ language: officeTexts.language });
  if (written.length === 0 && summary !== null)
    throw new Refusal('office-nameless-in-language', 409, { field: fieldOf('summary', language) });
}

/** The Secretariat closes a regional office; countries, members and records go to the office that inherits them, mandates end. */
export function closeOffice(ctx: Context, office: Office, closure: { reason: string; heir: string }): Promise<void> {
  if (!isOfSecretariat(ctx.viewer)) throw new Refusal('secretariat-only', 403);
  if (office.kind === 'secretariat') throw new Refusal('secretariat-stays', 409);
  if (!mayCloseOffice(ctx.viewer, office)) throw new Refusal('office-closed', 409);
  return tx(ctx, async (ctx) => {
    await holdEntries(ctx);
    const heir = await findHeir(ctx, office, closure.heir);
    const closed = await ctx.db
      .update(offices)
      .set({ state: 'closed', inheritedBy: heir.id, revision: sql`${offices.revision} + 1` })
      .where(and(eq(offices.id, office.id), ne(offices.state, 'closed')))
      .returning({ id: offices.id });
    if (closed.length === 0) throw new Refusal('office-closed', 409);
    await handOverCountries(ctx, office, heir);
    await writeMoves(ctx, await followHeir(ctx, office, heir));
    await seat(ctx, office, undefined);
    await writeState(ctx, office.id, { state: 'closed', reason: closure.reason });
    // Appointments lock the office and look at its state first, so none can come after this.
    await endAllAt(ctx, office, closure.reason);
    await announce(ctx, 'office.closed', { officeId: office.id, reason: closure.reason });
  });
}

async function findHeir(ctx: Context, office: Office, slug: string): Promise<{ id: string }> {
  const [heir] = await ctx.db
    .select({ id: offices.id })
    .from(offices)
    .where(and(eq(offices.slug, slug), ne(offices.state, 'closed'), ne(offices.id, office.id)));
  if (!heir) throw new Refusal('no-such-heir', 422, { field: 'heir' });
  return heir;
}

type Revision = Pick<typeof offices.$inferInsert, 'opened' | 'email' | 'website'> & {
  revision: number;
  state?: OfficeState;
};

/** Only over the version that was read: who was slower is told. */
async function revise(ctx: Context, office: Office, { revision, ...facts }: Revision): Promise<void> {
  const revised = await ctx.db
    .update(offices)
    .set({ ...facts, revision: revision + 1 })
    .where(and(eq(offices.id, office.id), eq(offices.revision, revision), eq(offices.state, office.state)))
    .returning({ id: offices.id });
  if (revised.length === 0) throw new Refusal('changed-meanwhile', 409);
}

async function writeTexts(ctx: Context, officeId: string, texts: OfficeTexts): Promise<void> {
  const rows = languages.flatMap((language) => {
    const text = texts[language];
    return text ? [{ officeId, language, name: text.name, summary: text.summary ?? null }] : [];
  });
  if (rows.length === 0) throw await nameless(ctx);
  await ctx.db.delete(officeTexts).where(eq(officeTexts.officeId, officeId));
  await ctx.db.insert(officeTexts).values(rows);
}

/** A name is missing in the field that stands first: that of the network's first language. */
async function nameless({ db }: Context): Promise<Refusal> {
  const [network] = await db.select({ languages: networks.languages }).from(networks);
  return new Refusal('office-name-needed', 422, { field: fieldOf('name', network?.languages[0] ?? 'en') });
}

async function writeState(
  ctx: Context,
  officeId: string,
  entered: Pick<typeof officeStates.$inferInsert, 'state' | 'since' | 'reason'>,
): Promise<void> {
  await ctx.db.insert(officeStates).values({ id: newId(), officeId, decidedBy: ctx.viewer.personId, ...entered });
}

async function announceChanged(ctx: Context, officeIds: readonly string[]): Promise<void> {
  for (const officeId of officeIds) await announce(ctx, 'office.changed', { officeId });
}
