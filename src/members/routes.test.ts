import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#core/ids.ts';
import { addressOf, paths, type PagePath } from '#paths.ts';
import { foundWorld, type Client, type Fields, type World } from '../../test/world.ts';
import { memberRoutes } from './routes.tsx';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const at = (path: PagePath, slug = 'shiraz') => addressOf(path, { slug });
const statusOf = async (answer: Promise<{ status: number }>) => (await answer).status;

const entry = (more: Fields = {}): Fields => ({
  nameEn: `Newtown ${newId().slice(-6)}`,
  kind: 'city',
  country: 'KZ',
  latitude: '47.1',
  longitude: '51.9',
  languages: ['kk', '', ''],
  state: 'associate',
  ...more,
});

const revisionIn = (text: string) => /name="revision" value="(\d+)"/.exec(text)?.[1] ?? '';

describe('who reaches which address', () => {
  const everybody = () => [
    world.visitor,
    world.stranger,
    world.seoul,
    world.focalPoint,
    world.officer,
    world.editor,
    world.secretary,
  ];
  const reading: [PagePath, number[]][] = [
    [paths.members, [200, 200, 200, 200, 200, 200, 200]],
    [paths.memberEntry, [303, 403, 403, 403, 200, 403, 200]],
    [paths.member, [200, 200, 200, 200, 200, 200, 200]],
    [paths.memberProfile, [303, 403, 403, 200, 403, 403, 200]],
    [paths.memberPayments, [303, 403, 403, 403, 403, 403, 200]],
    [paths.memberPromotion, [404, 404, 404, 404, 404, 404, 404]],
    [paths.memberSuspension, [303, 403, 403, 403, 403, 403, 200]],
    [paths.memberWithdrawal, [303, 403, 403, 403, 403, 403, 200]],
  ];

  test('visitor, person without mandate, wrong city, own city, office of another region, editor, Secretariat', async () => {
    for (const [path, statuses] of reading) {
      expect([path, await Promise.all(everybody().map((client) => statusOf(client.get(at(path)))))]).toEqual([
        path,
        statuses,
      ]);
    }
  });

  test('what may not be read may not be sent either', async () => {
    const sent: [PagePath, Fields][] = [
      [paths.memberEntry, entry({ country: 'IR' })],
      [paths.memberProfile, { revision: '1', languages: ['fa'] }],
      [paths.memberPayments, { until: '2030-01-01' }],
      [paths.memberPromotion, {}],
      [paths.memberSuspension, { reason: 'x' }],
      [paths.memberWithdrawal, { reason: 'x' }],
    ];
    const before = await world.records();
    for (const [path, fields] of sent) {
      for (const client of [world.stranger, world.seoul, world.observer, world.officer, world.editor]) {
        expect([path, await statusOf(client.post(at(path), fields))].slice(1)[0], path).toBeOneOf([403, 409]);
      }
      expect(await statusOf(world.visitor.post(at(path), fields))).toBe(303);
    }
    for (const client of [world.stranger, world.seoul, world.officer])
      expect(await statusOf(client.undo(at(paths.memberSuspension)))).toBe(403);
    expect(await world.records()).toEqual(before);
  });

  test('each is declared with an example and a line that says what it does', () => {
    for (const { kind, example, summary } of memberRoutes)
      expect([Boolean(example) === (kind !== 'page'), summary.length > 10]).toEqual([true, true]);
  });

  test('no member stands at an address that nobody has', async () => {
    for (const path of [paths.member, paths.memberProfile])
      expect(await statusOf(world.secretary.get(at(path, 'atlantis')))).toBe(404);
  });
});

