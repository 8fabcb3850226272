import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { members } from '#members/tables.ts';
import { eq } from 'drizzle-orm';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import type { GroupInView } from './group-view.ts';
import { draftGroup } from './actions.ts';
import { groupsInView } from './queries.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const charter = {
  nameEn: 'Smart City and Environment',
  nameFa: 'شهر هوشمند و محیط زیست',
  purposeEn: 'So that a city facing heat finds a city that has faced it before.',
  purposeFa: 'برای آنکه شهر گرفتار گرما شهری را بیابد که با آن روبه‌رو شده است.',
  scopeEn: 'What members measured, not what they plan.',
  kind: 'working-group',
  joinMode: 'open',
  visibility: 'public',
  lead: 'شیراز',
  deliverableEn: ['A shade map', 'A count of trees', ''],
  deliverableFa: ['نقشهٔ سایه', '', ''],
  deliverableDue: ['2028-03', '', ''],
  termUntil: '2028-03-19',
};

const found = async (fields: object = {}): Promise<string> => {
  const { status, location, text } = await world.secretary.post('/groups/founding', { ...charter, ...fields });
  expect([status, status === 303 ? '' : text.slice(0, 4_000)]).toEqual([303, '']);
  return (location ?? '').split('/').at(-1)?.split('?')[0] ?? '';
};

const see = async (client: Client, slug: string): Promise<GroupInView> => {
  const { status, json } = await client.api('GET', `/groups/${slug}`);
  expect(status).toBe(200);
  return json as GroupInView;
};

test('the Secretariat founds a group, which has an address, a lead and a work plan', async () => {
  const slug = await found();
  expect(slug).toBe('smart-city-and-environment');
  const group = await see(world.visitor, slug);
  expect(group).toMatchObject({
    name: charter.nameEn,
    state: 'active',
    lead: { slug: 'shiraz', name: 'Shiraz' },
    cities: [{ slug: 'shiraz' }],
    deliverables: [
      { title: 'A shade map', due: '2028-03' },
      { title: 'A count of trees', due: null },
    ],
    termUntil: '2028-03-19',
    languages: ['en', 'fa'],
    stream: { items: [{ kind: 'founded', member: { slug: 'shiraz' } }], next: null },
  });
  expect(Object.values(group.may)).not.toContain(true);
});

const memberId = async (slug: string): Promise<string> => {
  const [row] = await world.db.select({ id: members.id }).from(members).where(eq(members.slug, slug));
  return row?.id ?? '';
};

const parts = async (client: Client, slug: string) => {
  const { json } = await client.api('GET', `/groups/${slug}/participations`);
  return (json as { items: { id: string; state: string; city: { slug: string } }[] }).items;
};

const partOf = async (client: Client, slug: string, city: string): Promise<string> =>
  (await parts(client, slug)).find((part) => part.city.slug === city)?.id ?? '';

const kinds = ({ stream }: GroupInView) => stream?.items.map(({ kind }) => kind) ?? [];

