import { eq } from 'drizzle-orm';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal.ts';
import { mails } from '#mail/tables.ts';
import { people } from '#people/tables.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { appoint, confirmMandate, inviteAgain } from './actions.ts';
import { declineMandate, endMandate } from './endings.ts';
import { mandatesOf, mandatesOfMember, mandatesOfOffice } from './queries.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
// All clients come from one network here.
beforeEach(async () => {
  await world.db.execute('delete from attempts');
});
afterAll(() => world.close());

const pdf = async (name = 'letter.pdf') =>
  new File([await readFile(new URL('../../example/letters/shiraz-focal-point.pdf', import.meta.url))], name, {
    type: 'application/pdf',
  });

let count = 0;
/** Somebody new each time, so that tests do not meet. */
function somebody(role: string, more: Record<string, string> = {}) {
  count += 1;
  return { name: `Person ${count}`, email: `person-${count}@city.example`, role, from: '2026-01-01', ...more };
}

const mandateOf = async (slug: string, name: string, as: Client = world.secretary) =>
  (await mandatesOfMember(await world.contextOf(as), { slug })).mandates.find(({ person }) => person.name === name);

async function idOf(slug: string, name: string): Promise<string> {
  return (await mandateOf(slug, name))?.id ?? 'nobody';
}

async function holderOf(slug: string) {
  return (await mandatesOfMember(await world.contextOf(world.secretary), { slug })).holder;
}

const refusalOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

const mailsTo = (email: string) => world.db.select().from(mails).where(eq(mails.recipient, email));

