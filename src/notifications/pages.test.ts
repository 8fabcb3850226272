import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#core/ids.ts';
import { draftGroup, foundGroup } from '#groups/actions.ts';
import { sql, type SQL } from 'drizzle-orm';
import { Telling } from '../../test/telling.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import type { NotificationsInView } from './queries.ts';

let world: World;
let telling: Telling;
let heat = { id: '', slug: '' };

beforeAll(async () => {
  world = await foundWorld();
  telling = new Telling(world);
  const drafted = await draftGroup(await telling.as('secretary'), {
    kind: 'forum',
    joinMode: 'open',
    visibility: 'network',
    texts: { en: { name: 'Heat', purpose: 'To talk.' }, fa: { name: 'گرما', purpose: 'برای گفت‌وگو.' } },
    deliverables: [],
    leadId: await telling.memberId('shiraz'),
  });
  heat = await foundGroup(await telling.as('secretary'), drafted);
  await world.workOff();
});
beforeEach(() => run(sql`delete from notifications`));
afterAll(() => world.close());

const run = (statement: SQL) => world.db.execute(statement);

const list = async (client: Client, address = '/me/notifications') =>
  (await client.api('GET', address)).json as NotificationsInView;

/** So many notices of one person, as the worker would have left them. */
async function fill(client: Client, count: number): Promise<void> {
  const record = await telling.one<{ about: object }>(
    sql`select json_build_object('about', about) as found from records where kind = 'group.founded'`,
  );
  for (let at = 0; at < count; at += 1) {
    const id = newId();
    await run(sql`insert into records (id, kind, about, person_id, mandate_id) values (${id}, 'group.founded', ${JSON.stringify(record.about)}::jsonb,
      ${world.secretary.personId}, (select id from mandates where person_id = ${world.secretary.personId}))`);
    await run(sql`insert into notifications (id, person_id, record_id, kind, announcement, about)
      values (uuidv7(), ${client.personId}, ${id}, 'answered', 'group.founded', ${JSON.stringify(record.about)}::jsonb)`);
  }
}

