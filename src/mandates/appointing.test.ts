import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { letterFile } from '../../test/letter-file.ts';
import { lettersTo } from '../../test/mailbag.ts';
import { holderOf, idOf, mandateOf, refusalOf, somebody, speakingAs } from '../../test/mandated.ts';
import { foundWorld, type World } from '../../test/world.ts';
import { appoint, inviteAgain } from './actions.ts';
import { mandatesOfMember, mandatesOfOffice } from './queries.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
// All clients come from one network here.
beforeEach(async () => {
  await world.db.execute('delete from attempts');
});
afterAll(() => world.close());

describe('appointing', () => {
  test('the mayor of Shiraz appoints a focal point, who counts at once and is written to with a link', async () => {
    const before = (await world.records()).length;
    const person = somebody('focal-point', { titleEn: 'Planner', until: '1415/10/11', language: 'fa' });
    const answer = await world.mayor.post('/members/shiraz/mandates', person, 'fa');
    expect([answer.status, answer.location]).toEqual([303, '/fa/members/shiraz/mandates#main']);
    expect((await world.records()).slice(before)).toEqual(['mandate.given', 'person.invited']);
    expect(await mandateOf(world, 'shiraz', person.name)).toMatchObject({
      state: 'current',
      role: 'focal-point',
      until: '2036-12-31',
      may: { invite: true },
    });
    const [mail] = await lettersTo(world, person.email);
    expect(mail?.language).toBe('fa');
    expect(mail?.subject).toContain('دعوت به');
    expect(mail?.text).toMatch(/http:\/\/localhost:3000\/fa\/sign-in\/invitation\/[\w-]{40,}/);
  });

  test('a contributor named by the focal point waits for the mayor, and nobody is written to before', async () => {
    const person = somebody('contributor');
    expect((await world.focalPoint.post('/members/shiraz/mandates', person)).status).toBe(303);
    expect(await mandateOf(world, 'shiraz', person.name)).toMatchObject({ state: 'pending' });
    expect(await lettersTo(world, person.email)).toEqual([]);
    const id = await idOf(world, 'shiraz', person.name);
    expect((await world.focalPoint.post(`/mandates/${id}/confirmation`)).status).toBe(403);
    expect((await world.mayor.post(`/mandates/${id}/confirmation`)).location).toBe('/en/members/shiraz/mandates');
    expect(await mandateOf(world, 'shiraz', person.name)).toMatchObject({
      state: 'current',
      confirmedBy: 'Kamran Arjmand',
    });
    expect(await lettersTo(world, person.email)).toHaveLength(1);
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
    expect(await mandateOf(world, 'tashkent', person.name)).toMatchObject({ state: 'current' });
  });

  test('an office without the delegation appoints nobody', async () => {
    const ctx = await world.contextOf(world.officer);
    const acting = ctx.viewer.acting;
    if (acting?.holder.kind !== 'office') throw new Error('Dana works at an office');
    const bound = {
      ...ctx,
      viewer: { ...ctx.viewer, acting: { ...acting, holder: { ...acting.holder, delegations: ['members' as const] } } },
    };
    const holder = await holderOf(world, 'almaty');
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
    const asHead = speakingAs(ctx, null, {
      id: head?.id ?? '',
      role: 'head',
      holder: { kind: 'office', id: holder.id, slug: 'central-asia', isSecretariat: false, delegations: [] },
    });
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
    expect((await world.secretary.post(`/mandates/${own?.id}/confirmation`, { letter: letterFile() })).status).toBe(
      303,
    );
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

describe('invitations', () => {
  test('who has not come is invited again, in a new link; who is here is not', async () => {
    const person = somebody('observer');
    await world.mayor.post('/members/shiraz/mandates', person);
    const id = await idOf(world, 'shiraz', person.name);
    expect((await world.mayor.post(`/mandates/${id}/invitation`)).status).toBe(303);
    const [first, second] = await lettersTo(world, person.email);
    expect(first?.text === second?.text).toBe(false);
    const ctx = await world.contextOf(world.mayor);
    expect(await refusalOf(inviteAgain(ctx, { id: await idOf(world, 'shiraz', 'Omid Farahani') }))).toBe('not-awaited');
    expect((await world.seoul.post(`/mandates/${id}/invitation`)).status).toBe(403);
  });
});
