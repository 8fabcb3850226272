import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '#core/context.ts';
import { sql } from 'drizzle-orm';
import { foundWorld, type World } from '../../test/world.ts';
import { changeMember, enterMember, type EnteredMember } from './actions.ts';
import { pairOf } from './look.ts';
import type { MemberChange, MemberEntry } from './member.ts';
import { findMember } from './queries.ts';
import { promote, recordPayment, reinstate, suspend, withdraw } from './standing.ts';

let world: World;
let dana: Context;
let secretary: Context;
beforeAll(async () => {
  world = await foundWorld();
  dana = await world.contextOf(world.officer);
  secretary = await world.contextOf(world.secretary);
});
afterAll(() => world.close());

let count = 0;
const invented = (more: Partial<MemberEntry> = {}): MemberEntry => ({
  kind: 'city',
  country: 'KZ',
  latitude: 47.1,
  longitude: 51.9,
  languages: ['kk', 'ru'],
  texts: { en: { name: `Newtown ${++count}` } },
  ...more,
});

const refused = (code: string, status: number) => ({ code, status });
const allOf = async (acts: Promise<unknown>[]) =>
  (await Promise.allSettled(acts)).map(({ status }) => status === 'fulfilled');
const recordsOf = async (kind: string) => (await world.records()).filter((known) => known === kind).length;

describe('entering a member', () => {
  test('gives it an address, its office and a first state', async () => {
    const { slug, officeId } = await enterMember(
      dana,
      invented({ texts: { en: { name: 'Öskemen (Ust-Kamenogorsk)' }, fa: { name: 'اوسکمن' } } }),
    );
    expect(slug).toBe('oskemen-ust-kamenogorsk');
    const member = await findMember(dana, { slug });
    expect(member).toMatchObject({
      officeId,
      office: { slug: 'central-asia' },
      state: 'associate',
      states: [{ state: 'associate', reason: null }],
    });
    expect(await recordsOf('member.entered')).toBe(1);
  });

  test('a country without an office belongs to the Secretariat, and to nobody else', async () => {
    await expect(enterMember(dana, invented({ country: 'NZ' }))).rejects.toMatchObject({
      ...refused('country-of-another-office', 409),
      field: 'country',
    });
    expect((await findMember(secretary, await enterMember(secretary, invented({ country: 'NZ' })))).office.slug).toBe(
      'secretariat',
    );
  });

  test('an address is given once, and words that are addresses never', async () => {
    const { slug } = await enterMember(dana, invented());
    await expect(enterMember(dana, invented({ slug }))).rejects.toMatchObject({
      ...refused('slug-taken', 409),
      field: 'slug',
    });
    await expect(enterMember(dana, invented({ slug: 'entry' }))).rejects.toMatchObject(refused('slug-reserved', 409));
    await expect(enterMember(dana, invented({ slug: 'New Town' }))).rejects.toMatchObject(
      refused('slug-malformed', 422),
    );
    await expect(enterMember(dana, invented({ texts: { fa: { name: 'نوشهر' } } }))).rejects.toMatchObject(
      refused('slug-needed', 422),
    );
    expect((await enterMember(dana, invented({ texts: { en: { name: 'Entry' } } }))).slug).toBe('entry-2');
  });

  test('thirty at the same moment get thirty marks', async () => {
    const entered = await Promise.all(Array.from({ length: 30 }, () => enterMember(dana, invented())));
    const looks = await Promise.all(entered.map(async ({ slug }) => (await findMember(dana, { slug })).look));
    expect(new Set(looks.map(pairOf)).size).toBe(30);
  });

  test('of ten who enter the same city at once one does', async () => {
    const entry = invented();
    const before = await recordsOf('member.entered');
    expect((await allOf(Array.from({ length: 10 }, () => enterMember(dana, entry)))).filter(Boolean)).toHaveLength(1);
    expect(await recordsOf('member.entered')).toBe(before + 1);
  });

  test('a city has no right to enter another', async () => {
    await expect(enterMember(await world.contextOf(world.mayor), invented({ country: 'IR' }))).rejects.toMatchObject({
      code: 'country-of-another-office',
    });
  });
});

