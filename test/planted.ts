import { createHash } from 'node:crypto';
import { newId } from '#core/ids.ts';
import { secretHash } from '#core/secret.ts';
import { records } from '#db/tables.ts';
import { mails } from '#mail/tables.ts';
import { mandates, mandateTexts } from '#mandates/tables.ts';
import { media } from '#media/tables.ts';
import { members, memberStates, memberTexts } from '#members/tables.ts';
import { networks, networkTexts } from '#network/tables.ts';
import { offices, officeStates, officeTexts } from '#offices/tables.ts';
import { links, people, sessions, tokens } from '#people/tables.ts';
import { offerImport } from '#transfer/actions.ts';
import { importedEntries } from '#transfer/tables.ts';
import { answeredKeys, attempts } from '#web/tables.ts';
import { eq } from 'drizzle-orm';
import { plantGroups, type PlantedGroups } from './planted-groups.ts';
import { plantNotices } from './planted-notices.ts';
import { plantProposals, type PlantedProposals } from './planted-proposals.ts';
import { plantText, type PlantedText } from './planted-text.ts';
import { canary, CANARY_DAY, pdf } from './canaries.ts';
import { plantWords, type PlantedWords } from './planted-words.ts';
import type { Client, World } from './world.ts';

/** What was added to a world, by what tests call it. */
export type Planted = PlantedWords &
  PlantedGroups &
  PlantedText &
  PlantedProposals & {
    /** A member that only its own office may know of. */
    applicant: string;
    /** Given by the focal point of Shiraz, with a letter; nobody has confirmed it. */
    pendingMandate: string;
    /** That of the contributor of Shiraz. */
    currentMandate: string;
    endedMandate: string;
    /** Counts, but its person has not come yet. */
    awaitedMandate: string;
    /** A browser of the contributor. */
    session: string;
    import: string;
    mail: string;
    signInToken: string;
    invitationToken: string;
    /** With which the focal point of Shiraz would sign in with another address. */
    addressToken: string;
    contributorId: string;
    /** Of somebody whose account the Secretariat closed. */
    closedPerson: string;
  };

/** Adds to a world what is not everybody's to see, with a canary in each column that can hold one. */
export async function plant(world: World): Promise<Planted> {
  const [shiraz, secretariat] = await Promise.all([memberNamed(world, 'shiraz'), officeNamed(world, 'secretariat')]);
  const contributor = await describeContributor(world);
  await describeNetwork(world);
  const applicant = await applicantOf(world, secretariat);
  const letter = await letterOf(world);
  const invited = await invitedPerson(world);
  const given = {
    personId: invited.id,
    memberId: shiraz,
    role: 'contributor',
    fromDay: '2024-03-01',
    givenBy: world.focalPoint.personId,
  } as const;
  const pendingMandate = newId();
  const endedMandate = newId();
  const awaitedMandate = newId();
  await world.db.insert(mandates).values([
    {
      ...given,
      id: pendingMandate,
      letterId: letter,
      answerBy: '2091-03-04',
      typedName: canary('pending mandates.typedName'),
    },
    {
      ...given,
      id: awaitedMandate,
      role: 'substitute',
      confirmedAt: new Date(),
      typedName: canary('mandates.typedName'),
      typedNameNative: canary('mandates.typedNameNative'),
      typedNativeLanguage: 'fa',
    },
    {
      ...given,
      id: endedMandate,
      role: 'observer',
      confirmedAt: new Date(),
      acceptedAt: new Date(),
      endedAt: new Date(),
      endReason: canary('mandates.endReason'),
    },
  ]);
  await world.db.insert(mandateTexts).values([
    { mandateId: pendingMandate, language: 'en', title: canary('pending mandateTexts.title') },
    { mandateId: awaitedMandate, language: 'en', title: canary('awaited mandateTexts.title') },
    { mandateId: endedMandate, language: 'en', title: canary('mandateTexts.title') },
  ]);
  const words = await plantWords(world);
  await plantNotices(world, words.innerGroup);
  return {
    applicant,
    pendingMandate,
    endedMandate,
    awaitedMandate,
    currentMandate: contributor.mandate,
    session: contributor.session,
    import: await importOf(world),
    mail: await mailOf(world, invited.id),
    ...(await linksOf(world, invited.id)),
    contributorId: world.contributor.personId ?? '',
    closedPerson: await closedAccount(world),
    ...words,
    ...(await plantGroups(world, words.innerGroup)),
    ...(await plantText(world)),
    ...(await plantProposals(world)),
  };
}