describe('the list', () => {
  test('narrowed down to an office it says so, and offers no choice that leads to nothing', async () => {
    const { text } = await world.visitor.get('/members?office=central-asia&kind=&country=');
    expect(text).toContain('2 of 7 members: Central Asia Regional Office');
    expect(text).toContain('<option value="central-asia" selected="">Central Asia Regional Office (2)</option>');
    expect(text).not.toContain('(0)');
  });

  test('asked for what is not there it offers to clear the filters', async () => {
    const { status, text } = await world.visitor.get('/members?office=atlantis&state=nonsense&square=Z99');
    expect([status, text.includes('No member matches.')]).toEqual([200, true]);
  });

  test('names stand isolated in the other direction, and dates in the reader’s digits', async () => {
    const { text } = await world.visitor.get('/members', 'fa');
    expect(text).toContain('dir="rtl"');
    expect(text).toContain('<bdi>شیراز</bdi>');
    expect(text).toContain('۷ عضو در ۵ کشور');
  });

  test('is read by programs with the same filters', async () => {
    const { json } = await world.visitor.api('GET', '/members?language=ko');
    expect(json).toMatchObject({
      items: [
        { slug: 'busan', nameLanguage: 'en', isInArrears: false, office: { slug: 'secretariat' } },
        { slug: 'seoul' },
      ],
      next: null,
      total: 2,
      all: 7,
    });
  });
});

describe('a member’s page', () => {
  test('says what a visitor may know, and offers no step', async () => {
    const { text } = await world.visitor.get(at(paths.member));
    expect(text).toContain('Member city <span class="code">O4</span>');
    expect(text).toContain('has not named needs or offers yet');
    for (const step of ['profile', 'payments', 'promotion', 'suspension', 'withdrawal', 'mandates'])
      expect(text).not.toContain(`/members/shiraz/${step}`);
    const block = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text)?.[1] ?? '';
    expect(JSON.parse(block)).toMatchObject({
      '@type': 'City',
      name: 'Shiraz',
      alternateName: ['شیراز', '시라즈'],
      geo: { latitude: 29.61 },
    });
  });

  test('names its source in the language it is written in, in a sentence of the reader’s', async () => {
    await world.db.execute(sql`update members set source = 'Register of 2018' where slug = 'busan'`);
    expect((await world.visitor.get('/members/busan', 'fa')).text).toContain(
      'منبع: <bdi dir="auto" lang="en">Register of 2018</bdi>',
    );
  });

  test('offers what this reader may do', async () => {
    const steps = async (client: Client) =>
      ['profile', 'payments', 'promotion', 'suspension', 'withdrawal', 'mandates'].filter(
        (
          (text) => (step) =>
            text.includes(`/members/shiraz/${step}"`)
        )((await client.get(at(paths.member))).text),
      );
    expect(await steps(world.mayor)).toEqual(['profile', 'mandates']);
    expect(await steps(world.seoul)).toEqual([]);
    expect(await steps(world.secretary)).toEqual(['profile', 'payments', 'suspension', 'withdrawal', 'mandates']);
  });
});

