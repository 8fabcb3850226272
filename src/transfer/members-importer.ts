import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { isLanguage, type Language } from '#i18n/languages.ts';
import { partialDateOf } from '#i18n/partial-date.ts';
import { bringMembers, giveLooks, reviseMembers, seatOffices, type BulkMember } from '#members/bulk.ts';
import { memberKinds, memberStates } from '#members/member.ts';
import { sql } from 'drizzle-orm';
import { columnsOf, languageOfColumn } from './columns.ts';
import type { Importer, ImportOptions } from './importer.ts';
import { settled, type Fields, type Judgement } from './judge.ts';
import { officesKnown, type OfficesKnown } from './offices-known.ts';
import { mayImportFor } from './policy.ts';
import { quoted, type Problem } from './problem.ts';
import { entryProblems, standingProblems } from './standing.ts';

/** Reads and writes files of members. Whoever lets it write holds who belongs to which office. */
export async function membersImporter(ctx: Context, languages: readonly string[]): Promise<Importer> {
  const offices = await officesKnown(ctx);
  const joining: { slug: string; joined: string | null }[] = [];
  return {
    columns: columnsOf('members', languages),
    examine(judgements, options) {
      for (const judgement of judgements) {
        placeByCountry(offices, judgement);
        judgement.problems.push(...problemsOf(ctx, offices, judgement, options));
      }
    },
    async write(judgements, { overwrite }) {
      const rows = judgements.map((judgement) => ({
        judgement,
        member: memberOf(settled(judgement, overwrite), judgement.known?.id, offices),
      }));
      const entered = rows.flatMap(({ judgement, member }) => (judgement.known ? [] : [member]));
      await bringMembers(ctx, entered);
      joining.push(...entered.map(({ slug, joined }) => ({ slug, joined })));
      await reviseMembers(
        ctx,
        rows.flatMap(({ judgement, member }) => revised(judgement, member, overwrite)),
      );
    },
    async finish() {
      await giveLooks(ctx, joining);
      await seatAwaited(
        ctx,
        joining.map(({ slug }) => slug),
      );
    },
  };
}

/** Where the file names no office, a new member belongs to that of its country, and a known one goes along with its country. */
function placeByCountry(offices: OfficesKnown, judgement: Judgement): void {
  const { known, stated, unsaid, changes, kept } = judgement;
  const right = unsaid.includes('office') ? offices.officeOf(stated['country'] ?? '')?.slug : undefined;
  if (right === undefined) return;
  if (!known) {
    stated['office'] = right;
    return;
  }
  const moves = [changes, kept].find((fields) => fields.some(({ column }) => column === 'country'));
  const from = known.fields['office'] ?? '';
  if (!moves || from === right) return;
  stated['office'] = right;
  moves.push({ column: 'office', from, to: right });
  judgement.unsaid = unsaid.filter((column) => column !== 'office');
}

/** Of a member of another office no more is told than that. */
function problemsOf(ctx: Context, offices: OfficesKnown, judgement: Judgement, options: ImportOptions): Problem[] {
  const { known } = judgement;
  const now = known && offices.bySlug.get(known.fields['office'] ?? '');
  if (now && !mayImportFor(ctx.viewer, now.id)) return [notYours(now.slug)];
  const misplaced = officeProblems(ctx, offices, judgement, options);
  if (now) return [...standingProblems(ctx.viewer, now, judgement, options), ...misplaced];
  const office = offices.bySlug.get(judgement.stated['office'] ?? '');
  return misplaced.length > 0 || !office ? misplaced : entryProblems(ctx.viewer, office, judgement);
}

function officeProblems(
  ctx: Context,
  offices: OfficesKnown,
  judgement: Judgement,
  { overwrite }: ImportOptions,
): Problem[] {
  const { known, problems } = judgement;
  if (problems.some(({ column }) => column === 'office' || column === 'country')) return [];
  const fields = settled(judgement, overwrite);
  const [slug = '', country = ''] = [fields['office'], fields['country']];
  if (known?.fields['office'] === slug && known.fields['country'] === country) return [];
  if (slug === '') return [{ column: 'office', code: 'needed', values: {} }];
  const office = offices.bySlug.get(slug);
  if (!office) return [{ column: 'office', code: 'office-unknown', values: { value: quoted(slug) } }];
  if (!mayImportFor(ctx.viewer, office.id)) return [notYours(slug)];
  if (office.state === 'closed') return [{ column: 'office', code: 'office-closed', values: { value: slug } }];
  const right = offices.officeOf(country);
  return right?.id === office.id
    ? []
    : [{ column: 'office', code: 'office-not-covering', values: { value: slug, country, office: right?.slug ?? '' } }];
}

const notYours = (office: string): Problem => ({ column: 'office', code: 'not-your-member', values: { office } });

function revised(judgement: Judgement, member: BulkMember, overwrite: boolean) {
  const { known, changes, kept } = judgement;
  if (!known || (changes.length === 0 && !(overwrite && kept.length > 0))) return [];
  return [{ ...member, revision: known.revision, isNewState: known.fields['state'] !== member.state }];
}

/** Cells that have been read are of the right form; this is where their text becomes what it says. */
function memberOf(fields: Fields, id: string | undefined, offices: OfficesKnown): BulkMember {
  const said = (name: string) => fields[name] || null;
  const number = (name: string) => (fields[name] ? Number(fields[name]) : null);
  return {
    id: id ?? newId(),
    slug: fields['slug'] ?? '',
    kind: memberKinds.find((kind) => kind === fields['kind']) ?? 'city',
    country: fields['country'] ?? '',
    latitude: Number(fields['latitude']),
    longitude: Number(fields['longitude']),
    population: number('population'),
    geonamesId: number('geonames_id'),
    languages: (fields['languages'] ?? '').split(' ').filter(Boolean),
    officeId: offices.bySlug.get(fields['office'] ?? '')?.id ?? '',
    joined: partialDateOf(fields['joined'] ?? ''),
    state: memberStates.find((state) => state === fields['state']) ?? 'associate',
    duesPaidUntil: said('dues_paid_until'),
    founding: fields['founding'] === 'yes',
    website: said('website'),
    source: said('source'),
    sample: fields['sample'] === 'yes',
    names: namesIn(fields),
  };
}

/** The names of an entry, in the languages in which it has one. */
export function namesIn(fields: Fields): { language: Language; name: string }[] {
  return Object.entries(fields).flatMap(([column, name]) => {
    const language = languageOfColumn(column) ?? '';
    return isLanguage(language) && name !== '' ? [{ language, name }] : [];
  });
}

/** Offices whose city has come after them take their seat in it. */
async function seatAwaited(ctx: Context, slugs: readonly string[]): Promise<void> {
  if (slugs.length === 0) return;
  const { rows } = await ctx.db.execute<{ officeId: string; city: string }>(sql`
    select o.id as "officeId", i.fields ->> 'host_city' as city from imported_entries i join offices o on o.slug = i.slug
    where i.kind = 'offices' and i.fields ->> 'host_city' = any(${sql.param([...slugs])}::text[])
      and not exists (select 1 from members m where m.hosts_office_id = o.id)`);
  await seatOffices(ctx, rows);
}
