import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { speakingAs } from '../../test/mandated.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { appoint } from '#mandates/actions.ts';
import { mandatesOfMember, mandatesOfOffice } from '#mandates/queries.ts';
import { askedOf } from './asked.ts';
import { deskOf } from './queries.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const pdf = async () =>
  new File([await readFile(new URL('../../example/letters/tashkent-focal-point.pdf', import.meta.url))], 'letter.pdf');

const holderOf = async (slug: string) =>
  (await mandatesOfMember(await world.contextOf(world.secretary), { slug })).holder;

const run = (statement: string) => world.db.execute(statement);

const deskFor = async (client: Client) => deskOf(await world.contextOf(client), {});

const things = async (client: Client) =>
  (await deskFor(client)).waiting.items.map(({ kind, holder, person, when }) => [kind, holder?.slug, person, when]);

describe('the desk', () => {
  test('says that nothing waits, in every language', async () => {
    expect((await world.officer.get('/desk')).text).toContain('<h1>Nothing waits</h1>');
    expect((await world.officer.get('/desk', 'fa')).text).toContain('<h1>کاری در انتظار نیست</h1>');
    expect((await world.officer.get('/desk', 'ko')).text).toContain('<h1>대기 중인 일이 없습니다</h1>');
  });

  test.each(['visitor', 'stranger', 'mayor', 'focalPoint', 'observer'] as const)('is closed to %s', async (key) => {
    expect([303, 403]).toContain((await world[key].get('/desk')).status);
    expect([303, 403]).toContain((await world[key].get('/desk/records')).status);
  });

  test('shows an officer what waits in the region, oldest first, and the Secretariat everything', async () => {
    const ctx = await world.contextOf(world.secretary);
    const tashkent = await holderOf('tashkent');
    const shiraz = await holderOf('shiraz');
    // A focal point of Tashkent names a contributor; the letter waits for Dana since 20 days, and ten more.
    const focal = await appoint(ctx, tashkent, {
      name: 'Nodira Sultonbekova',
      email: 'nodira@tashkent.example',
      role: 'focal-point',
      from: '2026-01-01',
      until: '2026-12-20',
    });
    await run(`update people set activated_at = now() where id = '${focal.personId}'`);
    await run(`update mandates set until_day = serai_today() + 30 where id = '${focal.id}'`);
    const asFocal = speakingAs(ctx, focal.personId, {
      id: focal.id,
      role: 'focal-point',
      holder: { kind: 'member', id: tashkent.id, slug: 'tashkent', officeId: '' },
    });
    const pending = await appoint(asFocal, tashkent, {
      name: 'Aziz Karimov',
      email: 'aziz@tashkent.example',
      role: 'contributor',
      from: '2026-01-01',
      letter: await pdf(),
    });
    await run(
      `update mandates set given_at = now() - interval '20 days', answer_by = serai_today() + 10 where id = '${pending.id}'`,
    );
    // Someone was invited five weeks ago and never came; another in Shiraz.
    const invited = await appoint(ctx, tashkent, {
      name: 'Malika Yusupova',
      email: 'malika@tashkent.example',
      role: 'observer',
      from: '2026-01-01',
    });
    const shirazi = await appoint(ctx, shiraz, {
      name: 'Canary Person',
      email: 'canary@shiraz.example',
      role: 'observer',
      from: '2026-01-01',
    });
    await run(
      `update mandates set confirmed_at = now() - interval '36 days' where id in ('${invited.id}', '${shirazi.id}')`,
    );
    await run(`update members set dues_paid_until = serai_today() - 10 where slug in ('almaty', 'isfahan')`);

    expect(await things(world.officer)).toEqual([
      ['invitations', 'tashkent', 'Malika Yusupova', 'late'],
      ['endings', 'tashkent', 'Nodira Sultonbekova', 'later'],
      ['mandates', 'tashkent', 'Aziz Karimov', 'later'],
      ['dues', 'almaty', null, 'later'],
    ]);
    expect((await things(world.secretary)).map(([kind, slug]) => `${kind} ${slug}`).toSorted()).toEqual([
      'dues almaty',
      'dues isfahan',
      'endings tashkent',
      'invitations shiraz',
      'invitations tashkent',
      'mandates tashkent',
    ]);
    expect(await things(world.editor)).toEqual([]);
    const page = await world.officer.get('/desk');
    const heard = async (label: string, language: 'en' | 'fa') =>
      new RegExp(`>(${label}<span .*?)</a>`, 's')
        .exec((await world.officer.get('/desk', language)).text)?.[1]
        ?.replace(/<[^>]+>/g, '');
    expect(await heard('Record a payment', 'en')).toBe('Record a payment: Dues not paid, Almaty');
    expect(await heard('ثبت پرداخت', 'fa')).toBe('ثبت پرداخت: حق عضویت پرداخت نشده است، آلماتی');
    expect(page.text).toContain('<h1>Four things wait; one is late</h1>');
    expect(page.text).toContain('6 days late');
    expect(page.text).not.toMatch(/Canary|Isfahan|Shiraz/);
    expect((await world.officer.get('/desk', 'fa')).text).toContain('<h1>چهار کار در انتظار است؛ یک کار دیر شده</h1>');
    expect((await world.officer.get('/desk', 'ko')).text).toContain('<h1>대기 4건, 지연 1건</h1>');
    expect(
      (await deskOf(await world.contextOf(world.officer), { kind: 'dues' })).waiting.items.map(({ kind }) => kind),
    ).toEqual(['dues']);
    expect((await world.officer.get('/desk?kind=bogus&after=bogus')).status).toBe(200);
  });

  test.each([
    '1_2026-99-99T99:99:99+00:00_00000000-0000-7000-8000-000000000000',
    '1_2026-02-30T10:00:00Z_00000000-0000-7000-8000-000000000000',
    '1_2026-01-01T10:00:00+99:99_00000000-0000-7000-8000-000000000000',
    '1_2026-01-01T10:00:00Z_------------------------------------',
  ])('begins anew behind %s, a place that nobody was given', async (after) => {
    const answer = await world.officer.get(`/desk?after=${encodeURIComponent(after)}`);
    expect([answer.status, answer.text.includes('6 days late')]).toEqual([200, true]);
  });

  test('stands in groups by when things are due, each with its count', async () => {
    await run(`update mandates set answer_by = serai_today() + 7 where typed_name = 'Aziz Karimov'`);
    const { waiting } = await deskFor(world.officer);
    expect(waiting.groups).toEqual({ late: 1, week: 1, later: 2 });
    expect(waiting.items.map(({ when }) => when)).toEqual(['late', 'week', 'later', 'later']);
    const groups = async (language: 'en' | 'fa' | 'ko') =>
      [...(await world.officer.get('/desk', language)).text.matchAll(/<th scope="rowgroup"[^>]*>([^<]*)</g)].map(
        ([, title]) => title,
      );
    expect(await groups('en')).toEqual(['Late 1', 'Within a week 1', 'Later 2']);
    expect(await groups('fa')).toEqual(['دیرشده ۱', 'تا یک هفته ۱', 'بعداً ۲']);
    const dues = await deskOf(await world.contextOf(world.officer), { kind: 'dues' });
    expect(dues.waiting.groups).toEqual({ later: 1 });
    await run(`update mandates set answer_by = serai_today() + 10 where typed_name = 'Aziz Karimov'`);
  });

  test('says of what came today and yesterday so, and not how many days', async () => {
    await run(`update mandates set given_at = serai_clock() where typed_name = 'Aziz Karimov'`);
    expect((await world.officer.get('/desk')).text).toContain('data-label="Waiting since">today<');
    expect((await world.officer.get('/desk', 'fa')).text).toContain('data-label="در انتظار از">امروز<');
    await run(`update mandates set given_at = serai_clock() - interval '1 day' where typed_name = 'Aziz Karimov'`);
    expect((await world.officer.get('/desk', 'fa')).text).toContain('data-label="در انتظار از">دیروز<');
  });

  test('goes on where a page of the list ended, in the order of the groups', async () => {
    const ctx = await world.contextOf(world.officer);
    const [first, second] = (await deskOf(ctx, {})).waiting.items;
    const rest = await deskOf(ctx, { after: `1_${first?.since}_${first?.id}` });
    expect(rest.waiting.items[0]?.id).toBe(second?.id);
    expect(rest.waiting.groups).toEqual((await deskOf(ctx, {})).waiting.groups);
  });

  test('an ending with a successor named no longer waits', async () => {
    const ctx = await world.contextOf(world.officer);
    await appoint(ctx, await holderOf('tashkent'), {
      name: 'Olim Rashidov',
      email: 'olim@tashkent.example',
      role: 'focal-point',
      from: '2026-12-01',
    });
    expect((await things(world.officer)).map(([kind]) => kind)).not.toContain('endings');
  });

  test('lists the members of the office with standing and who speaks', async () => {
    const { members } = await deskFor(world.officer);
    expect(
      members.items.map(({ slug, isInArrears, speakers, hasRepresentative }) => [
        slug,
        isInArrears,
        speakers > 0,
        hasRepresentative,
      ]),
    ).toEqual([
      ['tashkent', false, true, false],
      ['almaty', true, false, false],
    ]);
  });

  test('is a resource for programs', async () => {
    const { status, json } = await world.officer.api('GET', '/desk');
    expect(status).toBe(200);
    expect(json).toMatchObject({ office: { slug: 'central-asia' }, may: { lead: false } });
  });
});