async function describeContributor(world: World): Promise<{ mandate: string; session: string }> {
  const personId = world.contributor.personId ?? '';
  await world.db
    .update(people)
    .set({
      email: `${canary('people.email')}@shiraz.example`,
      telephone: canary('people.telephone'),
      name: canary('people.name'),
      nameNative: canary('people.nameNative'),
      nativeLanguage: 'fa',
    })
    .where(eq(people.id, personId));
  const session = newId();
  await world.db
    .insert(sessions)
    .values({ id: session, personId, tokenHash: secretHash('planted session'), device: canary('sessions.device') });
  await world.db.insert(tokens).values({ tokenHash: secretHash('planted token'), personId, expiresAt: tomorrow() });
  const [mandate] = await world.db.select({ id: mandates.id }).from(mandates).where(eq(mandates.personId, personId));
  const mandateId = mandate?.id ?? '';
  const title = canary('current mandateTexts.title');
  await world.db.insert(mandateTexts).values({ mandateId, language: 'en', title });
  return { mandate: mandateId, session };
}

async function describeNetwork(world: World): Promise<void> {
  await world.db
    .update(networkTexts)
    .set({ purpose: 'Cities learn from each other.' })
    .where(eq(networkTexts.language, 'en'));
  await world.db.update(networks).set({ hue: 200 });
  await world.db
    .update(people)
    .set({ sample: true })
    .where(eq(people.id, world.focalPoint.personId ?? ''));
  await world.db.update(offices).set({ email: 'office@central-asia.example' }).where(eq(offices.slug, 'central-asia'));
  await world.db.update(members).set({ duesPaidUntil: CANARY_DAY }).where(eq(members.slug, 'shiraz'));
  await world.db.update(members).set({ state: 'suspended' }).where(eq(members.slug, 'isfahan'));
  const busan = await memberNamed(world, 'busan');
  await world.db.insert(memberStates).values({
    id: newId(),
    memberId: busan,
    state: 'associate',
    reason: canary('memberStates.reason'),
    decidedBy: world.secretary.personId,
  });
  const office = await officeNamed(world, 'mediterranean');
  await world.db.insert(officeStates).values({
    id: newId(),
    officeId: office,
    state: 'open',
    reason: canary('officeStates.reason'),
    decidedBy: world.secretary.personId,
  });
  await world.db.insert(records).values({
    id: newId(),
    kind: 'member.withdrew',
    about: { memberId: busan, reason: canary('records.about') },
    personId: world.secretary.personId,
  });
  await world.db.insert(attempts).values({ bucket: canary('attempts.bucket'), since: new Date(), count: 1 });
  await world.db.insert(answeredKeys).values({
    key: newId(),
    sender: canary('answeredKeys.sender'),
    address: canary('answeredKeys.address'),
    location: canary('answeredKeys.location'),
    answer: { said: canary('answeredKeys.answer') },
  });
}

async function applicantOf(world: World, officeId: string): Promise<string> {
  const [shiraz] = await world.db.select().from(members).where(eq(members.slug, 'shiraz'));
  if (!shiraz) throw new Error('Shiraz is a member');
  const slug = canary('members.slug');
  const id = newId();
  const applicant = {
    ...shiraz,
    id,
    slug,
    state: 'applicant',
    officeId,
    website: `https://${canary('members.website')}.example`,
    source: `https://${canary('members.source')}.example`,
    geonamesId: null,
    look: 99,
  } as const;
  await world.db.insert(members).values(applicant);
  const text = {
    name: canary('memberTexts.name'),
    summary: canary('memberTexts.summary'),
    needs: canary('memberTexts.needs'),
    offers: canary('memberTexts.offers'),
  };
  await world.db
    .insert(memberTexts)
    .values((['en', 'fa', 'ko'] as const).map((language) => ({ memberId: id, language, ...text })));
  return slug;
}

