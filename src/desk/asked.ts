import type { Context } from '#core/context.ts';
import { kept } from '#core/kept.ts';
import type { Role } from '#core/roles.ts';
import { speaksForMember } from '#core/viewer.ts';
import { ownMandates, type OwnMandate } from '#mandates/own.ts';
import { rolesToGive } from '#mandates/policy.ts';
import type { Title } from '#mandates/mandate.ts';
import { endsSoon, isFollowed } from '#mandates/mandate-sql.ts';
import { mandatesOf, type MandateInView } from '#mandates/queries.ts';
import { memberName, officeName } from '#network/names.ts';
import { sql } from 'drizzle-orm';
import { duesSoonDays } from './desk.ts';
import type { NewsOfGroup } from './news.ts';
import { workOfCity, type AskedWork } from './work.ts';

/** Whose move it is: the reader's own, or that of others who speak for the city. */
export type Mover = 'you' | 'representative' | 'focal-point';

type About = { mandateId: string; person: string; role: Role; title: Title | null; hasLetter: boolean };

/** One thing that is asked of a member. */
export type AskedThing = { due: string | null; isLate: boolean; by: Mover } & (
  | AskedWork
  | ({ kind: 'confirmation' } & About)
  | ({ kind: 'ending' } & About)
  | { kind: 'profile'; missing: readonly ('needs' | 'offers')[] }
  | { kind: 'dues' }
);

export type AskedOfCity = {
  member: { slug: string; name: string; look: number };
  /** The network's day. */
  today: string;
  /** Whoever records what the member pays: its office where that is delegated, else the Secretariat. */
  office: { slug: string; name: string; email: string | null };
  things: AskedThing[];
};

export type HomeOfPerson = {
  asked: AskedOfCity | null;
  mandates: MandateInView[];
  own: OwnMandate[];
  /** What others did in the groups of the city. */
  news: NewsOfGroup[];
};

/** What is asked of the member that the reader speaks for, the nearest first; null for whoever speaks for none. */
export async function askedOf(ctx: Context): Promise<AskedOfCity | null> {
  return (await cityOf(ctx))?.asked ?? null;
}

/** The reader's own page: what is asked of their city, what is new in its groups, who speaks for it, and the mandates they have. */
export async function homeOfPerson(ctx: Context): Promise<HomeOfPerson> {
  const [city, own] = await Promise.all([cityOf(ctx), ownMandates(ctx)]);
  return { asked: city?.asked ?? null, mandates: city?.mandates ?? [], own, news: city?.news ?? [] };
}

type City = Pick<HomeOfPerson, 'mandates' | 'news'> & { asked: AskedOfCity };

async function cityOf(ctx: Context): Promise<City | null> {
  const holder = ctx.viewer.acting?.holder;
  if (holder?.kind !== 'member') return null;
  const [mandates, facts, work] = await Promise.all([
    mandatesOf(ctx, holder),
    findFacts(ctx, holder.id),
    workOfCity(ctx, holder.id),
  ]);
  const given = rolesToGive(ctx.viewer, holder);
  const things: AskedThing[] = [
    ...work.asked,
    ...ofMandates(mandates, facts.endings, given),
    ...ofFacts(ctx, holder.id, facts),
  ].toSorted(nearestFirst);
  const { slug, name, look, today, office } = facts;
  return { asked: { member: { slug, name, look }, today, office, things }, mandates, news: work.news };
}

const nearestFirst = (one: AskedThing, other: AskedThing) => (one.due ?? '9999').localeCompare(other.due ?? '9999');

function ofMandates(
  mandates: readonly MandateInView[],
  endings: readonly string[],
  given: readonly Role[],
): AskedThing[] {
  return mandates.flatMap((mandate): AskedThing[] => {
    const { id, person, role, title, until, may } = mandate;
    const about = { mandateId: id, person: person.name, role, title, hasLetter: may.readLetter, isLate: false };
    if (mandate.state === 'pending')
      return [{ kind: 'confirmation', ...about, due: mandate.answerBy, by: may.confirm ? 'you' : 'representative' }];
    if (!endings.includes(id)) return [];
    return [{ kind: 'ending', ...about, due: until, by: given.includes(role) ? 'you' : 'representative' }];
  });
}

type Facts = {
  slug: string;
  name: string;
  look: number;
  today: string;
  office: AskedOfCity['office'];
  /** Mandates that end soon while nobody is named to follow. */
  endings: string[];
  hasNeeds: boolean;
  hasOffers: boolean;
  duesPaidUntil: string | null;
  isDue: boolean;
};

function ofFacts(
  { viewer }: Context,
  memberId: string,
  { hasNeeds, hasOffers, duesPaidUntil, isDue, today }: Facts,
): AskedThing[] {
  const by = speaksForMember(viewer, memberId, 'representative', 'substitute', 'focal-point') ? 'you' : 'focal-point';
  const missing = [...(hasNeeds ? [] : ['needs' as const]), ...(hasOffers ? [] : ['offers' as const])];
  return [
    ...(missing.length > 0
      ? [{ kind: 'profile' as const, missing, due: null, isLate: false, by } satisfies AskedThing]
      : []),
    ...(isDue
      ? [{ kind: 'dues' as const, due: duesPaidUntil, isLate: (duesPaidUntil ?? '') < today, by } satisfies AskedThing]
      : []),
  ];
}

/** The same for everybody who speaks for the member: what is asked of whom is said after it. */
function findFacts(ctx: Context, memberId: string): Promise<Facts> {
  return kept(ctx, ['asked', memberId, ctx.locale.language], () => readFacts(ctx, memberId));
}

async function readFacts({ db, locale }: Context, memberId: string): Promise<Facts> {
  const { language } = locale;
  const { rows } = await db.execute<Facts>(sql`
    select mb.slug, coalesce(${memberName(language, sql`mb.id`)}, mb.slug) as name, mb.look, serai_today()::text as today,
      json_build_object('slug', o.slug, 'name', coalesce(${officeName(language)}, o.slug), 'email', o.email) as office,
      coalesce((select json_agg(m.id) from mandates m where m.member_id = mb.id and ${endsSoon} and not ${isFollowed}), '[]') as endings,
      exists (select from member_texts t where t.member_id = mb.id and t.needs is not null) as "hasNeeds",
      exists (select from member_texts t where t.member_id = mb.id and t.offers is not null) as "hasOffers",
      mb.dues_paid_until::text as "duesPaidUntil",
      (mb.state = 'full' and mb.dues_paid_until <= (select serai_today()) + ${duesSoonDays}::int) is true as "isDue"
    from members mb join offices o on o.id = coalesce(
        (select own.id from offices own where own.id = mb.office_id and 'members' = any(own.delegations)),
        (select s.id from offices s where s.kind = 'secretariat' and s.state <> 'closed'), mb.office_id)
    where mb.id = ${memberId}`);
  const facts = rows[0];
  if (!facts) throw new Error(`a mandate for no member: ${memberId}`);
  return facts;
}