describe('founding', () => {
  test('is for the Secretariat alone', async () => {
    expect((await world.visitor.post('/groups/founding', charter)).location).toContain('/sign-in');
    for (const client of [world.mayor, world.officer, world.editor, world.stranger])
      expect((await client.post('/groups/founding', charter)).status).toBe(403);
    expect((await world.mayor.get('/groups/founding')).status).toBe(403);
  });

  test('keeps what was typed, and says what is missing at each field', async () => {
    const { status, text } = await world.secretary.post('/groups/founding', {
      ...charter,
      lead: 'Atlantis',
      purposeEn: '',
      scopeKo: '범위',
      termFrom: '2028-04-01',
      deliverableDue: ['whenever', '', ''],
    });
    expect(status).toBe(422);
    expect(text).toContain('value="Smart City and Environment"');
    expect(text).toContain('value="whenever"');
    for (const field of ['purposeEn', 'nameKo', 'purposeKo', 'termUntil', 'deliverableDue-1'])
      expect([field, text.includes(`href="#field-${field}"`)]).toEqual([field, true]);
  });

  test('names what it does not know: a city, an address that is taken', async () => {
    const unknown = await world.secretary.post('/groups/founding', { ...charter, lead: 'Atlantis' });
    expect([unknown.status, unknown.text.includes('No member has this name')]).toEqual([422, true]);
    const slug = await found({ slug: 'shade' });
    expect(slug).toBe('shade');
    const again = await world.secretary.post('/groups/founding', { ...charter, slug: 'shade' });
    expect([again.status, again.text.includes('already has the address')]).toEqual([409, true]);
  });

  test('gives two groups of one name two addresses, and sent twice it founds one', async () => {
    expect(await found({ nameEn: 'Two Of A Name' })).toBe('two-of-a-name');
    expect(await found({ nameEn: 'Two Of A Name' })).toBe('two-of-a-name-2');
    const form = await world.secretary.get('/groups/founding');
    const key = /name="key" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
    const fields = { ...charter, nameEn: 'Once', key };
    const both = await Promise.all([
      world.secretary.post('/groups/founding', fields),
      world.secretary.post('/groups/founding', fields),
    ]);
    expect(both.map(({ location }) => location?.split('?')[0])).toEqual(['/en/groups/once', '/en/groups/once']);
  });

  test('a text of 2 MB is refused with a sentence', async () => {
    const { status } = await world.secretary.post('/groups/founding', { ...charter, scopeEn: 'x'.repeat(2_000_000) });
    expect(status).toBe(413);
  });
});

describe('who reads a group', () => {
  test('a draft is for the cities at its head and the Secretariat; for all others there is nothing', async () => {
    const leadId = await memberId('shiraz');
    const drafted = await draftGroup(await world.contextOf(world.mayor), {
      kind: 'forum',
      joinMode: 'open',
      visibility: 'public',
      texts: { en: { name: 'Drafted', purpose: 'To be.' } },
      deliverables: [],
      leadId,
    });
    const at = `/groups/${drafted.id}`;
    for (const client of [world.mayor, world.contributor, world.secretary])
      expect((await client.get(at)).status).toBe(200);
    for (const client of [world.visitor, world.seoul, world.officer, world.stranger])
      expect((await client.get(at)).status).toBe(404);
    expect((await world.seoul.get('/groups')).text).not.toContain('Drafted');
    expect((await world.mayor.get('/groups')).text).toContain('Drafted');
  });

  test('charter and cities of a founded group are for everybody; what is said in it is as set', async () => {
    const inNetwork = await found({ nameEn: 'For the network', visibility: 'network' });
    const inside = await found({ nameEn: 'For those inside', visibility: 'group' });
    const reads = async (client: Client, slug: string) => (await see(client, slug)).stream !== null;
    const of = (slug: string) =>
      Promise.all(
        [world.visitor, world.stranger, world.seoul, world.officer, world.contributor, world.secretary].map((client) =>
          reads(client, slug),
        ),
      );
    expect(await of(inNetwork)).toEqual([false, false, true, true, true, true]);
    expect(await of(inside)).toEqual([false, false, false, false, true, true]);
    expect((await see(world.visitor, inside)).cities.map(({ slug }) => slug)).toEqual(['shiraz']);
    expect((await world.visitor.get(`/groups/${inside}`)).text).toContain('read by the participating cities');
  });

  test('a charter that is not written in the reader’s language is shown in the nearest, and says so', async () => {
    const slug = await found({ nameEn: 'Only English and Persian' });
    expect(await see(world.visitor, slug)).toMatchObject({ nameLanguage: 'en' });
    expect((await world.visitor.get(`/groups/${slug}`, 'fa')).text).toContain('شهر هوشمند و محیط زیست');
    const { text } = await world.visitor.get(`/groups/${slug}`, 'ko');
    expect(text).toContain('<bdi lang="en">Only English and Persian</bdi>');
    expect(text).not.toContain('<link rel="alternate" hreflang=');
    expect(text).toContain(`<link rel="canonical" href="http://localhost:3000/en/groups/${slug}"/>`);
    const english = await world.visitor.get(`/groups/${slug}`);
    expect(
      [...english.text.matchAll(/<link rel="alternate" hreflang="([\w-]+)"/g)].map(([, version]) => version),
    ).toEqual(['en', 'fa', 'x-default']);
  });
});

