import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { languages } from '#i18n/languages.ts';
import { mandateAnswer } from '#mandates/answers.ts';
import { rolesToGive } from '#mandates/policy.ts';
import { mandatesOf } from '#mandates/queries.ts';
import { fieldOf } from '#network/forms.ts';
import { addressOf, paths } from '#paths.ts';
import { form, page, type FormState, type Route } from '#web/route.ts';
import { z } from 'zod';
import { changeOffice, closeOffice, describeOffice, openOffice } from './actions.ts';
import {
  closureAnswer,
  officeAnswer,
  officeProfileAnswer,
  officesAnswer,
  openedAnswer,
  openingAnswer,
} from './answers.ts';
import { closureForm, openingForm, profileForm, type ProfileCommand } from './forms.ts';
import { ClosurePage } from './pages/closure.tsx';
import { OfficePage } from './pages/office.tsx';
import { OfficesPage } from './pages/offices.tsx';
import { OpeningPage } from './pages/opening.tsx';
import { ProfilePage } from './pages/profile.tsx';
import { mayChangeOffice, mayCloseOffice, mayDescribeOffice, mayOpenOffice } from './policy.ts';
import { findOffice, officeInForm, officesOf, openingOf, type OfficeInForm } from './queries.ts';

export const officeRoutes: readonly Route[] = [
  page(paths.offices, listed, OfficesPage, {
    who: 'anyone',
    caching: 'public',
    answers: officesAnswer,
    summary: 'The Secretariat and the regional offices',
  }),
  form(paths.officeOpening, OpeningPage, {
    who: 'secretariat',
    summary: 'Opens a regional office, or plans one; the countries it takes come with their members',
    schema: openingForm,
    answers: openingAnswer,
    makes: openedAnswer,
    find: openingOf,
    initial: () => ({ state: 'open' }),
    act: (ctx, _opening, entry) => openOffice(ctx, entry),
    then: ({ id, slug }) => ({
      location: addressOf(paths.office, { slug }),
      notice: 'office-opened',
      answer: { id, slug },
      status: 201,
    }),
    example: { nameEn: 'Caucasus Regional Office', state: 'open', countries: ['GE'] },
  }),
  page(paths.office, shown, OfficePage, {
    who: 'anyone',
    caching: 'public',
    answers: z.strictObject({
      office: officeAnswer,
      mandates: z.array(mandateAnswer),
      may: z.strictObject({ change: z.boolean(), close: z.boolean(), appoint: z.boolean() }),
    }),
    summary: 'One office: facts, countries, its members and who works there',
  }),
  form(paths.officeProfile, ProfilePage, {
    who: 'office',
    summary:
      'Changes an office. Its head may change summaries, e-mail and address on the web, with `part` as `description`.',
    schema: profileForm,
    answers: officeProfileAnswer,
    find: changeable,
    guard: ({ viewer }, { office }) => guardProfile(mayDescribeOffice(viewer, office), office),
    initial: ({ office }) => profileValues(office),
    act: (ctx, { office }, command) => carryOut(ctx, office, command),
    then: (_, { office: { slug } }) => ({ location: addressOf(paths.office, { slug }), notice: 'office-changed' }),
    example: { part: 'description', summaryEn: 'Cares for the cities of five countries.', revision: 1 },
  }),
  form(paths.officeClosure, ClosurePage, {
    who: 'secretariat',
    summary: 'Closes a regional office; another takes over countries, members and records',
    schema: closureForm,
    answers: closureAnswer,
    find: closable,
    guard: (_ctx, { office }) => guardClosure(office),
    act: (ctx, { office }, closure) => closeOffice(ctx, office, closure),
    then: (_, { office: { slug } }) => ({ location: addressOf(paths.office, { slug }), notice: 'office-closed' }),
    example: { heir: 'secretariat', reason: 'The host city ends the agreement.' },
  }),
];

async function listed(ctx: Context) {
  return { offices: await officesOf(ctx), may: { open: mayOpenOffice(ctx.viewer) } };
}

async function shown(ctx: Context, { slug }: { slug: string }) {
  const office = await findOffice(ctx, slug);
  const holder = { kind: 'office', id: office.id, isSecretariat: office.kind === 'secretariat' } as const;
  const may = {
    change: mayDescribeOffice(ctx.viewer, office),
    close: mayCloseOffice(ctx.viewer, office),
    appoint: office.state !== 'closed' && rolesToGive(ctx.viewer, holder).length > 0,
  };
  return { office, mandates: await mandatesOf(ctx, holder), may };
}

async function changeable(ctx: Context, { slug }: { slug: string }) {
  const office = await officeInForm(ctx, slug);
  return { office, may: { change: mayChangeOffice(ctx.viewer, office) } };
}

async function closable(ctx: Context, { slug }: { slug: string }) {
  return { office: await officeInForm(ctx, slug) };
}

function guardProfile(isAllowed: boolean, { state }: OfficeInForm): void {
  if (state === 'closed') throw new Refusal('office-closed', 409);
  if (!isAllowed) throw new Refusal('head-or-secretariat-only', 403);
}

function guardClosure({ kind, state }: OfficeInForm): void {
  if (kind === 'secretariat') throw new Refusal('secretariat-stays', 409);
  if (state === 'closed') throw new Refusal('office-closed', 409);
}

const carryOut = (ctx: Context, office: OfficeInForm, command: ProfileCommand): Promise<void> =>
  command.part === 'all' ? changeOffice(ctx, office, command.change) : describeOffice(ctx, office, command.description);

function profileValues(office: OfficeInForm): FormState['values'] {
  const texts = languages.flatMap((language) => {
    const text = office.texts[language];
    return text
      ? [[fieldOf('name', language), text.name] as const, [fieldOf('summary', language), text.summary ?? ''] as const]
      : [];
  });
  return {
    ...Object.fromEntries(texts),
    revision: String(office.revision),
    state: office.state,
    opened: office.opened ?? '',
    host: office.host?.name ?? '',
    email: office.email ?? '',
    website: office.website ?? '',
    countries: office.countries,
  };
}
