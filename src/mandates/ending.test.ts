import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { holderOf, idOf, mandateOf, refusalOf, somebody, speakingAs } from '../../test/mandated.ts';
import { foundWorld, type World } from '../../test/world.ts';
import { appoint, confirmMandate, type Appointed } from './actions.ts';
import { declineMandate, endMandate } from './endings.ts';
import { mandatesOf, mandatesOfOffice } from './queries.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
// All clients come from one network here.
beforeEach(async () => {
  await world.db.execute('delete from attempts');
});
afterAll(() => world.close());

describe('ending', () => {
  test('rights end that instant, also for a form that was already open', async () => {
    const person = somebody('representative');
    const ctx = await world.contextOf(world.secretary);
    const holder = await holderOf(world, 'almaty');
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
    const id = await idOf(world, 'shiraz', 'Kamran Arjmand');
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
    const id = await idOf(world, 'busan', 'Noh Ga-on');
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
    const holder = await holderOf(world, 'isfahan');
    const { id, personId } = await appoint(ctx, holder, { ...person, role: 'representative' });
    const own = speakingAs(ctx, personId, {
      id,
      role: 'representative',
      holder: { kind: 'member', id: holder.id, slug: 'isfahan', officeId: '' },
    });
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
      `update mandates set until_day = '2026-02-01' where id = '${await idOf(world, 'shiraz', person.name)}'`,
    );
    expect(await mandateOf(world, 'shiraz', person.name)).toMatchObject({
      state: 'ended',
      may: { end: false, invite: false },
    });
  });
});

describe('races', () => {
  test('many who appoint the same person at once, each from another day: one mandate', async () => {
    const person = { name: 'Sam Stranger', email: 'stranger@elsewhere.example', role: 'observer' as const };
    const holder = await holderOf(world, 'seoul');
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
      const id = await idOf(world, 'shiraz', person.name);
      const outcomes = await Promise.all([
        refusalOf(confirmMandate(ctx, { id })),
        refusalOf(declineMandate(ctx, { id }, { reason: 'A mistake.' })),
      ]);
      expect(outcomes.toSorted()).toEqual(['done', 'not-pending']);
      expect(await mandateOf(world, 'shiraz', person.name)).toMatchObject({
        state: outcomes[0] === 'done' ? 'current' : 'ended',
      });
    }
  });

  test('two representatives who end each other at once leave one', async () => {
    const holder = await holderOf(world, 'busan');
    const secretary = await world.contextOf(world.secretary);
    const [one, other] = [somebody('representative'), somebody('representative')];
    const first = await appoint(secretary, holder, { ...one, role: 'representative' });
    const second = await appoint(secretary, holder, { ...other, role: 'representative' });
    const officeId = holder.kind === 'member' ? holder.officeId : '';
    const acting = ({ personId, id }: Appointed) =>
      speakingAs(secretary, personId, {
        id,
        role: 'representative',
        holder: { kind: 'member', id: holder.id, slug: 'busan', officeId },
      });
    const outcomes = await Promise.all([
      refusalOf(endMandate(acting(first), { id: second.id }, { reason: 'He is gone.' })),
      refusalOf(endMandate(acting(second), { id: first.id }, { reason: 'She is gone.' })),
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