describe('the steps of a member', () => {
  let city: EnteredMember;
  beforeEach(async () => {
    city = await enterMember(dana, invented());
  });
  const stateOf = async () => (await findMember(secretary, city)).state;

  test('an associate becomes full, once', async () => {
    expect((await allOf(Array.from({ length: 8 }, () => promote(dana, city)))).filter(Boolean)).toHaveLength(1);
    expect(await stateOf()).toBe('full');
    await expect(promote(dana, city)).rejects.toMatchObject(refused('state-changed', 409));
  });

  test('a suspended member is afterwards what it was before', async () => {
    await suspend(dana, city, { reason: 'Dues unpaid since January 2025' });
    expect(await stateOf()).toBe('suspended');
    await reinstate(dana, city);
    expect(await stateOf()).toBe('associate');
    await promote(dana, city);
    await suspend(dana, city, { reason: 'No answer for a year' });
    await reinstate(dana, city);
    const { state, states } = await findMember(secretary, city);
    expect([state, states.map(({ state, reason }) => [state, reason])]).toEqual([
      'full',
      [
        ['associate', null],
        ['suspended', 'Dues unpaid since January 2025'],
        ['associate', null],
        ['full', null],
        ['suspended', 'No answer for a year'],
        ['full', null],
      ],
    ]);
  });

  test('of a suspension and a withdrawal at once, what remains is a withdrawal', async () => {
    await allOf([suspend(dana, city, { reason: 'a' }), withdraw(dana, city, { reason: 'b' })]);
    expect(await stateOf()).toBe('withdrawn');
    for (const step of [promote, reinstate]) await expect(step(dana, city)).rejects.toMatchObject({ status: 409 });
    await expect(suspend(dana, city, { reason: 'c' })).rejects.toMatchObject({ status: 409 });
    await expect(recordPayment(dana, city, { until: '2030-01-01' })).rejects.toMatchObject({ status: 409 });
  });

  test('only its office and the Secretariat take them', async () => {
    for (const client of [world.visitor, world.stranger, world.mayor, world.seoul, world.editor]) {
      const ctx = await world.contextOf(client);
      expect(() => suspend(ctx, city, { reason: 'x' })).toThrow(
        expect.objectContaining(refused('member-office-only', 403)),
      );
      expect(() => recordPayment(ctx, city, { until: '2030-01-01' })).toThrow(
        expect.objectContaining(refused('member-office-only', 403)),
      );
    }
    const shiraz = await findMember(dana, { slug: 'shiraz' });
    expect(() => withdraw(dana, shiraz, { reason: 'x' })).toThrow(
      expect.objectContaining(refused('member-office-only', 403)),
    );
    await promote(secretary, city);
    expect(await stateOf()).toBe('full');
  });

  test('an office takes none for a member that has just passed to another', async () => {
    await world.db.execute(
      sql`update members set office_id = (select id from offices where slug = 'mediterranean') where id = ${city.id}`,
    );
    const changed = refused('state-changed', 409);
    await expect(promote(dana, city)).rejects.toMatchObject(changed);
    await expect(suspend(dana, city, { reason: 'x' })).rejects.toMatchObject(changed);
    await expect(recordPayment(dana, city, { until: '2090-12-31' })).rejects.toMatchObject(changed);
    expect(await findMember(secretary, city)).toMatchObject({ state: 'associate', duesPaidUntil: null });
  });

  test('what the Secretariat has not delegated an office may not do', async () => {
    await world.db.execute(sql`update offices set delegations = '{mandates}' where slug = 'central-asia'`);
    const withdrawn = await world.contextOf(world.officer);
    await world.db.execute(
      sql`update offices set delegations = '{members,mandates,imports}' where slug = 'central-asia'`,
    );
    expect(() => promote(withdrawn, city)).toThrow(expect.objectContaining(refused('member-office-only', 403)));
  });

  test('a payment is recorded once, and says until when', async () => {
    await promote(dana, city);
    expect(
      (await allOf(Array.from({ length: 6 }, () => recordPayment(dana, city, { until: '2020-12-31' })))).filter(
        Boolean,
      ),
    ).toHaveLength(1);
    expect(await findMember(secretary, city)).toMatchObject({ duesPaidUntil: '2020-12-31', isInArrears: true });
    await recordPayment(dana, city, { until: '2090-12-31' });
    expect(await findMember(secretary, city)).toMatchObject({ duesPaidUntil: '2090-12-31', isInArrears: false });
  });
});