async function letterOf(world: World): Promise<string> {
  const content = pdf(canary('media.content'));
  const id = newId();
  const digest = await world.program.store.put(content);
  await world.db.insert(media).values({
    id,
    digest,
    type: 'application/pdf',
    bytes: content.length,
    name: `${canary('media.name')}.pdf`,
    givenBy: world.focalPoint.personId,
  });
  return id;
}

async function invitedPerson(world: World): Promise<{ id: string }> {
  const id = newId();
  await world.db.insert(people).values({
    id,
    email: `${canary('invited people.email')}@shiraz.example`,
    name: canary('invited people.name'),
    telephone: canary('invited people.telephone'),
  });
  return { id };
}

/** A file of members as an office has it, with one city that is new. */
export const memberFile = (name: string, fileName: string): File =>
  new File(
    [
      'slug,kind,name_en,name_fa,name_ko,country,latitude,longitude,population,geonames_id,languages,office,joined,state,dues_paid_until,founding,source,website,sample\n',
      `zubrowka,city,${name},,,KR,37.2,127.1,,,ko,secretariat,2020,full,,no,,,no\n`,
    ],
    fileName,
    { type: 'text/csv' },
  );

async function importOf(world: World): Promise<string> {
  await world.db.insert(importedEntries).values({
    kind: 'members',
    slug: canary('importedEntries.slug'),
    fields: { name_en: canary('importedEntries.fields') },
  });
  const ctx = await world.contextOf(world.secretary);
  const { id } = await offerImport(ctx, {
    kind: 'members',
    file: memberFile(canary('imports.report'), `${canary('imports.fileName')}.csv`),
  });
  return id;
}

async function mailOf(world: World, personId: string): Promise<string> {
  const id = newId();
  await world.db.insert(mails).values({
    id,
    personId,
    recipient: `${canary('mails.recipient')}@shiraz.example`,
    language: 'en',
    subject: canary('mails.subject'),
    text: canary('mails.text'),
    html: `<p>${canary('mails.html')}</p>`,
    failure: canary('mails.failure'),
  });
  return id;
}

async function linksOf(
  world: World,
  personId: string,
): Promise<Pick<Planted, 'signInToken' | 'invitationToken' | 'addressToken'>> {
  const tokenOf = (purpose: string) => createHash('sha256').update(purpose).digest('base64url');
  const signInToken = tokenOf('sign-in');
  const invitationToken = tokenOf('invitation');
  const addressToken = tokenOf('address');
  await world.db.insert(links).values([
    {
      tokenHash: secretHash(signInToken),
      personId: world.observer.personId ?? '',
      purpose: 'sign-in',
      next: `/en/${canary('links.next')}`,
      expiresAt: tomorrow(),
    },
    { tokenHash: secretHash(invitationToken), personId, purpose: 'invitation', expiresAt: tomorrow() },
    {
      tokenHash: secretHash(addressToken),
      personId: world.focalPoint.personId ?? '',
      purpose: 'address',
      email: `${canary('links.email')}@shiraz.example`,
      expiresAt: tomorrow(),
    },
  ]);
  return { signInToken, invitationToken, addressToken };
}

async function closedAccount({ db }: World): Promise<string> {
  const id = newId();
  await db.insert(people).values({
    id,
    email: 'gone@elsewhere.example',
    name: 'Gone Elsewhere',
    deactivatedAt: new Date(),
    deactivationReason: canary('people.deactivationReason'),
  });
  return id;
}

async function memberNamed({ db }: World, slug: string): Promise<string> {
  const [row] = await db.select({ id: members.id }).from(members).where(eq(members.slug, slug));
  return row?.id ?? '';
}

async function officeNamed({ db }: World, slug: string): Promise<string> {
  const [row] = await db
    .select({ id: offices.id })
    .from(offices)
    .innerJoin(officeTexts, eq(officeTexts.officeId, offices.id))
    .where(eq(offices.slug, slug));
  return row?.id ?? '';
}

const tomorrow = () => new Date(Date.now() + 86_400_000);

/** The people in whose name every address is asked. */
export const askers = [
  'visitor',
  'stranger',
  'observer',
  'contributor',
  'focalPoint',
  'mayor',
  'seoul',
  'officer',
  'secretariatOfficer',
  'secretary',
] as const satisfies readonly (keyof World)[];

export type Asker = (typeof askers)[number];

export const clientsOf = (world: World): [Asker, Client][] => askers.map((asker) => [asker, world[asker]]);