test('a group stands in the site map in the languages of its charter, and on the pages of its cities', async () => {
  const slug = await found({ nameEn: 'Found from elsewhere' });
  const xml = await (await world.visitor.fetch('/sitemap.xml')).text();
  expect(xml).toContain(`/en/groups/${slug}</loc>`);
  expect(xml).toContain(`/fa/groups/${slug}</loc>`);
  expect(xml).not.toContain(`/ko/groups/${slug}</loc>`);
  expect((await world.visitor.get('/sitemap')).text).toContain(`href="/en/groups/${slug}"`);
  expect((await world.visitor.get('/members/shiraz')).text).toContain(`href="/en/groups/${slug}"`);
  expect((await world.visitor.get('/members/isfahan')).text).not.toContain(`href="/en/groups/${slug}"`);
  const { json } = await world.visitor.api('GET', '/groups?kind=forum');
  expect((json as { items: { kind: string }[] }).items.map(({ kind }) => kind)).not.toContain('working-group');
});

test('the list goes on page by page, by state and name, complete and nothing twice', async () => {
  const ctx = await world.contextOf(world.secretary);
  const whole = await groupsInView(ctx, {}, {}, 100);
  const names: string[] = [];
  for (let after: string | undefined = undefined, isOver = false; !isOver;) {
    const { items, next }: Awaited<ReturnType<typeof groupsInView>> = await groupsInView(ctx, {}, { after }, 3);
    names.push(...items.map(({ name, state }) => `${state} ${name}`));
    after = next ?? undefined;
    isOver = next === null;
  }
  expect(names.length).toBeGreaterThan(6);
  expect(names).toEqual(whole.items.map(({ name, state }) => `${state} ${name}`));
  expect((await groupsInView(ctx, {}, { after: 'nonsense' }, 3)).items[0]?.name).toBe(whole.items[0]?.name);
});

