import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { languages, type Language } from '#i18n/languages.ts';
import { and, eq, sql } from 'drizzle-orm';
import { holdEntries } from './bulk.ts';
import { assignLook } from './look.ts';
import type { MemberChange, MemberEntry, MemberFacts, MemberInHand } from './member.ts';
import { describes, isCarer, mayDescribe } from './policy.ts';
import { slugOf } from './slug.ts';
import { writeMoves } from './standing-mail.ts';
import { isInStateFor } from './standing.ts';
import { members, memberStates, memberTexts } from './tables.ts';

export type EnteredMember = MemberInHand & { slug: string };

/** An office takes a member into the network: from now on it has an address and a mark of its own. */
export function enterMember(ctx: Context, entry: MemberEntry): Promise<EnteredMember> {
  return tx(ctx, async (ctx) => {
    await holdEntries(ctx);
    const place = await findPlace(ctx, entry);
    if (!isCarer(ctx.viewer, place)) throw new Refusal('country-of-another-office', 409, { field: 'country' });
    const slug = slugOf(entry);
    const row = { ...rowOf(entry), ...place, id: newId(), slug, look: assignLook(slug, await looksGiven(ctx)) };
    const entered = await ctx.db
      .insert(members)
      .values(row)
      .onConflictDoNothing({ target: members.slug })
      .returning({ id: members.id });
    if (entered.length === 0) throw new Refusal('slug-taken', 409, { field: 'slug', values: { slug } });
    const texts = textRowsOf(row.id, entry.texts);
    if (texts.length > 0) await ctx.db.insert(memberTexts).values(texts);
    const { id, state } = row;
    await ctx.db
      .insert(memberStates)
      .values({ id: newId(), memberId: id, state, since: entry.joined ?? null, decidedBy: ctx.viewer.personId });
    await announce(ctx, 'member.entered', { memberId: id });
    return { id, slug, officeId: place.officeId, state };
  });
}

type Place = { officeId: string; nodeId: string };

/** The office that cares for a new member: the one named, else that of its country, else the Secretariat. */
async function findPlace(
  ctx: Context,
  { country, officeId }: Pick<MemberEntry, 'country' | 'officeId'>,
): Promise<Place> {
  const { rows } = await ctx.db.execute<Place>(sql`
    select o.id as "officeId", o.node_id as "nodeId" from offices o
    where o.state <> 'closed' and ${officeId ? sql`o.id = ${officeId}` : sql`(o.kind = 'secretariat' or exists (select 1 from office_countries c where c.office_id = o.id and c.country = ${country}))`}
    order by o.kind = 'regional' desc limit 1`);
  const [place] = rows;
  if (!place) throw new Refusal('no-office-for-country', 409, { field: 'country' });
  return place;
}

const looksGiven = async (ctx: Context): Promise<number[]> =>
  (await ctx.db.selectDistinct({ look: members.look }).from(members)).map(({ look }) => look);

const rowOf = (entry: MemberEntry) => ({
  ...factColumns(entry),
  languages: [...entry.languages],
  website: entry.website ?? null,
  state: entry.state ?? 'associate',
  duesPaidUntil: entry.duesPaidUntil ?? null,
});

const factColumns = (facts: MemberFacts) => ({
  kind: facts.kind,
  country: facts.country,
  latitude: facts.latitude,
  longitude: facts.longitude,
  population: facts.population ?? null,
  geonamesId: facts.geonamesId ?? null,
  joined: facts.joined ?? null,
  founding: facts.founding ?? false,
  source: facts.source ?? null,
  sample: facts.sample ?? false,
});

/** What a form does not ask stays as it was. */
const restated = (facts: MemberFacts) => ({
  ...factColumns(facts),
  geonamesId: facts.geonamesId,
  sample: facts.sample,
});