describe('appointing', () => {
  test('the mayor of Shiraz appoints a focal point, who counts at once and is written to with a link', async () => {
    const before = (await world.records()).length;
    const person = somebody('focal-point', { titleEn: 'Planner', until: '1415/10/11', language: 'fa' });
    const answer = await world.mayor.post('/members/shiraz/mandates', person, 'fa');
    expect([answer.status, answer.location]).toEqual([303, '/fa/members/shiraz/mandates#main']);
    expect((await world.records()).slice(before)).toEqual(['mandate.given', 'person.invited']);
    expect(await mandateOf('shiraz', person.name)).toMatchObject({
      state: 'current',
      role: 'focal-point',
      until: '2036-12-31',
      may: { invite: true },
    });
    const [mail] = await mailsTo(person.email);
    expect(mail?.language).toBe('fa');
    expect(mail?.subject).toContain('دعوت به');
    expect(mail?.text).toMatch(/http:\/\/localhost:3000\/fa\/sign-in\/invitation\/[\w-]{40,}/);
  });

  test('a contributor named by the focal point waits for the mayor, and nobody is written to before', async () => {
    const person = somebody('contributor');
    expect((await world.focalPoint.post('/members/shiraz/mandates', person)).status).toBe(303);
    expect(await mandateOf('shiraz', person.name)).toMatchObject({ state: 'pending' });
    expect(await mailsTo(person.email)).toEqual([]);
    const id = await idOf('shiraz', person.name);
    expect((await world.focalPoint.post(`/mandates/${id}/confirmation`)).status).toBe(403);
    expect((await world.mayor.post(`/mandates/${id}/confirmation`)).location).toBe('/en/members/shiraz/mandates');
    expect(await mandateOf('shiraz', person.name)).toMatchObject({ state: 'current', confirmedBy: 'Kamran Arjmand' });
    expect(await mailsTo(person.email)).toHaveLength(1);
  });

  test('a focal point names no representative', async () => {
    const answer = await world.focalPoint.post('/members/shiraz/mandates', somebody('representative'));
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('The representative or the office that cares for the member could do it.');
  });

  test.each(['contributor', 'observer', 'seoul', 'officer', 'editor', 'stranger'] as const)(
    '%s appoints nobody for Shiraz and sees no form',
    async (key) => {
      expect((await world[key].post('/members/shiraz/mandates', somebody('contributor'))).status).toBe(403);
      expect((await world[key].get('/members/shiraz/mandates')).text).not.toContain('name="email"');
    },
  );

  test('a visitor is led to the sign-in', async () => {
    expect((await world.visitor.post('/members/shiraz/mandates', somebody('contributor'))).location).toContain(
      '/en/sign-in?next=',
    );
  });

  test('Dana appoints for Tashkent, the city of her region', async () => {
    const person = somebody('representative');
    expect((await world.officer.post('/members/tashkent/mandates', person)).status).toBe(303);
    expect(await mandateOf('tashkent', person.name)).toMatchObject({ state: 'current' });
  });

  test('an office without the delegation appoints nobody', async () => {
    const ctx = await world.contextOf(world.officer);
    const acting = ctx.viewer.acting;
    if (acting?.holder.kind !== 'office') throw new Error('Dana works at an office');
    const bound = {
      ...ctx,
      viewer: { ...ctx.viewer, acting: { ...acting, holder: { ...acting.holder, delegations: ['members' as const] } } },
    };
    const holder = await holderOf('almaty');
    expect(await refusalOf(appoint(bound, holder, { ...somebody('observer'), role: 'observer' }))).toBe(
      'not-yours-to-appoint',
    );
  });

  test('the same person holds the same role once at a time; a renewal begins afterwards', async () => {
    const person = somebody('observer', { until: '2030-12-31' });
    expect((await world.mayor.post('/members/shiraz/mandates', person)).status).toBe(303);
    const again = await world.mayor.post('/members/shiraz/mandates', person);
    expect(again.status).toBe(409);
    expect(again.text).toContain('This person already holds this role there in these days.');
    expect(again.text).toContain(`value="${person.email}"`);
    expect(
      (await world.mayor.post('/members/shiraz/mandates', { ...person, from: '2031-01-01', until: '' })).status,
    ).toBe(303);
  });

  test('what was typed comes back with a sentence at each field', async () => {
    const answer = await world.mayor.post('/members/shiraz/mandates', {
      name: 'Mina Rad',
      email: 'mina',
      role: 'pope',
      from: '1404/12/30',
      until: 'soon',
    });
    expect(answer.status).toBe(422);
    for (const part of [
      'value="Mina Rad"',
      'value="mina"',
      'value="1404/12/30"',
      'value="soon"',
      'field-email-error',
      'field-role-error',
      'field-from-error',
      'field-until-error',
    ]) {
      expect(answer.text).toContain(part);
    }
    const backwards = await world.mayor.post(
      '/members/shiraz/mandates',
      somebody('observer', { from: '2030-01-01', until: '2029-12-31' }),
      'fa',
    );
    expect(backwards.text).toContain('پایان باید پس از آغاز باشد.');
    const over = await world.mayor.post('/members/shiraz/mandates', somebody('observer', { until: '2026-01-02' }));
    expect(over.text).toContain('This day is over.');
  });

  test('a head is appointed by the Secretariat, and appoints the officers of the own office only', async () => {
    const person = somebody('head');
    expect((await world.officer.post('/offices/central-asia/mandates', person)).status).toBe(403);
    expect((await world.secretary.post('/offices/central-asia/mandates', person)).status).toBe(303);
    const ctx = await world.contextOf(world.secretary);
    const { holder, mandates } = await mandatesOfOffice(ctx, { slug: 'central-asia' });
    const head = mandates.find(({ role }) => role === 'head');
    const asHead = {
      ...ctx,
      viewer: {
        personId: null,
        isOperator: false,
        mandates: [],
        acting: {
          id: head?.id ?? '',
          role: 'head' as const,
          holder: {
            kind: 'office' as const,
            id: holder.id,
            slug: 'central-asia',
            isSecretariat: false,
            delegations: [],
          },
        },
      },
    };
    expect(await refusalOf(appoint(asHead, holder, { ...somebody('officer'), role: 'officer' }))).toBe('done');
    expect(await refusalOf(appoint(asHead, holder, { ...somebody('head'), role: 'head' }))).toBe(
      'not-yours-to-appoint',
    );
    const other = (await mandatesOfOffice(ctx, { slug: 'mediterranean' })).holder;
    expect(await refusalOf(appoint(asHead, other, { ...somebody('officer'), role: 'officer' }))).toBe(
      'not-yours-to-appoint',
    );
  });

  test('no city has an officer, no regional office a Secretary General', async () => {
    expect((await world.secretary.post('/members/shiraz/mandates', somebody('officer'))).status).toBe(403);
    expect((await world.secretary.post('/offices/central-asia/mandates', somebody('secretary-general'))).status).toBe(
      403,
    );
  });

  test('the mayor cannot give a mandate to himself that counts', async () => {
    const email = 'kamran.arjmand@shiraz.example';
    await world.mayor.post('/members/shiraz/mandates', {
      name: 'Kamran Arjmand',
      email,
      role: 'substitute',
      from: '2026-01-01',
    });
    const own = (await mandatesOfMember(await world.contextOf(world.mayor), { slug: 'shiraz' })).mandates.find(
      ({ role, isOwn }) => isOwn && role === 'substitute',
    );
    expect(own).toMatchObject({ state: 'pending', may: { confirm: false } });
    expect((await world.mayor.post(`/mandates/${own?.id}/confirmation`)).status).toBe(403);
    expect((await world.secretary.post(`/mandates/${own?.id}/confirmation`)).status).toBe(422);
    expect((await world.secretary.post(`/mandates/${own?.id}/confirmation`, { letter: await pdf() })).status).toBe(303);
  });

  test('no city takes the powers of a person by naming them from a day long past', async () => {
    const email = 'ryu.ji-an@secretariat.example';
    const named = { name: 'Ryu Ji-an', email, role: 'observer' };
    const early = await world.mayor.post('/members/shiraz/mandates', { ...named, from: '1950-01-01' }, 'en');
    expect(early.status).toBe(422);
    expect(early.text).toContain('This day is more than ten years ago.');
    expect((await world.mayor.post('/members/shiraz/mandates', { ...named, from: '2017-01-01' })).status).toBe(303);
    await world.db.execute(
      `update mandates m set from_day = '1950-01-01' from people p where p.id = m.person_id and p.email = '${email}' and m.role = 'observer'`,
    );
    const { viewer } = await world.contextOf(world.secretary);
    expect(viewer.mandates.map(({ role }) => role)).toEqual(['secretary-general', 'observer']);
    expect(viewer.acting?.role).toBe('secretary-general');
    await world.db.execute(
      `delete from mandates m using people p where p.id = m.person_id and p.email = '${email}' and m.role = 'observer'`,
    );
  });

  test('the JSON face appoints with the same verb', async () => {
    const person = somebody('observer');
    const answer = await world.mayor.api('POST', '/members/shiraz/mandates', person);
    expect([answer.status, answer.json]).toEqual([201, { id: expect.any(String), isConfirmed: true }]);
    const list = await world.mayor.api('GET', '/members/shiraz/mandates');
    expect(JSON.stringify(list.json)).toContain(person.name);
    expect((await world.seoul.api('POST', '/members/shiraz/mandates', somebody('observer'))).json).toMatchObject({
      status: 403,
      code: 'not-yours-to-appoint',
    });
    expect((await world.mayor.api('POST', '/members/shiraz/mandates', { ...person, role: 'pope' })).json).toMatchObject(
      { status: 422, fields: { role: expect.any(String) } },
    );
  });
});