describe('a person’s own page', () => {
  test('asks of Shiraz what is missing, in words', async () => {
    await run(`update members set dues_paid_until = serai_today() - 1 where slug = 'shiraz'`);
    const asked = await askedOf(await world.contextOf(world.focalPoint));
    expect(asked?.things.map(({ kind, by, isLate }) => [kind, by, isLate])).toEqual([
      ['dues', 'you', true],
      ['profile', 'you', false],
    ]);
    const page = await world.focalPoint.get('/me');
    expect(page.text).toContain('<h1>Two things are asked of <bdi>Shiraz</bdi></h1>');
    expect(page.text).not.toContain('Asked of your city');
    expect(page.text).toMatch(/<h2>Pay the dues of/);
    expect((await world.focalPoint.get('/me', 'fa')).text).toContain('مبلغ و شیوهٔ پرداخت را از <a');
    expect(page.text).toMatch(/action="\/en\/me\/sessions\/current"[^]*>Sign out<\/button>/);
    expect((await world.focalPoint.get('/me', 'fa')).text).toContain(
      '<h1>دو کار از <bdi>شیراز</bdi> خواسته شده است</h1>',
    );
  });

  test('dues are asked with whom to write to: the office that records them, or else the Secretariat', async () => {
    const told = async () => {
      const { text } = await world.focalPoint.get('/me');
      return /<h2>Pay the dues of[^]*?<\/li>/.exec(text)?.[0] ?? '';
    };
    await run(`update offices set email = 'dues@secretariat.example' where kind = 'secretariat'`);
    expect(await told()).toMatch(/Ask <a href="\/en\/offices\/secretariat">[^]*href="mailto:dues@secretariat.example"/);
    const toOffice = (slug: string) =>
      run(`update members set office_id = (select id from offices where slug = '${slug}') where slug = 'shiraz'`);
    await toOffice('mediterranean');
    await run(`update offices set delegations = '{}' where slug = 'mediterranean'`);
    expect(await told()).toContain('href="/en/offices/secretariat"');
    await run(`update offices set delegations = '{members}' where slug = 'mediterranean'`);
    expect(await told()).toMatch(/Ask <a href="\/en\/offices\/mediterranean">[^]*To the office<\/a>/);
    await toOffice('secretariat');
    await run(`update offices set email = null where kind = 'secretariat'`);
  });

  test('where nothing is asked, the head says what would be', async () => {
    await run(`update members set dues_paid_until = serai_today() + 400 where slug = 'seoul'`);
    await run(
      `update member_texts set needs = 'Shade', offers = 'Figures' where member_id = (select id from members where slug = 'seoul')`,
    );
    const { text } = await world.seoul.get('/me');
    expect(text).toContain('<h1>Nothing is asked of <bdi>Seoul</bdi> today</h1><p class="lead">When a text waits');
    expect(text).not.toContain('id="asked"');
  });

  test('shows the mayor, and not the contributor, who waits to be confirmed', async () => {
    await world.focalPoint.post('/members/shiraz/mandates', {
      name: 'Canary Pending',
      email: 'canary-pending@shiraz.example',
      role: 'contributor',
      from: '2026-12-01',
    });
    const confirmation = async (client: Client) =>
      (await askedOf(await world.contextOf(client)))?.things.find(({ kind }) => kind === 'confirmation');
    const [pending] = (await mandatesOfMember(await world.contextOf(world.mayor), { slug: 'shiraz' })).mandates;
    expect(await confirmation(world.mayor)).toMatchObject({
      person: 'Canary Pending',
      by: 'you',
      due: pending?.answerBy,
    });
    expect(await confirmation(world.focalPoint)).toMatchObject({ by: 'representative' });
    expect(await confirmation(world.contributor)).toBeUndefined();
    expect((await world.contributor.get('/me')).text).not.toContain('Canary Pending');
  });

  test('a stranger learns what to do next; a visitor is led to the sign-in', async () => {
    expect((await world.stranger.get('/me')).text).toContain('You hold no current mandate');
    expect((await world.visitor.get('/me')).status).toBe(303);
    expect((await world.officer.get('/me')).text).toContain('You work at');
    expect((await world.mayor.api('GET', '/me')).json).toMatchObject({ asked: { member: { slug: 'shiraz' } } });
  });

  test('someone whose mandate waits or is over reads so', async () => {
    await run(
      `insert into mandates (id, person_id, member_id, role, from_day, answer_by) select gen_random_uuid(), p.id, m.id, 'observer', '2026-01-01', serai_today() + 30 from people p, members m where p.email = 'stranger@elsewhere.example' and m.slug = 'seoul'`,
    );
    expect((await world.stranger.get('/me')).text).toContain('waits to be confirmed');
    await run(
      `update mandates set ended_at = now() where confirmed_at is null and from_day = '2026-01-01' and person_id = (select id from people where email = 'stranger@elsewhere.example')`,
    );
    expect((await world.stranger.get('/me')).text).toContain('has ended');
  });
});

test('over every page stands for whom one acts, in whole Persian words', async () => {
  expect((await world.mayor.get('/members', 'fa')).text).toContain(
    'نمایندهٔ شهر <a href="/fa/members/shiraz"><bdi>شیراز</bdi></a>',
  );
});

test('at an office’s own table stand its people', async () => {
  const { mandates } = await mandatesOfOffice(await world.contextOf(world.seoul), { slug: 'central-asia' });
  expect(mandates.map(({ person, role }) => [person.name, role])).toEqual([['Dana Seitkali', 'officer']]);
});