describe('What a person was told', () => {
  test('is empty at first, and says what will stand there, in every language', async () => {
    for (const [language, sentence] of [
      ['en', 'What concerns you stands here'],
      ['fa', 'آنچه به شما مربوط است اینجا می‌آید'],
      ['ko', '이곳에 보입니다'],
    ] as const) {
      const { status, text } = await world.seoul.get('/me/notifications', language);
      expect([status, text.includes(sentence)]).toEqual([200, true]);
      expect(text).not.toContain('class="unread"');
    }
  });

  test('says who did it, for whom, of what thing, and leads there', async () => {
    await telling.ok('seoul', `/groups/${heat.slug}/participations`, {});
    await world.workOff();
    const { text } = await world.focalPoint.get('/me/notifications');
    expect(text).toContain(`<a href="/en/groups/heat"><bdi>Seoul</bdi> has joined <bdi>Heat</bdi></a>`);
    expect(text).toContain('<small><bdi>Cha Yu-rim</bdi></small>');
    expect(text).toContain('1 new notice</a>');
    expect((await world.focalPoint.get('/me/notifications', 'fa')).text).toContain(
      '<bdi>سئول</bdi> به <bdi>گرما</bdi> پیوست',
    );
    expect((await list(world.focalPoint)).items[0]).toMatchObject({
      kind: 'followed',
      announcement: 'participation.joined',
      isRead: false,
      by: { person: 'Cha Yu-rim', holder: { slug: 'seoul' } },
      group: { slug: 'heat', name: 'Heat' },
      member: { slug: 'seoul' },
    });
  });

  test('is read page by page, the newest first, by a constant number of questions', async () => {
    await fill(world.mayor, 65);
    const seen: string[] = [];
    let address = '/me/notifications';
    for (let pages = 0; pages < 5; pages += 1) {
      const { items, next, unread } = await list(world.mayor, address);
      expect(unread).toBe(65);
      seen.push(...items.map(({ id }) => id));
      if (next === null) break;
      address = `/me/notifications?after=${next}`;
    }
    expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
    expect(seen).toHaveLength(65);
    expect((await world.mayor.get('/me/notifications')).text).toContain('65 new notices');
    expect((await world.mayor.get('/me/notifications?after=nowhere')).status).toBe(200);

    let queries = 0;
    const counting = () => (queries += 1);
    world.pool.on('acquire', counting);
    await world.mayor.get('/me/notifications');
    const many = queries;
    await run(sql`delete from notifications`);
    queries = 0;
    await world.mayor.get('/me/notifications');
    world.pool.off('acquire', counting);
    expect(queries).toBe(many);
    expect(many).toBeLessThanOrEqual(4);
  });

  test('is marked as read up to the newest that was shown, and of nobody else', async () => {
    await fill(world.mayor, 3);
    await fill(world.focalPoint, 1);
    const { items } = await list(world.mayor);
    await fill(world.mayor, 1);
    const answer = await world.mayor.post('/me/notifications', { upTo: items[0]?.id ?? '' });
    expect([answer.status, answer.location]).toEqual([303, '/en/me/notifications']);
    expect(await list(world.mayor)).toMatchObject({ unread: 1, items: [{ isRead: false }, { isRead: true }, {}, {}] });
    expect((await list(world.focalPoint)).unread).toBe(1);
    await world.focalPoint.post('/me/notifications', { upTo: items[0]?.id ?? '' });
    expect((await list(world.mayor)).unread).toBe(1);
    expect((await world.mayor.post('/me/notifications', { upTo: 'everything' })).status).toBe(422);
    expect((await world.visitor.post('/me/notifications', { upTo: items[0]?.id ?? '' })).location).toContain(
      '/sign-in',
    );
  });

  test('does not tell whoever may no longer see the thing', async () => {
    await telling
      .ok('contributor', `/groups/${heat.slug}/posts`, { text: 'Hello, @shiraz and @seoul' })
      .catch(() => {});
    await telling.ok('mayor', `/groups/${heat.slug}/posts`, { text: 'Hello, @seoul' });
    await world.workOff();
    expect((await list(world.seoul)).items.some(({ group }) => group?.slug === 'heat')).toBe(true);
    await run(sql`update mandates set ended_at = serai_clock() where person_id = ${world.seoul.personId}`);
    expect((await world.seoul.get('/me/notifications')).text).not.toContain('Heat');
    await run(sql`update mandates set ended_at = null where person_id = ${world.seoul.personId}`);
  });
});

describe('How a person is told', () => {
  test('is chosen by kind, with the usual way until then', async () => {
    expect((await world.observer.api('GET', '/me/notifications/settings')).json).toEqual({
      asked: 'letter',
      answered: 'letter',
      followed: 'page',
      mentioned: 'letter',
    });
    const chosen = { asked: 'letter', answered: 'page', mentioned: 'page', followed: 'letter' };
    const answer = await world.observer.post('/me/notifications/settings', chosen);
    expect([answer.status, answer.location]).toEqual([303, '/en/me/notifications/settings']);
    expect((await world.observer.api('GET', '/me/notifications/settings')).json).toEqual(chosen);
    expect(await world.observer.post('/me/notifications/settings', { ...chosen, followed: 'page' })).toMatchObject({
      status: 303,
    });
    const { text } = await world.observer.get('/me/notifications/settings');
    expect(text).toMatch(/name="followed" value="page" checked/);
    expect((await world.records()).at(-1)).toBe('person.changed');
  });

  test('comes back whole where something is missing', async () => {
    const { status, text } = await world.observer.post('/me/notifications/settings', {
      asked: 'page',
      answered: 'dove',
    });
    expect(status).toBe(422);
    expect(text).toMatch(/name="asked" value="page" checked/);
    expect(text).toContain('href="#field-answered"');
  });

  test('is asked of nobody who is not signed in', async () => {
    for (const address of ['/me/notifications', '/me/notifications/settings'])
      expect((await world.visitor.get(address)).location).toContain('/sign-in');
    expect((await world.stranger.get('/me/notifications/settings')).status).toBe(200);
  });
});