describe('races', () => {
  test('many who appoint the same person at once, each from another day: one mandate', async () => {
    const person = { name: 'Sam Stranger', email: 'stranger@elsewhere.example', role: 'observer' as const };
    const holder = await holderOf('seoul');
    const ctx = await world.contextOf(world.secretary);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, at) => refusalOf(appoint(ctx, holder, { ...person, from: `2026-01-0${at + 1}` }))),
    );
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'appointed-already'), 'done']);
    const given = (await mandatesOf(ctx, holder)).filter(({ person: { name } }) => name === person.name);
    expect(given).toHaveLength(1);
    await endMandate(ctx, { id: given[0]?.id ?? '' }, { reason: 'The test is over.' });
  });

  test('confirmed and declined at once: one of the two, and the other hears of it', async () => {
    const ctx = await world.contextOf(world.mayor);
    for (let round = 0; round < 5; round += 1) {
      const person = somebody('contributor');
      await world.focalPoint.post('/members/shiraz/mandates', person);
      const id = await idOf('shiraz', person.name);
      const outcomes = await Promise.all([
        refusalOf(confirmMandate(ctx, { id })),
        refusalOf(declineMandate(ctx, { id }, { reason: 'A mistake.' })),
      ]);
      expect(outcomes.toSorted()).toEqual(['done', 'not-pending']);
      expect(await mandateOf('shiraz', person.name)).toMatchObject({
        state: outcomes[0] === 'done' ? 'current' : 'ended',
      });
    }
  });

  test('two representatives who end each other at once leave one', async () => {
    const holder = await holderOf('busan');
    const secretary = await world.contextOf(world.secretary);
    const [one, other] = [somebody('representative'), somebody('representative')];
    const first = await appoint(secretary, holder, { ...one, role: 'representative' });
    const second = await appoint(secretary, holder, { ...other, role: 'representative' });
    const acting = (personId: string, id: string) => ({
      ...secretary,
      viewer: {
        personId,
        isOperator: false,
        mandates: [],
        acting: {
          id,
          role: 'representative' as const,
          holder: {
            kind: 'member' as const,
            id: holder.id,
            slug: 'busan',
            officeId: holder.kind === 'member' ? holder.officeId : '',
          },
        },
      },
    });
    const outcomes = await Promise.all([
      refusalOf(endMandate(acting(first.personId, first.id), { id: second.id }, { reason: 'He is gone.' })),
      refusalOf(endMandate(acting(second.personId, second.id), { id: first.id }, { reason: 'She is gone.' })),
    ]);
    expect(outcomes.toSorted()).toEqual(['done', 'last-representative']);
  });

  test('a form sent twice appoints once', async () => {
    const key = '01900000-0000-7000-8000-000000000001';
    const person = { ...somebody('observer'), key };
    const [one, two] = await Promise.all([
      world.mayor.post('/members/shiraz/mandates', person),
      world.mayor.post('/members/shiraz/mandates', person),
    ]);
    expect([one.status, two.status]).toEqual([303, 303]);
  });
});