describe('taking part', () => {
  test('a city joins an open group at once, and leaves it with a reason', async () => {
    const slug = await found({ nameEn: 'Open group' });
    const joined = await world.seoul.post(`/groups/${slug}/participations`, {});
    expect([joined.status, joined.location?.split('?')[0]]).toEqual([303, `/en/groups/${slug}`]);
    expect((await see(world.visitor, slug)).cities.map((city) => city.slug)).toEqual(['shiraz', 'seoul']);
    expect((await world.seoul.post(`/groups/${slug}/participations`, {})).status).toBe(409);
    const id = await partOf(world.seoul, slug, 'seoul');
    expect((await world.mayor.post(`/participations/${id}/ending`, { reason: 'Not theirs' })).status).toBe(403);
    expect((await world.seoul.post(`/participations/${id}/ending`, { reason: '' })).status).toBe(422);
    expect((await world.seoul.post(`/participations/${id}/ending`, { reason: 'Other work' })).status).toBe(303);
    expect((await world.seoul.post(`/participations/${id}/ending`, { reason: 'Again' })).status).toBe(409);
    expect(kinds(await see(world.visitor, slug))).toEqual(['left', 'joined', 'founded']);
    // It comes back by another way in; the former one stays what it was.
    expect((await world.seoul.post(`/groups/${slug}/participations`, {})).status).toBe(303);
    expect((await parts(world.secretary, slug)).map(({ state }) => state).toSorted()).toEqual([
      'joined',
      'joined',
      'left',
    ]);
  });

  test('visitors, observers and people without a mandate join nothing', async () => {
    const slug = await found({ nameEn: 'Not for these' });
    const at = `/groups/${slug}/participations`;
    expect((await world.visitor.post(at, {})).location).toContain('/sign-in');
    for (const client of [world.observer, world.stranger, world.contributor, world.officer])
      expect((await client.post(at, {})).status).toBe(403);
  });

  test('on approval a city asks, and the lead admits or declines it', async () => {
    const slug = await found({ nameEn: 'On approval', joinMode: 'approval' });
    await world.seoul.post(`/groups/${slug}/participations`, { note: 'Two summers of shade' });
    expect((await see(world.visitor, slug)).cities).toHaveLength(1);
    expect(await see(world.mayor, slug)).toMatchObject({ waiting: 1 });
    expect(await see(world.seoul, slug)).toMatchObject({ waiting: 0, own: { state: 'asked' } });
    const id = await partOf(world.mayor, slug, 'seoul');
    // Who only asks is known to the lead and to itself.
    expect(await partOf(world.observer, slug, 'seoul')).toBe('');
    expect((await world.observer.get(`/participations/${id}/declining`)).status).toBe(404);
    expect((await world.seoul.post(`/participations/${id}/admission`)).status).toBe(403);
    expect((await world.mayor.post(`/participations/${id}/declining`, { reason: 'Next year' })).status).toBe(303);
    expect((await world.mayor.post(`/participations/${id}/admission`)).status).toBe(409);
    await world.seoul.post(`/groups/${slug}/participations`, {});
    const again = (await parts(world.mayor, slug)).find(({ state }) => state === 'asked')?.id ?? '';
    expect((await world.focalPoint.post(`/participations/${again}/admission`)).status).toBe(303);
    expect((await see(world.visitor, slug)).cities).toHaveLength(2);
  });

  test('by invitation a city joins only when it was invited, and answers itself', async () => {
    const slug = await found({ nameEn: 'By invitation', joinMode: 'invitation' });
    const uninvited = await world.seoul.post(`/groups/${slug}/participations`, {});
    expect([uninvited.status, uninvited.text.includes('by invitation of its lead')]).toEqual([403, true]);
    expect((await world.seoul.post(`/groups/${slug}/participations`, { member: 'busan' })).status).toBe(403);
    expect((await world.mayor.post(`/groups/${slug}/participations`, { member: '서울', note: 'Join us' })).status).toBe(
      303,
    );
    expect((await world.mayor.post(`/groups/${slug}/participations`, { member: 'seoul' })).status).toBe(409);
    const id = await partOf(world.seoul, slug, 'seoul');
    expect((await world.mayor.post(`/participations/${id}/admission`)).status).toBe(403);
    expect((await world.seoul.get(`/groups/${slug}`)).text).toContain('Your city is invited');
    expect((await world.seoul.post(`/participations/${id}/admission`)).status).toBe(303);
    expect(await see(world.seoul, slug)).toMatchObject({ own: { state: 'joined' } });
  });

  test('the people whom the lead names are the chair, until their mandate ends', async () => {
    const slug = await found({ nameEn: 'With a chair' });
    const id = await partOf(world.mayor, slug, 'shiraz');
    const { json } = await world.mayor.api('GET', `/participations/${id}/people`);
    const omid = (json as { people: { mandateId: string; name: string }[] }).people.find(
      ({ name }) => name === 'Omid Farahani',
    );
    expect((await world.contributor.get(`/groups/${slug}/charter`)).status).toBe(403);
    expect((await world.mayor.post(`/participations/${id}/people`, { people: omid?.mandateId ?? '' })).status).toBe(
      303,
    );
    expect((await world.contributor.get(`/groups/${slug}/charter`)).status).toBe(200);
    expect(await see(world.seoul, slug)).toMatchObject({ chair: [{ name: 'Omid Farahani', role: 'contributor' }] });
    // His name is for members.
    expect((await see(world.visitor, slug)).chair).toEqual([]);
    expect((await world.visitor.get(`/groups/${slug}`)).text).not.toContain('Farahani');
    // What is the lead's own is not the chair's.
    expect((await world.contributor.post(`/groups/${slug}/closure`, { reason: 'No' })).status).toBe(403);
    expect((await world.seoul.post(`/participations/${id}/people`, {})).status).toBe(403);
    expect((await world.mayor.post(`/participations/${id}/people`, {})).status).toBe(303);
    expect((await world.contributor.get(`/groups/${slug}/charter`)).status).toBe(403);
  });
});

