import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { languages, type Language } from '#i18n/languages.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { holdEntries } from './bulk.ts';
import { assignLook } from './look.ts';
import type { MemberChange, MemberEntry, MemberFacts, MemberInHand, MemberStep } from './member.ts';
import { stepsFrom } from './member.ts';
import { describes, isCarer, mayDescribe, mayTake } from './policy.ts';
import { slugOf } from './slug.ts';
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
    const office = change.facts ? await officeAfter(ctx, member, change.facts) : {};
    const changed = await ctx.db
      .update(members)
      .set({
        ...(change.facts && restated(change.facts)),
        ...office,
        languages: [...change.languages],
        website: change.website ?? null,
        revision: change.revision + 1,
      })
      .where(and(eq(members.id, member.id), eq(members.revision, change.revision), isIn('description')))
      .returning({ id: members.id });
    if (changed.length === 0) throw new Refusal('changed-meanwhile', 409);
    await writeNames(ctx, member.id, change.names ?? {});
    await writeWords(ctx, member.id, change.texts);
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

/** An associate becomes a full member, with a voice in what the network decides. */
export const promote = (ctx: Context, member: MemberInHand): Promise<void> =>
  takeStep(ctx, member, { step: 'promotion', to: sql`'full'` }, (ctx) =>
    announce(ctx, 'member.promoted', { memberId: member.id }),
  );

/** The office suspends a member, for a reason that everyone may read. */
export const suspend = (ctx: Context, member: MemberInHand, { reason }: { reason: string }): Promise<void> =>
  takeStep(ctx, member, { step: 'suspension', to: sql`'suspended'`, reason }, (ctx) =>
    announce(ctx, 'member.suspended', { memberId: member.id, reason }),
  );

/** The suspension is over: the member is again what it was before. */
export const reinstate = (ctx: Context, member: MemberInHand): Promise<void> =>
  takeStep(ctx, member, { step: 'reinstatement', to: stateBefore }, (ctx) =>
    announce(ctx, 'member.reinstated', { memberId: member.id }),
  );

const stateBefore = sql`coalesce((select s.state from member_states s where s.member_id = members.id and s.state in ('associate', 'full')
  order by s.at desc, s.id desc limit 1), 'full')`;

/** A member leaves the network. Its page and its history stay. */
export const withdraw = (ctx: Context, member: MemberInHand, { reason }: { reason: string }): Promise<void> =>
  takeStep(ctx, member, { step: 'withdrawal', to: sql`'withdrawn'`, reason }, (ctx) =>
    announce(ctx, 'member.withdrew', { memberId: member.id, reason }),
  );

type Step = { step: MemberStep; to: ReturnType<typeof sql>; reason?: string };

/** Of two who take the same step at once, the statement lets one. */
function takeStep(
  ctx: Context,
  member: MemberInHand,
  { step, to, reason }: Step,
  say: (ctx: Context) => Promise<void>,
): Promise<void> {
  guardCarer(ctx, member);
  return tx(ctx, async (ctx) => {
    const [taken] = await ctx.db
      .update(members)
      .set({ state: to })
      .where(and(isStillAt(member), isIn(step)))
      .returning({ state: members.state });
    if (!taken) throw new Refusal('state-changed', 409);
    await ctx.db.insert(memberStates).values({
      id: newId(),
      memberId: member.id,
      state: taken.state,
      since: sql`(select serai_today())::text`,
      reason: reason ?? null,
      decidedBy: ctx.viewer.personId,
    });
    await say(ctx);
  });
}

/** The office writes down until when a member has paid its dues. */
export function recordPayment(ctx: Context, member: MemberInHand, { until }: { until: string }): Promise<void> {
  guardCarer(ctx, member);
  const mayPay = and(isStillAt(member), isIn('payment'));
  return tx(ctx, async (ctx) => {
    const paid = await ctx.db
      .update(members)
      .set({ duesPaidUntil: until })
      .where(and(mayPay, sql`${members.duesPaidUntil} is distinct from ${until}::date`))
      .returning({ id: members.id });
    if (paid.length === 0)
      throw new Refusal((await ctx.db.$count(members, mayPay)) > 0 ? 'payment-known' : 'state-changed', 409);
    await announce(ctx, 'member.paid', { memberId: member.id, until });
  });
}

/** Whether the member's state allows the step is asked by the statement that takes it, when it takes it. */
function guardCarer({ viewer }: Context, member: MemberInHand): void {
  if (!isCarer(viewer, member)) throw new Refusal('member-office-only', 403);
}

/** Refuses a step before anything is typed: to others because it is not theirs, to the office because the state forbids it. */
export function guardStep(ctx: Context, member: MemberInHand, step: MemberStep): void {
  guardCarer(ctx, member);
  if (!mayTake(step)(ctx.viewer, member)) throw new Refusal('state-changed', 409);
}

function guardDescriber({ viewer }: Context, member: MemberInHand): void {
  if (!describes(viewer, member)) throw new Refusal('speakers-or-office-only', 403);
}

/** The same for what is said of a member. */
export function guardDescription(ctx: Context, member: MemberInHand): void {
  guardDescriber(ctx, member);
  if (!mayDescribe(ctx.viewer, member)) throw new Refusal('state-changed', 409);
}

/** Whoever was the carer when the member was read is so only while the member is with the same office. */
const isStillAt = (member: MemberInHand) => and(eq(members.id, member.id), eq(members.officeId, member.officeId));

const isIn = (step: MemberStep) => inArray(members.state, [...stepsFrom[step]]);