describe('ending', () => {
  test('rights end that instant, also for a form that was already open', async () => {
    const person = somebody('representative');
    const ctx = await world.contextOf(world.secretary);
    const holder = await holderOf('almaty');
    const appointed = await appoint(ctx, holder, { ...person, role: 'representative' });
    const asThem = { ...ctx, viewer: { personId: appointed.personId, isOperator: false, mandates: [], acting: null } };
    expect((await mandatesOf(asThem, holder)).map(({ isOwn }) => isOwn)).toEqual([true]);
    const form = await world.contributor.get('/me');
    const mandate =
      /name="mandate" value="([^"]+)"/.exec((await world.mayor.get('/members/shiraz/mandates')).text)?.[1] ?? '';
    expect(form.status).toBe(200);
    // The mayor opens the form, loses the mandate, and sends.
    const second = somebody('representative');
    await world.secretary.post('/members/shiraz/mandates', second);
    const id = await idOf('shiraz', 'Kamran Arjmand');
    await endMandate(ctx, { id: mandate }, { reason: 'Elections.' });
    const late = await world.mayor.post('/members/shiraz/mandates', { ...somebody('observer'), mandate });
    expect(late.status).toBe(403);
    expect(late.text).toContain('no longer current');
    expect((await world.mayor.api('GET', '/members/shiraz/mandates')).json).not.toMatchObject({
      rolesToGive: ['representative'],
    });
    await world.db.execute(
      `update mandates set ended_at = null, ended_by = null, end_reason = null where id in ('${mandate}', '${id}')`,
    );
  });

  test('everyone may lay down their own mandate, nobody that of another city', async () => {
    const id = await idOf('busan', 'Noh Ga-on');
    expect((await world.seoul.post(`/mandates/${id}/ending`, { reason: 'I want to.' })).status).toBe(403);
    expect((await world.officer.post(`/mandates/${id}/ending`, { reason: 'I want to.' })).status).toBe(403);
    expect((await world.observer.post(`/mandates/${id}/ending`, { reason: '' })).status).toBe(422);
    const answer = await world.observer.post(`/mandates/${id}/ending`, { reason: 'A new post.' });
    expect(answer.status).toBe(303);
    expect((await world.observer.get('/members/busan/mandates')).text).not.toContain('Reinstated');
    expect((await world.secretary.post(`/mandates/${id}/ending`, { reason: 'Again.' })).status).toBe(409);
    await world.db.execute(
      `update mandates set ended_at = null, ended_by = null, end_reason = null where id = '${id}'`,
    );
  });

  test('the only representative is ended by the office alone', async () => {
    const person = somebody('representative');
    const ctx = await world.contextOf(world.secretary);
    const holder = await holderOf('isfahan');
    const { id, personId } = await appoint(ctx, holder, { ...person, role: 'representative' });
    const own = {
      ...ctx,
      viewer: {
        personId,
        isOperator: false,
        mandates: [],
        acting: {
          id,
          role: 'representative' as const,
          holder: { kind: 'member' as const, id: holder.id, slug: 'isfahan', officeId: '' },
        },
      },
    };
    expect(await refusalOf(endMandate(own, { id }, { reason: 'I go.' }))).toBe('last-representative');
    expect(await refusalOf(endMandate(ctx, { id }, { reason: 'The mayor has left.' }))).toBe('done');
  });

  test('the last person of the Secretariat who could appoint stays', async () => {
    const ctx = await world.contextOf(world.secretary);
    const { mandates } = await mandatesOfOffice(ctx, { slug: 'secretariat' });
    const id = (role: string) => mandates.find((mandate) => mandate.role === role)?.id ?? '';
    expect(await refusalOf(endMandate(ctx, { id: id('officer') }, { reason: 'A new post.' }))).toBe('done');
    expect(await refusalOf(endMandate(ctx, { id: id('secretary-general') }, { reason: 'A new post.' }))).toBe(
      'last-of-secretariat',
    );
    expect(
      await refusalOf(endMandate(world.operator(), { id: id('secretary-general') }, { reason: 'From the machine.' })),
    ).toBe('done');
    await world.db.execute(
      `update mandates set ended_at = null, ended_by = null, end_reason = null where id in ('${id('officer')}', '${id('secretary-general')}')`,
    );
  });

  test('a mandate that is over by its last day has no rights and stands in the history', async () => {
    const person = somebody('observer', { from: '2026-01-01', until: '2026-12-31' });
    await world.mayor.post('/members/shiraz/mandates', person);
    await world.db.execute(
      `update mandates set until_day = '2026-02-01' where id = '${await idOf('shiraz', person.name)}'`,
    );
    expect(await mandateOf('shiraz', person.name)).toMatchObject({
      state: 'ended',
      may: { end: false, invite: false },
    });
  });
});

