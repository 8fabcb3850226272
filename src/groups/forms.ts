import { isId } from '#core/ids.ts';
import { languages, type Language } from '#i18n/languages.ts';
import { fieldOf } from '#network/forms.ts';
import { day, line, optional, partialDate, prose, several, wholeNumber } from '#web/schemas.ts';
import { z } from 'zod';
import {
  groupKinds,
  groupStates,
  joinModes,
  visibilities,
  type Charter,
  type CharterText,
  type Deliverable,
} from './group.ts';

/** What may stand behind the question mark of the list; what cannot be read asks for nothing. */
export const groupsQuery = z.object({
  kind: lenient(z.enum(groupKinds)),
  state: lenient(z.enum(groupStates)),
  after: lenient(z.string().max(1_000)),
});

export const groupQuery = z.object({ after: lenient(z.string().max(200)), cities: lenient(z.uuid()) });

/** Where the list of participations goes on. */
export const participationsQuery = z.object({ after: lenient(z.string().max(60)) });

function lenient<S extends z.ZodType>(schema: S) {
  return schema.optional().catch(undefined);
}

/** So many things one work plan can promise. */
export const mostDeliverables = 30;

/** Several rows of a form have fields of the same name; one left empty keeps its place. */
const inRows = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(z.string().nullable()).max(mostDeliverables),
);

const planFields = {
  deliverableId: inRows,
  deliverableEn: inRows,
  deliverableFa: inRows,
  deliverableKo: inRows,
  deliverableDue: inRows,
};

const textFields = {
  nameEn: optional(line(120)),
  nameFa: optional(line(120)),
  nameKo: optional(line(120)),
  purposeEn: optional(prose(400)),
  purposeFa: optional(prose(400)),
  purposeKo: optional(prose(400)),
  scopeEn: optional(prose(3_000)),
  scopeFa: optional(prose(3_000)),
  scopeKo: optional(prose(3_000)),
  rhythmEn: optional(prose(400)),
  rhythmFa: optional(prose(400)),
  rhythmKo: optional(prose(400)),
  reportingEn: optional(prose(400)),
  reportingFa: optional(prose(400)),
  reportingKo: optional(prose(400)),
};

const member = () => line(160).describe('The address (slug) of a member, or its name in any language.');

const charterFields = {
  ...textFields,
  ...planFields,
  kind: z.enum(groupKinds),
  joinMode: z.enum(joinModes),
  visibility: z.enum(visibilities),
  termFrom: optional(day()),
  termUntil: optional(day()),
  coLead: optional(member()),
};

/** A charter as it is typed: members by name or address. */
export type TypedCharter = Omit<Charter, 'coLeadId'> & { coLead: string | undefined };

/** The chair writes the charter anew. */
export const charterForm = z
  .strictObject({ ...charterFields, revision: wholeNumber(1, 2_000_000_000) })
  .superRefine(checkCharter)
  .transform((typed): TypedCharter & { revision: number } => ({ ...charterOf(typed), revision: typed.revision }));

/** The Secretariat founds a group at once. */
export const foundingForm = z
  .strictObject({ ...charterFields, lead: member(), slug: optional(line(80)), reason: optional(prose(600)) })
  .superRefine((typed, context) => {
    checkCharter(typed, context);
    if (typed.nameEn === undefined && typed.slug === undefined) refuse(context, 'slug', 'required');
  })
  .transform(({ lead, slug, reason, ...typed }) => ({ ...charterOf(typed), lead, slug, reason }));

/** A group that somebody asks the network to found; without a lead named, whoever asks leads it. */
export const draftForm = z
  .strictObject({ ...charterFields, lead: optional(member()) })
  .superRefine(checkCharter)
  .transform(({ lead, ...typed }) => ({ ...charterOf(typed), lead }));

type Typed = z.output<z.ZodObject<typeof charterFields>>;