describe('an office enters a member', () => {
  test('that stands on the list in the same moment, also for visitors', async () => {
    await world.visitor.get('/members');
    const { status, location } = await world.officer.post(
      at(paths.memberEntry),
      entry({ nameEn: 'Oral', nameFa: 'اورال', latitude: '۵۱٫۲۳', joined: '2026' }),
    );
    expect([status, location]).toEqual([303, '/en/members/oral']);
    expect((await world.visitor.get('/members')).text).toContain('Oral');
    expect((await world.visitor.get('/members/oral', 'fa')).text).toContain('اورال');
  });

  test('and keeps what was typed where something is wrong', async () => {
    const { status, text } = await world.officer.post(
      at(paths.memberEntry),
      entry({
        nameEn: '',
        nameFa: 'اورال',
        latitude: '91',
        country: 'ZZ',
        languages: ['', ''],
        population: 'many',
        joined: '31/2/2020',
      }),
    );
    expect(status).toBe(422);
    expect(text).toContain('value="اورال"');
    for (const field of ['latitude', 'country', 'languages', 'population', 'joined'])
      expect(text, field).toContain(`id="field-${field}-error"`);
    expect(text).toContain('value="31/2/2020"');
  });

  test('and reads what could not be read, instead of that it is missing', async () => {
    const unread = entry({ nameEn: 'Unread', latitude: '47 north', joined: '۱۴۰۴' });
    const { text } = await world.officer.post(at(paths.memberEntry), unread);
    expect(text).toMatch(/id="field-latitude-error".{0,120}This could not be read\./s);
    expect(text).toMatch(/id="field-joined-error".{0,120}In the Persian calendar write the day as well\./s);
  });

  test('with the decimal mark of Persian keyboards', async () => {
    await world.officer.post(at(paths.memberEntry), entry({ nameEn: 'Stroke', latitude: '۴۷/۱', longitude: '۵۱٫۹' }));
    const { json } = await world.visitor.api('GET', '/members/stroke');
    expect(json).toMatchObject({ latitude: 47.1, longitude: 51.9 });
  });

  test('and reads at once all that is missing, the name too', async () => {
    const { text } = await world.officer.post(
      at(paths.memberEntry),
      entry({ nameEn: '', latitude: '', country: '', languages: [''] }),
    );
    for (const field of ['nameEn', 'latitude', 'country', 'languages'])
      expect(text, field).toContain(`id="field-${field}-error"`);
    const changed = await world.secretary.post(at(paths.memberProfile), {
      revision: '1',
      languages: [''],
      latitude: '29.61',
      longitude: '52.53',
    });
    for (const field of ['kind', 'country', 'languages'])
      expect(changed.text, field).toContain(`id="field-${field}-error"`);
  });

  test('on today where nothing else is typed, so that it stands among the latest admissions', async () => {
    const { text } = await world.officer.get(at(paths.memberEntry), 'fa');
    const today = /name="joined"[^>]*value="([^"]+)"/.exec(text)?.[1] ?? '';
    expect(today).toMatch(/^[۰-۹]{4}\/[۰-۹]{2}\/[۰-۹]{2}$/);
    const { location } = await world.officer.post(
      at(paths.memberEntry),
      entry({ nameEn: 'Justnow', joined: today }),
      'fa',
    );
    expect(location).toBe('/fa/members/justnow');
    const home = (await world.visitor.get('/')).text;
    expect(home.slice(home.indexOf('Latest admissions')).indexOf('Justnow')).toBeGreaterThan(0);
    const dateless = await world.officer.post(at(paths.memberEntry), entry({ nameEn: 'Someday', joined: '' }));
    expect(dateless.status).toBe(303);
    expect((await world.visitor.api('GET', '/members/someday')).json).toMatchObject({ joined: null });
  });

  test('only where members are delegated to it: who may import alone does not enter', async () => {
    await world.db.execute(`update offices set delegations = '{imports}' where slug = 'central-asia'`);
    expect(await statusOf(world.officer.get(at(paths.memberEntry)))).toBe(403);
    expect(await statusOf(world.officer.post(at(paths.memberEntry), entry()))).toBe(403);
    expect((await world.officer.get('/members')).text).not.toContain('/members/entry"');
    await world.db.execute(`update offices set delegations = '{members,mandates,imports}' where slug = 'central-asia'`);
  });

  test('with the same key once', async () => {
    const fields = entry({ key: newId() });
    const answers = await Promise.all([1, 2, 3].map(() => world.officer.post(at(paths.memberEntry), fields)));
    expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
  });

  test('as a program with the names of the form', async () => {
    const { status, json } = await world.officer.api('POST', '/members/entry', {
      nameEn: 'Semey',
      kind: 'city',
      country: 'KZ',
      latitude: 50.4,
      longitude: 80.25,
      languages: ['kk'],
      state: 'full',
    });
    expect([status, json]).toEqual([201, { slug: 'semey' }]);
    const wrong = await world.officer.api('POST', '/members/entry', { nameEn: 'X', mayor: 'Y' });
    expect([wrong.status, wrong.json]).toMatchObject([
      422,
      { code: 'unaccepted', fields: { mayor: expect.any(String), kind: expect.any(String) } },
    ]);
  });
});