describe('leading', () => {
  const withSeoul = async (nameEn: string, fields: object = {}) => {
    const slug = await found({ nameEn, ...fields });
    await world.seoul.post(`/groups/${slug}/participations`, {});
    return slug;
  };

  test('a lead cannot leave before it hands the lead to another that takes part', async () => {
    const slug = await withSeoul('Handed on');
    const id = await partOf(world.mayor, slug, 'shiraz');
    const early = await world.mayor.post(`/participations/${id}/ending`, { reason: 'We go' });
    expect([early.status, early.text.includes('Hand the lead to another city first')]).toEqual([409, true]);
    expect((await world.seoul.post(`/groups/${slug}/lead`, { member: 'seoul' })).status).toBe(403);
    expect((await world.mayor.post(`/groups/${slug}/lead`, { member: 'busan' })).status).toBe(409);
    expect((await world.mayor.post(`/groups/${slug}/lead`, { member: 'seoul' })).status).toBe(303);
    const group = await see(world.visitor, slug);
    expect([group.lead.slug, kinds(group)[0]]).toEqual(['seoul', 'lead']);
    expect((await world.mayor.post(`/groups/${slug}/dormancy`, { reason: 'No' })).status).toBe(403);
    expect((await world.mayor.post(`/participations/${id}/ending`, { reason: 'We go' })).status).toBe(303);
  });

  test('the charter is written anew; who wrote meanwhile is not overwritten, and what is done stays', async () => {
    const slug = await withSeoul('Charter written');
    const before = await see(world.mayor, slug);
    const [map, count] = before.deliverables;
    expect((await world.mayor.post(`/deliverables/${map?.id}/completion`)).status).toBe(303);
    expect((await world.mayor.post(`/deliverables/${map?.id}/completion`)).status).toBe(409);
    expect((await world.seoul.post(`/deliverables/${count?.id}/completion`)).status).toBe(403);
    const { lead: _lead, ...said } = charter;
    const fields = {
      ...said,
      purposeEn: 'A new purpose.',
      coLead: 'Seoul',
      revision: '1',
      deliverableId: [map?.id ?? '', '', ''],
      deliverableEn: ['A shade map', 'A new thing', ''],
    };
    expect((await world.seoul.post(`/groups/${slug}/charter`, fields)).status).toBe(403);
    expect((await world.mayor.post(`/groups/${slug}/charter`, { ...fields, coLead: 'busan' })).status).toBe(409);
    expect((await world.mayor.post(`/groups/${slug}/charter`, fields)).status).toBe(303);
    const late = await world.focalPoint.post(`/groups/${slug}/charter`, { ...fields, purposeEn: 'Overwritten' });
    expect([late.status, late.text.includes('Overwritten')]).toEqual([409, true]);
    const group = await see(world.visitor, slug);
    expect([group.purpose, group.coLead?.slug, group.revision]).toEqual(['A new purpose.', 'seoul', 2]);
    expect(group.deliverables.map(({ title, doneOn }) => [title, doneOn !== null])).toEqual([
      ['A shade map', true],
      ['A new thing', false],
    ]);
    // The co-lead now has the chair as well.
    expect((await world.seoul.get(`/groups/${slug}/charter`)).status).toBe(200);
  });

  test('a group rests, is renewed, and is closed: each step once, with its reason for all to read', async () => {
    const slug = await withSeoul('A whole life');
    expect((await world.mayor.post(`/groups/${slug}/dormancy`, { reason: 'Elections' })).status).toBe(303);
    expect((await world.mayor.post(`/groups/${slug}/dormancy`, { reason: 'Elections' })).status).toBe(409);
    expect((await world.visitor.get(`/groups/${slug}`)).text).toContain('Elections');
    expect((await world.seoul.post(`/groups/${slug}/following`)).status).toBe(303);
    expect((await world.mayor.post(`/groups/${slug}/participations`, { member: 'busan' })).status).toBe(409);
    expect((await world.mayor.post(`/groups/${slug}/renewal`, { termUntil: '2020-01-01' })).status).toBe(422);
    expect((await world.mayor.post(`/groups/${slug}/renewal`, { termUntil: '2090-01-01' })).status).toBe(303);
    expect(await see(world.visitor, slug)).toMatchObject({ state: 'active', termUntil: '2090-01-01' });
    await world.mayor.post(`/groups/${slug}/participations`, { member: 'busan' });
    expect((await world.mayor.post(`/groups/${slug}/closure`, { reason: 'Done' })).status).toBe(303);
    expect((await world.mayor.post(`/groups/${slug}/closure`, { reason: 'Done' })).status).toBe(409);
    const group = await see(world.visitor, slug);
    expect(group.states.map(({ state, reason }) => [state, reason])).toEqual([
      ['draft', null],
      ['active', null],
      ['dormant', 'Elections'],
      ['active', null],
      ['closed', 'Done'],
    ]);
    expect(kinds(group)).toEqual(['closed', 'renewed', 'dormant', 'joined', 'founded']);
    expect((await parts(world.mayor, slug)).find(({ city }) => city.slug === 'busan')?.state).toBe('declined');
  });

  test('a group whose term has ended rests by itself, once, and goes on with a new term', async () => {
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const slug = await withSeoul('Nearly over', { termUntil: soon });
    const endless = await found({ nameEn: 'Without a last day', termUntil: '' });
    const keepHouse = async () => {
      await world.program.jobs.send(world.db, 'housekeeping', {});
      await world.workOff();
    };
    await keepHouse();
    expect(await see(world.visitor, slug)).toMatchObject({ state: 'active' });
    await world.shiftClock('5 days');
    try {
      await keepHouse();
      await keepHouse();
      expect((await world.records()).filter((kind) => kind === 'group.term-ended')).toHaveLength(1);
      const group = await see(world.visitor, slug);
      expect(group.state).toBe('dormant');
      expect(group.states.map(({ state, isTermOver }) => [state, isTermOver])).toEqual([
        ['draft', false],
        ['active', false],
        ['dormant', true],
      ]);
      expect(kinds(group)[0]).toBe('dormant');
      const words = { en: 'its term has ended', fa: 'دورهٔ آن پایان یافته است', ko: '운영 기간이 만료되어' };
      for (const language of ['en', 'fa', 'ko'] as const)
        expect((await world.visitor.get(`/groups/${slug}`, language)).text).toContain(words[language]);
      expect(await see(world.visitor, endless)).toMatchObject({ state: 'active' });
      expect((await world.seoul.post(`/groups/${slug}/posts`, { text: 'Still here.' })).status).toBe(409);
      expect((await world.mayor.post(`/groups/${slug}/renewal`, { termUntil: '2090-01-01' })).status).toBe(303);
      await keepHouse();
      expect(await see(world.visitor, slug)).toMatchObject({ state: 'active', termUntil: '2090-01-01' });
    } finally {
      await world.shiftClock('');
    }
  });

  test('whoever may see a group follows it, and stops', async () => {
    const slug = await found({ nameEn: 'Followed' });
    expect((await world.visitor.post(`/groups/${slug}/following`)).location).toContain('/sign-in');
    expect((await world.stranger.post(`/groups/${slug}/following`)).status).toBe(303);
    expect((await world.stranger.post(`/groups/${slug}/following`)).status).toBe(303);
    expect(await see(world.stranger, slug)).toMatchObject({ isFollowed: true });
    expect((await world.stranger.undo(`/groups/${slug}/following`)).status).toBe(303);
    expect(await see(world.stranger, slug)).toMatchObject({ isFollowed: false });
  });
});
