import type { Context } from '#core/context.ts';
import { notFound, Refusal } from '#core/refusal.ts';
import type { Language } from '#i18n/languages.ts';
import { memberName, officeName, personName } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import { comparisonKept, type ComparedTexts } from './comparing.ts';
import type { TextInHand } from './drafted-text.ts';
import type {
  ComparisonInView,
  TextInView,
  VerdictInView,
  VersionInList,
  VersionInView,
  VersionsInView,
  WorkingText,
} from './in-view.ts';
import { mayReadDraft } from './policy.ts';
import { turnInView, type TurnInView } from './turns.ts';

/** An instant as JSON has it. */
export const instantOf = (column: SQL): SQL =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The name of the person with this id, an SQL expression. */
export const nameOfPerson =
  (language: Language) =>
  (person: SQL): SQL =>
    sql`(select ${personName(language)} from people p where p.id = ${person})`;

/** Who wrote a row under the alias w: person, and the city or office of the mandate. */
export const writerOf = (language: Language): SQL => sql`json_build_object('party', w.party,
  'person', ${nameOfPerson(language)(sql`w.person_id`)},
  'holder', (select coalesce(${memberName(language, sql`m.member_id`)}, ${officeName(language, sql`m.office_id`)}) from mandates m where m.id = w.mandate_id))`;

/** The text as it is being written, and whose turn it is. For others than the parties it does not exist. */
export async function workingTextOf(ctx: Context, text: TextInHand): Promise<WorkingText> {
  if (!mayReadDraft(text)) throw notFound();
  const { language } = ctx.locale;
  const nameOf = nameOfPerson(language);
  // Only who is signed in drafts, but for whoever sits at the machine.
  const personId = ctx.viewer.personId ?? text.id;
  const { rows } = await ctx.db.execute<WorkingText>(sql`
    select language, drafted_texts.body, revision, ${instantOf(sql`saved_at`)} as "savedAt", ${nameOf(sql`saved_by`)} as "savedBy",
      ${turnInView(personId, nameOf, instantOf)} as turn, latest.number as latest, (latest.body = drafted_texts.body) is true as "isSetDown"
    from drafted_texts left join lateral (
      select v.number, v.body from text_versions v where v.text_id = drafted_texts.id order by v.number desc limit 1) latest on true
    where id = ${text.id}`);
  const [working] = rows;
  if (!working) throw notFound();
  return working;
}

export type TurnAndRevision = { revision: number; savedAt: string; turn: TurnInView };

/** Whose turn it is, and what was saved last: the text without its words. For others than the parties it does not exist. */
export async function turnOf({ db, locale, viewer }: Context, text: TextInHand): Promise<TurnAndRevision> {
  if (!mayReadDraft(text)) throw notFound();
  const { rows } = await db.execute<TurnAndRevision>(sql`
    select revision, ${instantOf(sql`saved_at`)} as "savedAt",
      ${turnInView(viewer.personId ?? text.id, nameOfPerson(locale.language), instantOf)} as turn
    from drafted_texts where id = ${text.id}`);
  const [row] = rows;
  if (!row) throw notFound();
  return row;
}

/** What each party said last of the version under the alias w, by party. */
const lastWords = sql`(
  select coalesce(json_object_agg(d.party, d.verdict), '{}') from (
    select distinct on (d.party) d.party, d.verdict from version_verdicts d
    where d.text_id = w.text_id and d.number = w.number order by d.party, d.at desc, d.id desc) d)`;

const isLatest = sql`(not exists (select 1 from text_versions l where l.text_id = w.text_id and l.number > w.number))`;

const standing = (party: 'proposer' | 'network'): SQL => sql`coalesce(said.words->>${sql.raw(`'${party}'`)},
  case when ${isLatest} then 'waits' else 'superseded' end)`;

const listColumns = (
  language: Language,
): SQL => sql`w.number, w.note, ${writerOf(language)} as by, ${instantOf(sql`w.at`)} as at,
  ${isLatest} as "isLatest", json_build_object('proposer', ${standing('proposer')}, 'network', ${standing('network')}) as standing`;