describe('invitations', () => {
  test('who has not come is invited again, in a new link; who is here is not', async () => {
    const person = somebody('observer');
    await world.mayor.post('/members/shiraz/mandates', person);
    const id = await idOf('shiraz', person.name);
    expect((await world.mayor.post(`/mandates/${id}/invitation`)).status).toBe(303);
    const [first, second] = await mailsTo(person.email);
    expect(first?.text === second?.text).toBe(false);
    const ctx = await world.contextOf(world.mayor);
    expect(await refusalOf(inviteAgain(ctx, { id: await idOf('shiraz', 'Omid Farahani') }))).toBe('not-awaited');
    expect((await world.seoul.post(`/mandates/${id}/invitation`)).status).toBe(403);
  });
});

describe('letters', () => {
  test('a letter is read by those concerned and their office, and does not exist for others', async () => {
    const person = somebody('contributor');
    const answer = await world.focalPoint.post('/members/shiraz/mandates', {
      ...person,
      letter: await pdf('نامهٔ معرفی.pdf'),
    });
    expect(answer.status).toBe(303);
    const address = `http://localhost:3000/mandates/${await idOf('shiraz', person.name)}/letter`.replace(
      'http://localhost:3000',
      '',
    );
    const status = async (client: Client) => (await client.fetch(address)).status;
    const readers = [world.focalPoint, world.mayor, world.secretary, world.secretariatOfficer];
    expect(await Promise.all(readers.map(status))).toEqual([200, 200, 200, 200]);
    const others = [
      world.visitor,
      world.stranger,
      world.contributor,
      world.seoul,
      world.observer,
      world.officer,
      world.editor,
    ];
    expect(await Promise.all(others.map(status))).toEqual(others.map(() => 404));
    const letter = await world.mayor.fetch(address);
    expect(letter.headers.get('content-disposition')).toBe(
      `attachment; filename=".pdf"; filename*=UTF-8''`.replace('".pdf"', '"file.pdf"') +
        encodeURIComponent('نامهٔ معرفی.pdf'),
    );
    expect(letter.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(letter.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await letter.arrayBuffer())).toEqual(
      await readFile(new URL('../../example/letters/shiraz-focal-point.pdf', import.meta.url)),
    );
  });

  test('what is no letter comes back at its field with everything typed, and nothing is stored', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const people0 = await world.db.$count(people);
    for (const file of [
      new File([png], 'letter.pdf', { type: 'application/pdf' }),
      new File(['<html>%PDF-1.4 %%EOF'], 'letter.pdf'),
    ]) {
      const person = somebody('observer');
      const answer = await world.mayor.post('/members/shiraz/mandates', { ...person, letter: file });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('The file is no PDF.');
      expect(answer.text).toContain(`value="${person.email}"`);
    }
    const big = new File([Buffer.alloc(11 * 1_048_576, '%PDF-1.7 ')], 'letter.pdf');
    const person = somebody('observer');
    const tooBig = await world.mayor.post('/members/shiraz/mandates', { ...person, letter: big });
    expect(tooBig.status).toBe(413);
    expect(tooBig.text).toContain('at most 10 MB');
    expect(tooBig.text).toContain(`value="${person.email}"`);
    expect(await world.db.$count(people)).toBe(people0);
  });

  test('an office confirms with the letter only; the city also without', async () => {
    const person = somebody('contributor');
    await world.focalPoint.post('/members/shiraz/mandates', person);
    const id = await idOf('shiraz', person.name);
    const refused = await world.secretary.post(`/mandates/${id}/confirmation`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('an office confirms a mandate only with it');
    expect((await world.officer.post(`/mandates/${id}/confirmation`, { letter: await pdf() })).status).toBe(404);
    expect((await world.secretary.post(`/mandates/${id}/confirmation`, { letter: await pdf() })).status).toBe(303);
  });
});