function textRowsOf(memberId: string, texts: MemberEntry['texts']): (typeof memberTexts.$inferInsert)[] {
  return languages.flatMap((language) => {
    const text = texts[language];
    return text
      ? [
          {
            memberId,
            language,
            name: text.name,
            summary: text.summary ?? null,
            needs: text.needs ?? null,
            offers: text.offers ?? null,
          },
        ]
      : [];
  });
}

/** A member says anew what it can give and needs; its office also corrects what it is called and where it lies. */
export function changeMember(ctx: Context, member: MemberInHand, change: MemberChange): Promise<void> {
  guardDescriber(ctx, member);
  const statesFacts = change.facts !== undefined || change.names !== undefined;
  if (statesFacts && !isCarer(ctx.viewer, member)) throw new Refusal('facts-are-the-offices', 403);
  return tx(ctx, async (ctx) => {
    const office: { officeId?: string } = change.facts ? await officeAfter(ctx, member, change.facts) : {};
    const changed = await ctx.db
      .update(members)
      .set({
        ...(change.facts && restated(change.facts)),
        ...office,
        languages: [...change.languages],
        website: change.website ?? null,
        revision: change.revision + 1,
      })
      .where(and(eq(members.id, member.id), eq(members.revision, change.revision), isInStateFor('description')))
      .returning({ id: members.id });
    if (changed.length === 0) throw new Refusal('changed-meanwhile', 409);
    await writeNames(ctx, member.id, change.names ?? {});
    await writeWords(ctx, member.id, change.texts);
    if (office.officeId !== undefined && office.officeId !== member.officeId)
      await writeMoves(ctx, [{ id: member.id, formerOfficeId: member.officeId }]);
    await announce(ctx, 'member.changed', { memberId: member.id });
  });
}

/** A member that moves to another country on paper moves to the office of that country, if whoever says so cares for both. */
async function officeAfter(ctx: Context, member: MemberInHand, facts: MemberFacts): Promise<{ officeId?: string }> {
  await holdEntries(ctx);
  const [now] = await ctx.db.select({ country: members.country }).from(members).where(eq(members.id, member.id));
  if (now?.country === facts.country) return {};
  const { officeId } = await findPlace(ctx, facts);
  if (!isCarer(ctx.viewer, { officeId })) throw new Refusal('country-of-another-office', 409, { field: 'country' });
  return { officeId };
}

async function writeNames(ctx: Context, memberId: string, names: Partial<Record<Language, string>>): Promise<void> {
  const rows = languages.flatMap((language) =>
    names[language] ? [{ memberId, language, name: names[language] }] : [],
  );
  if (rows.length === 0) return;
  await ctx.db
    .insert(memberTexts)
    .values(rows)
    .onConflictDoUpdate({ target: [memberTexts.memberId, memberTexts.language], set: { name: sql`excluded.name` } });
}

/** Words stand in a language only where the member has a name in it. */
async function writeWords(ctx: Context, memberId: string, texts: MemberChange['texts']): Promise<void> {
  for (const language of languages) {
    const words = texts[language];
    if (!words) continue;
    const written = await ctx.db
      .update(memberTexts)
      .set({ summary: words.summary ?? null, needs: words.needs ?? null, offers: words.offers ?? null })
      .where(and(eq(memberTexts.memberId, memberId), eq(memberTexts.language, language)))
      .returning({ language: memberTexts.language });
    const isEmpty = !words.summary && !words.needs && !words.offers;
    if (written.length === 0 && !isEmpty) throw new Refusal('no-name-in-language', 409);
  }
}

function guardDescriber({ viewer }: Context, member: MemberInHand): void {
  if (!describes(viewer, member)) throw new Refusal('speakers-or-office-only', 403);
}

/** Refuses before anything is typed: to others because it is not theirs to describe the member, to its own because the state forbids it. */
export function guardDescription(ctx: Context, member: MemberInHand): void {
  guardDescriber(ctx, member);
  if (!mayDescribe(ctx.viewer, member)) throw new Refusal('state-changed', 409);
}