/** Versions of a text, the newest first. */
export async function versionsOf(
  { db, locale }: Context,
  textId: string,
  { before, size = 20 }: { before?: number | undefined; size?: number } = {},
): Promise<VersionsInView> {
  const { rows } = await db.execute<VersionInList>(sql`
    select ${listColumns(locale.language)} from text_versions w cross join lateral (select ${lastWords} as words) said
    where w.text_id = ${textId} and ${before === undefined ? sql`true` : sql`w.number < ${before}`}
    order by w.number desc limit ${size + 1}`);
  const items = rows.slice(0, size);
  return { items, next: rows.length > size ? (items.at(-1)?.number ?? null) : null };
}

const verdictsOf = (language: Language): SQL => sql`(
  select coalesce(json_agg(json_build_object('party', d.party, 'verdict', d.verdict, 'reason', d.reason,
      'by', ${nameOfPerson(language)(sql`d.person_id`)}, 'at', ${instantOf(sql`d.at`)}) order by d.party desc), '[]')
  from (select distinct on (d.party) d.* from version_verdicts d
    where d.text_id = w.text_id and d.number = w.number order by d.party, d.at desc, d.id desc) d)`;

/** One version, whole. */
export async function findVersion({ db, locale }: Context, textId: string, number: number): Promise<VersionInView> {
  const { language } = locale;
  const { rows } = await db.execute<VersionInView>(sql`
    select ${listColumns(language)}, w.body, t.language, ${verdictsOf(language)} as verdicts
    from text_versions w join drafted_texts t on t.id = w.text_id cross join lateral (select ${lastWords} as words) said
    where w.text_id = ${textId} and w.number = ${number}`);
  const [version] = rows;
  if (!version) throw notFound();
  return version;
}

/** Two versions compared, the older first, whatever order they were asked for in. */
export async function comparisonOf(
  ctx: Context,
  text: { id: string; language: Language },
  numbers: { from: number; to: number },
): Promise<ComparisonInView> {
  const from = Math.min(numbers.from, numbers.to);
  const to = Math.max(numbers.from, numbers.to);
  const key = `${text.id} ${from} ${to}`;
  const comparison = await comparisonKept(key, () => textsOf(ctx, text, { from, to }));
  return { ...comparison, from, to, language: text.language };
}

async function textsOf(
  { db }: Context,
  { id, language }: { id: string; language: Language },
  { from, to }: { from: number; to: number },
): Promise<ComparedTexts> {
  const { rows } = await db.execute<{ number: number; body: string }>(
    sql`select number, body from text_versions where text_id = ${id} and number in (${from}, ${to})`,
  );
  const bodyOf = (number: number): string => {
    const version = rows.find((row) => row.number === number);
    if (!version) throw notFound();
    return version.body;
  };
  return { older: bodyOf(from), newer: bodyOf(to), language };
}

/** What a proposal's page shows of its text: versions, agreement, and what the latest one changed. */
export async function textInView(ctx: Context, text: TextInHand): Promise<TextInView> {
  const [versions, facts] = await Promise.all([versionsOf(ctx, text.id, { size: 10 }), factsOf(ctx, text)]);
  const [latest, former] = versions.items;
  const changes =
    latest && former
      ? await changesUnlessBusy(
          ctx,
          { id: text.id, language: facts.language },
          { from: former.number, to: latest.number },
        )
      : null;
  return { ...facts, versions, changes };
}

/** The page of a proposal stands also while others' long texts are compared. */
async function changesUnlessBusy(...asked: Parameters<typeof comparisonOf>): Promise<ComparisonInView | null> {
  try {
    return await comparisonOf(...asked);
  } catch (error) {
    if (error instanceof Refusal && error.status === 503) return null;
    throw error;
  }
}

async function factsOf(
  { db, locale }: Context,
  text: TextInHand,
): Promise<Pick<TextInView, 'language' | 'openRemarks'> & { verdicts: VerdictInView[] }> {
  const open = sql`(select count(*)::int from passage_comments c
    where c.text_id = t.id and c.number = (select max(v.number) from text_versions v where v.text_id = t.id)
      and c.answer_to is null and c.settled_at is null)`;
  const { rows } = await db.execute<{
    language: Language;
    verdicts: VerdictInView[] | null;
    openRemarks: number | null;
  }>(sql`
    select t.language, ${mayReadDraft(text) ? open : sql`null`} as "openRemarks",
      (select ${verdictsOf(locale.language)} from text_versions w where w.text_id = t.id order by w.number desc limit 1) as verdicts
    from drafted_texts t where t.id = ${text.id}`);
  const [facts] = rows;
  if (!facts) throw notFound();
  return { ...facts, verdicts: facts.verdicts ?? [] };
}