describe('what is seen', () => {
  const secret = { name: 'Canary Hidden', email: 'canary-hidden@city.example' };

  beforeAll(async () => {
    await world.mayor.post('/members/shiraz/mandates', { ...somebody('observer'), ...secret });
    await world.focalPoint.post('/members/shiraz/mandates', {
      ...somebody('contributor'),
      name: 'Canary Pending',
      email: 'canary-pending@city.example',
    });
    await world.db.execute(`update people set telephone = '+98 000 canary' where email = '${secret.email}'`);
    await world.db.execute(
      `update people set name_public_at = now(), telephone = '+98 111 canary' where email = 'nasrin.golestani@shiraz.example'`,
    );
  });

  const namesFor = async (client: Client) =>
    (await mandatesOfMember(await world.contextOf(client), { slug: 'shiraz' })).mandates;

  test('visitors and people without mandate read only the names of those who agreed', async () => {
    for (const client of [world.visitor, world.stranger]) {
      expect((await namesFor(client)).map(({ person }) => person)).toEqual([
        { name: 'Nasrin Golestani', contact: null },
      ]);
    }
  });

  test('members read all names and no pending ones; addresses only where shared', async () => {
    const seen = await namesFor(world.seoul);
    expect(seen.map(({ person }) => person.name)).toContain('Canary Hidden');
    expect(seen.filter(({ state }) => state === 'pending')).toEqual([]);
    expect(seen.filter(({ person }) => person.contact)).toEqual([]);
    await world.db.execute(`update people set contact_shared_at = now() where email = '${secret.email}'`);
    expect((await namesFor(world.seoul)).filter(({ person }) => person.contact)).toEqual([]);
    await world.db.execute(
      `update mandates m set accepted_at = now() from people p where p.id = m.person_id and p.email = '${secret.email}'`,
    );
    expect(
      (await namesFor(world.seoul)).filter(({ person }) => person.contact).map(({ person }) => person.contact),
    ).toEqual([{ email: secret.email, telephone: '+98 000 canary' }]);
    expect(JSON.stringify(await namesFor(world.visitor))).not.toMatch(/canary/i);
  });

  test('an e-mail address typed by a city does not tell whose it is until the person takes the mandate up', async () => {
    const email = 'cha.yu-rim@seoul.example';
    const before = (await mandatesOfMember(await world.contextOf(world.mayor), { slug: 'shiraz' })).mandates;
    const typed = { ...somebody('observer'), name: 'Whoever', nameNative: 'هرکس', nativeLanguage: 'fa' };
    await world.mayor.post('/members/shiraz/mandates', { ...typed, email });
    await world.mayor.post('/members/shiraz/mandates', { ...typed, name: 'Nobody Yet' });
    await world.db.execute(
      `update people set name_public_at = now(), contact_shared_at = now() where email = '${email}'`,
    );
    const given = (await namesFor(world.mayor)).filter(({ id }) => before.every((one) => one.id !== id));
    const [known, unknown] = ['Whoever', 'Nobody Yet'].map((name) => given.find(({ person }) => person.name === name));
    // Whether somebody stands behind an address makes no difference but in the name that was typed.
    expect({ ...known, id: '', person: { ...known?.person, name: '' } }).toEqual({
      ...unknown,
      id: '',
      person: { ...unknown?.person, name: '' },
    });
    for (const client of [world.mayor, world.focalPoint, world.secretary, world.observer]) {
      expect((await client.get('/members/shiraz/mandates')).text).not.toMatch(/Cha Yu-rim|cha\.yu-rim/);
      expect((await client.get('/members/shiraz/mandates', 'fa')).text).toContain('هرکس');
    }
    expect((await world.visitor.get('/members/shiraz/mandates')).text).not.toMatch(/Cha Yu-rim|Whoever/);
    expect((await world.seoul.get('/members/shiraz/mandates')).text).toContain('Cha Yu-rim');
    expect((await world.secretary.get('/desk/records')).text).not.toContain('Cha Yu-rim');
    await world.seoul.post('/me/acting', { mandateId: known?.id ?? '', back: '/me' });
    expect((await world.mayor.get('/members/shiraz/mandates')).text).toContain('Cha Yu-rim');
    expect((await world.mayor.get('/members/shiraz/mandates')).text).not.toContain('Whoever');
    await world.db.execute(
      `update people set name_public_at = null, contact_shared_at = null where email = '${email}'`,
    );
    await world.db.execute(`update mandates set ended_at = now() where id = '${known?.id}'`);
  });

  test('whoever already speaks for a city is no stranger there: a further mandate bears their own name at once', async () => {
    const named = { ...somebody('observer'), name: 'N. G.', email: 'nasrin.golestani@shiraz.example' };
    await world.mayor.post('/members/shiraz/mandates', named);
    const further = (await namesFor(world.mayor)).find(
      ({ role, person }) => role === 'observer' && /^N(\.|asrin)/.test(person.name),
    );
    expect(further).toMatchObject({ person: { name: 'Nasrin Golestani' }, may: { invite: false } });
    await endMandate(await world.contextOf(world.mayor), { id: further?.id ?? '' }, { reason: 'The test is over.' });
  });

  test('pending ones are known to the mayor, to who named them and to the office', async () => {
    for (const client of [world.mayor, world.focalPoint, world.secretary]) {
      expect((await namesFor(client)).map(({ person }) => person.name)).toContain('Canary Pending');
    }
    for (const client of [world.contributor, world.officer, world.editor]) {
      expect((await namesFor(client)).map(({ person }) => person.name)).not.toContain('Canary Pending');
    }
  });

  test('a pending mandate does not exist for others', async () => {
    const id = await idOf('shiraz', 'Canary Pending');
    const missing = await world.seoul.get('/mandates/01900000-0000-7000-8000-00000000dead/confirmation');
    const hidden = await world.seoul.get(`/mandates/${id}/confirmation`);
    expect([missing.status, hidden.status]).toEqual([404, 404]);
    expect((await world.seoul.get('/mandates/not-an-id/ending')).status).toBe(404);
    expect((await world.mayor.get(`/mandates/${id}/confirmation`)).text).toContain('Confirm the mandate of');
  });
});