/** In a language in which anything is said of the group, it has a name and a purpose; and it has both in one at least. */
function checkCharter(typed: Typed, context: z.RefinementCtx): void {
  const spoken = languages.filter((language) => parts.some((part) => typed[fieldOf(part, language)] !== undefined));
  for (const language of spoken.length > 0 ? spoken : (['en'] as const)) {
    for (const part of ['name', 'purpose'] as const) {
      const field = fieldOf(part, language);
      if (typed[field] === undefined) refuse(context, field, 'required');
    }
  }
  const { termFrom, termUntil } = typed;
  if (termFrom !== undefined && termUntil !== undefined && termUntil < termFrom)
    refuse(context, 'termUntil', 'term-ends-before');
  for (const row of filledRows(typed)) checkRow(row, context);
}

const parts = ['name', 'purpose', 'scope', 'rhythm', 'reporting'] as const;

const refuse = (context: z.RefinementCtx, field: string, code: string) =>
  context.addIssue({ code: 'custom', path: [field], params: { code } });

const charterOf = (typed: Typed): TypedCharter => ({
  kind: typed.kind,
  joinMode: typed.joinMode,
  visibility: typed.visibility,
  termFrom: typed.termFrom,
  termUntil: typed.termUntil,
  coLead: typed.coLead,
  texts: Object.fromEntries(
    languages.flatMap((language): [Language, CharterText][] => {
      const [name, purpose] = [typed[fieldOf('name', language)], typed[fieldOf('purpose', language)]];
      if (name === undefined || purpose === undefined) return [];
      const scope = typed[fieldOf('scope', language)];
      const rhythm = typed[fieldOf('rhythm', language)];
      const reporting = typed[fieldOf('reporting', language)];
      return [[language, { name, purpose, scope, rhythm, reporting }]];
    }),
  ),
  deliverables: filledRows(typed).map(deliverableOf),
});

type TypedRow = { number: number; id: string; due: string; titles: { language: Language; text: string }[] };

/** The rows in which something stands. */
function filledRows(typed: Typed): TypedRow[] {
  const columns = [...languages.map((language) => typed[fieldOf('deliverable', language)]), typed.deliverableDue];
  const count = Math.max(0, ...columns.map((column) => column.length));
  return Array.from({ length: count }, (_, row): TypedRow => ({
    number: row + 1,
    id: typed.deliverableId[row] ?? '',
    due: typed.deliverableDue[row] ?? '',
    titles: languages.flatMap((language) => {
      const text = typed[fieldOf('deliverable', language)][row] ?? '';
      return text.trim() === '' ? [] : [{ language, text }];
    }),
  })).filter(({ due, titles }) => due.trim() !== '' || titles.length > 0);
}

/** Each thing promised has a title in one language at least. */
function checkRow({ number, due, titles }: TypedRow, context: z.RefinementCtx): void {
  if (titles.length === 0) refuse(context, `deliverableEn-${number}`, 'required');
  for (const { language, text } of titles) {
    if (title.safeParse(text).success) continue;
    refuse(context, `${fieldOf('deliverable', language)}-${number}`, 'title-unreadable');
  }
  if (!dueDate.safeParse(due).success) refuse(context, `deliverableDue-${number}`, 'date-unreadable');
}

const title = line(200);
const dueDate = optional(partialDate());

const deliverableOf = ({ id, due, titles }: TypedRow): Deliverable => ({
  ...(isId(id) && { id }),
  due: dueDate.parse(due),
  titles: Object.fromEntries(titles.map(({ language, text }) => [language, title.parse(text)])),
});

/** A member joins for itself; whoever names another member invites it. */
export const participationForm = z.strictObject({ member: optional(member()), note: optional(prose(600)) });

/** Why a group rests or ends, why a member is declined or leaves. */
export const reasonForm = z.strictObject({ reason: prose(600) });

export const renewalForm = z.strictObject({ termUntil: optional(day()), reason: optional(prose(600)) });

export const leadForm = z.strictObject({ member: member() });

/** None, one or several; a form with no tick sends none. */
export const peopleForm = z.strictObject({ people: several(z.uuid()) });