describe('Shiraz changes its page', () => {
  test('and finds what others wrote meanwhile before it writes over it', async () => {
    const address = at(paths.memberProfile);
    const form = await world.focalPoint.get(address, 'fa');
    const revision = revisionIn(form.text);
    expect(form.text).not.toContain('name="latitude"');
    expect(
      await statusOf(
        world.mayor.post(address, { revision, languages: ['fa', 'en'], summaryEn: 'A dry city of gardens.' }),
      ),
    ).toBe(303);
    const late = await world.focalPoint.post(
      address,
      { revision, languages: ['fa'], summaryFa: 'شهری خشک و پرباغ' },
      'fa',
    );
    expect(late.status).toBe(409);
    expect(late.text).toContain('شهری خشک و پرباغ');
    const again = await world.focalPoint.post(
      address,
      { revision: revisionIn(late.text), languages: ['fa'], summaryFa: 'شهری خشک و پرباغ' },
      'fa',
    );
    expect(again.status).toBe(303);
    expect((await world.visitor.get(at(paths.member), 'fa')).text).toContain('شهری خشک و پرباغ');
  });

  test('but not its name', async () => {
    const revision = revisionIn((await world.mayor.get(at(paths.memberProfile))).text);
    expect(
      await statusOf(world.mayor.post(at(paths.memberProfile), { revision, languages: ['fa'], nameEn: 'Sheeraz' })),
    ).toBe(403);
  });

  test('its office changes what is known of it and sees the date as it was typed', async () => {
    const { text } = await world.secretary.get(at(paths.memberProfile, 'tashkent'), 'fa');
    expect(text).toContain('value="۱۳۹۸/۰۱/۰۱"');
    const fields = {
      revision: revisionIn(text),
      languages: ['uz'],
      nameEn: 'Tashkent',
      kind: 'city',
      country: 'UZ',
      latitude: '41.26',
      longitude: '69.22',
      joined: '۱۳۹۷/۱۲/۲۹',
    };
    expect(await statusOf(world.secretary.post(at(paths.memberProfile, 'tashkent'), fields, 'fa'))).toBe(303);
    expect((await world.visitor.api('GET', '/members/tashkent')).json).toMatchObject({
      joined: '2019-03-20',
      population: null,
      languages: ['uz'],
    });
  });
});

describe('the office takes steps', () => {
  test('from the page, one after the other', async () => {
    const city = (path: PagePath) => at(path, 'busan');
    expect(await statusOf(world.secretary.post(city(paths.memberPromotion)))).toBe(303);
    expect(await statusOf(world.secretary.post(city(paths.memberPromotion)))).toBe(409);
    expect(await statusOf(world.secretary.post(city(paths.memberSuspension), { reason: '' }))).toBe(422);
    expect(
      await statusOf(world.secretary.post(city(paths.memberSuspension), { reason: 'Dues unpaid since January 2025' })),
    ).toBe(303);
    expect((await world.visitor.get(city(paths.member))).text).toContain('Dues unpaid since January 2025');
    expect(await statusOf(world.secretary.get(city(paths.memberSuspension)))).toBe(409);
    expect(await statusOf(world.officer.get(city(paths.memberSuspension)))).toBe(403);
    expect(await statusOf(world.secretary.undo(city(paths.memberSuspension)))).toBe(303);
    expect(await statusOf(world.secretary.post(city(paths.memberPayments), { until: '1405/13/01' }))).toBe(422);
    expect(await statusOf(world.secretary.post(city(paths.memberPayments), { until: '1405/12/29' }))).toBe(303);
    expect((await world.observer.api('GET', '/members/busan')).json).toMatchObject({
      state: 'full',
      duesPaidUntil: '2027-03-20',
    });
    expect((await world.seoul.api('GET', '/members/busan')).json).toMatchObject({ state: 'full', duesPaidUntil: null });
    expect(
      await statusOf(world.secretary.post(city(paths.memberWithdrawal), { reason: 'The council decided so.' })),
    ).toBe(303);
    expect((await world.visitor.get('/members')).text).not.toContain('/en/members/busan"');
    expect((await world.visitor.get(city(paths.member))).text).toContain('The council decided so.');
    // What has become impossible is said to the office as that, not as somebody else's.
    for (const step of [paths.memberProfile, paths.memberSuspension, paths.memberPayments, paths.memberWithdrawal]) {
      expect(await statusOf(world.secretary.get(city(step)))).toBe(409);
      expect(await statusOf(world.secretary.post(city(step), { reason: 'Once more', until: '2027-01-01' }))).not.toBe(
        403,
      );
    }
  });
});

test('a page asks the database as often for one member as for many', async () => {
  const costs = async (address: string) => {
    let count = 0;
    const counting = () => (count += 1);
    world.pool.on('acquire', counting);
    await world.seoul.get(address);
    world.pool.off('acquire', counting);
    return count;
  };
  expect(await costs('/members?office=mediterranean')).toBe(await costs('/members'));
  expect(await costs('/members')).toBeLessThanOrEqual(4);
  expect(await costs('/members/shiraz')).toBeLessThanOrEqual(5);
});