describe('what is said of a member', () => {
  const saying = (revision: number, more: Partial<MemberChange> = {}): MemberChange => ({
    revision,
    languages: ['fa', 'en'],
    texts: {},
    ...more,
  });

  test('Shiraz says what it can give, in its own words', async () => {
    const nasrin = await world.contextOf(world.focalPoint);
    const shiraz = await findMember(nasrin, { slug: 'shiraz' });
    await changeMember(
      nasrin,
      shiraz,
      saying(shiraz.revision, {
        website: 'https://shiraz.ir',
        texts: { fa: { offers: 'انتخاب درخت خیابان' }, en: {} },
      }),
    );
    const told = await findMember(await world.contextOf(world.visitor, 'ko'), { slug: 'shiraz' });
    expect(told).toMatchObject({
      website: 'https://shiraz.ir',
      offers: { text: 'انتخاب درخت خیابان', language: 'fa' },
      needs: null,
      revision: shiraz.revision + 1,
    });
  });

  test('of two who read the same revision one writes', async () => {
    const ctx = await world.contextOf(world.mayor);
    const shiraz = await findMember(ctx, { slug: 'shiraz' });
    const written = await allOf(Array.from({ length: 6 }, () => changeMember(ctx, shiraz, saying(shiraz.revision))));
    expect(written.filter(Boolean)).toHaveLength(1);
    await expect(changeMember(ctx, shiraz, saying(shiraz.revision))).rejects.toMatchObject(
      refused('changed-meanwhile', 409),
    );
  });

  test('its name and place are for its office to say', async () => {
    const ctx = await world.contextOf(world.mayor);
    const shiraz = await findMember(ctx, { slug: 'shiraz' });
    expect(() => changeMember(ctx, shiraz, saying(shiraz.revision, { names: { en: 'Sheeraz' } }))).toThrow(
      expect.objectContaining(refused('facts-are-the-offices', 403)),
    );
    const { kind, country, latitude, longitude } = shiraz;
    await changeMember(
      secretary,
      shiraz,
      saying(shiraz.revision, {
        names: { en: 'Sheeraz' },
        facts: { kind, country, latitude, longitude: longitude + 1, population: 5 },
      }),
    );
    expect(await findMember(ctx, { slug: 'shiraz' })).toMatchObject({
      name: 'Sheeraz',
      longitude: longitude + 1,
      population: 5,
      joined: null,
    });
  });

  test('observers, contributors, other cities and offices say nothing', async () => {
    const shiraz = await findMember(secretary, { slug: 'shiraz' });
    for (const client of [world.contributor, world.observer, world.seoul, world.officer, world.editor, world.visitor]) {
      const ctx = await world.contextOf(client);
      expect(() => changeMember(ctx, shiraz, saying(shiraz.revision))).toThrow(
        expect.objectContaining(refused('speakers-or-office-only', 403)),
      );
    }
  });

  test('words wait for a name in their language', async () => {
    const city = await enterMember(dana, invented());
    const { revision } = await findMember(dana, city);
    await expect(
      changeMember(dana, city, saying(revision, { texts: { ko: { summary: '도시' } } })),
    ).rejects.toMatchObject(refused('no-name-in-language', 409));
    await changeMember(dana, city, saying(revision, { names: { ko: '새도시' }, texts: { ko: { summary: '도시' } } }));
    expect((await findMember(await world.contextOf(world.officer, 'ko'), city)).summary).toEqual({
      text: '도시',
      language: 'ko',
    });
  });

  test('a city whose country was mistaken moves to the office of the right one', async () => {
    const city = await enterMember(secretary, invented({ country: 'TR' }));
    const { revision, kind, latitude, longitude } = await findMember(secretary, city);
    await changeMember(secretary, city, saying(revision, { facts: { kind, latitude, longitude, country: 'TM' } }));
    const moved = await findMember(dana, city);
    expect(moved.office.slug).toBe('central-asia');
    await expect(
      changeMember(dana, moved, saying(moved.revision, { facts: { kind, latitude, longitude, country: 'TR' } })),
    ).rejects.toMatchObject({ code: 'country-of-another-office' });
  });

  test('it waits for a country that passes to another office meanwhile', async () => {
    const city = await enterMember(dana, invented());
    const { revision, kind, latitude, longitude } = await findMember(dana, city);
    const handing = await world.pool.connect();
    const hand = (slug: string) =>
      handing.query(
        `update office_countries set office_id = (select id from offices where slug = $1) where country = 'TM'`,
        [slug],
      );
    await handing.query(`begin; select pg_advisory_xact_lock(hashtext('members'))`);
    await hand('mediterranean');
    const moved = allOf([
      changeMember(dana, city, saying(revision, { facts: { kind, latitude, longitude, country: 'TM' } })),
    ]);
    await new Promise((done) => setTimeout(done, 200));
    await handing.query('commit');
    expect(await moved).toEqual([false]);
    expect((await findMember(dana, city)).office.slug).toBe('central-asia');
    await hand('central-asia');
    handing.release();
  });
});
