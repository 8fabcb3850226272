import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PoolClient } from 'pg';
import type { Announcement } from '#core/announcements.ts';
import { desc, eq, sql, type SQL } from 'drizzle-orm';
import { close, draftGroup, foundGroup, renew } from '#groups/actions.ts';
import { mails } from '#mail/tables.ts';
import { writeProposal } from '#proposals/actions.ts';
import { askParty } from '#proposals/questions.ts';
import { setDeadline } from '#proposals/steps.ts';
import { Telling } from '../../test/telling.ts';
import { foundWorld, type World } from '../../test/world.ts';
import { notify } from './notify.ts';

const mayor = 'kamran.arjmand@shiraz.example';
const focalPoint = 'nasrin.golestani@shiraz.example';
const seoul = 'cha.yu-rim@seoul.example';

let world: World;
let telling: Telling;
let heat = { id: '' };
let proposal = { id: '' };

beforeAll(async () => {
  world = await foundWorld();
  telling = new Telling(world);
  await run(sql`update people set language = 'fa' where email = ${mayor}`);
  await run(
    sql`update people set language = 'en', calendar = 'persian', time_zone = 'Asia/Tehran' where email = ${focalPoint}`,
  );
  heat = await draftGroup(await telling.as('secretary'), {
    kind: 'forum',
    joinMode: 'open',
    visibility: 'public',
    texts: { en: { name: 'Heat (2) <b>', purpose: 'To talk.' }, fa: { name: 'گرما', purpose: 'برای گفت‌وگو.' } },
    deliverables: [],
    leadId: await telling.memberId('shiraz'),
  });
  await foundGroup(await telling.as('secretary'), heat);
  proposal = await writeProposal(await telling.as('contributor'), {
    act: 'keep',
    language: 'fa',
    texts: { fa: { title: 'گروهی برای گرما', request: 'گروهی بنیاد نهید.' } },
    aim: 'rule',
    staff: [],
  });
  await telling.ok('mayor', `/proposals/${proposal.id}/submission`);
  await world.workOff();
});
beforeEach(async () => {
  await run(sql`delete from mails`);
  await run(sql`delete from notifications`);
  await run(sql`delete from notification_settings`);
});
afterAll(() => world.close());

const run = (statement: SQL) => world.db.execute(statement);

/** Marks that keep names apart are for the eyes of a browser. */
const plain = (text: string | null | undefined) => (text ?? '').replace(/[\u2066-\u2069\u200E\u200F]/g, '');

const letterTo = async (email: string) =>
  (await world.db.select().from(mails).where(eq(mails.recipient, email)).orderBy(desc(mails.id)))[0];

const recipients = async () =>
  (await world.db.select({ to: mails.recipient }).from(mails)).map(({ to }) => to).toSorted();

const told = async () => {
  const { rows } = await world.db.execute<{ email: string }>(
    sql`select p.email from notifications n join people p on p.id = n.person_id order by p.email`,
  );
  return rows.map(({ email }) => email);
};

const ask = async () => {
  await askParty(await telling.as('secretary'), proposal, { question: 'For how many years?' });
  await world.workOff();
};

/** The job of the last record, as it would come again. */
async function lastAnnouncement(): Promise<Announcement> {
  const { rows } = await world.db.execute<Announcement>(
    sql`select id as "recordId", kind, about from records order by at desc, id desc limit 1`,
  );
  if (!rows[0]) throw new Error('nothing was announced');
  return rows[0];
}

describe('A letter', () => {
  test('stands in its reader’s language, calendar and time zone: who, for whom, what, until when, and where', async () => {
    await run(
      sql`insert into notification_settings (person_id, kind, post) select id, 'followed', 'letter' from people where email in (${mayor}, ${focalPoint})`,
    );
    await setDeadline(await telling.as('secretary'), proposal, {
      deadline: { at: new Date('2026-12-14T14:30:00Z'), zone: 'Asia/Tehran' },
    });
    await world.workOff();
    // Who chose no zone reads in the network's: Seoul.
    expect(plain((await letterTo(mayor))?.text)).toMatch(/مهلت: ۲۳ آذر ۱۴۰۵.* ۲۳:۳۰/);
    expect(plain((await letterTo(focalPoint))?.text)).toMatch(/Deadline: 23 Azar 1405 at 18:00 Iran Standard Time/);
    await run(sql`delete from mails`);
    await ask();
    expect(await recipients()).toEqual([mayor, focalPoint]);
    const persian = await letterTo(mayor);
    expect(plain(persian?.subject)).toBe('دبیرخانه سئول پرسشی دارد: گروهی برای گرما');
    expect(persian?.subject).toContain('\u2068دبیرخانه سئول\u2069');
    const text = plain(persian?.text);
    expect(text).toContain('کامران ارجمند گرامی،');
    expect(text).toContain('از Ryu Ji-an، از طرف دبیرخانه سئول.');
    expect(text).toContain('لطفاً در صفحهٔ پیشنهاد پاسخ دهید.');
    expect(text).not.toContain('مهلت');
    expect(text).toMatch(/http:\/\/localhost:3000\/fa\/proposals\/[^\s]+#questions/);
    expect(text).toContain('http://localhost:3000/fa/me/notifications/settings');
    expect(plain((await letterTo(focalPoint))?.text)).toContain('Dear Nasrin Golestani,');
  });

  test('is written in Korean to whoever reads Korean, and in one of the city’s languages to who chose none', async () => {
    await run(sql`update people set language = 'ko' where email = ${focalPoint}`);
    await ask();
    expect(plain((await letterTo(focalPoint))?.subject)).toBe('서울 사무국의 질문: گروهی برای گرما');
    await run(sql`update people set language = null where email = ${focalPoint}`);
    await ask();
    expect(await letterTo(focalPoint)).toMatchObject({ language: 'fa' });
    await run(sql`update people set language = 'en' where email = ${focalPoint}`);
  });

  test('says what was written by others as text, never as markup', async () => {
    await run(
      sql`insert into notification_settings (person_id, kind, post) select id, 'followed', 'letter' from people where email = ${focalPoint}`,
    );
    await renew(await telling.as('secretary'), heat, {});
    await world.workOff();
    const letter = await letterTo(focalPoint);
    expect(letter?.html).toContain('Heat (2) &lt;b&gt;');
    expect(letter?.html).not.toContain('<b>');
  });
});

describe('Who is written to', () => {
  test('chooses it by kind: what only stands on the page comes by no letter, and the other way round', async () => {
    await run(
      sql`insert into notification_settings (person_id, kind, post) select id, 'asked', 'page' from people where email = ${mayor}`,
    );
    await ask();
    expect(await told()).toEqual([mayor, focalPoint]);
    expect(await recipients()).toEqual([focalPoint]);
  });

  test('is nobody twice, however often the job comes', async () => {
    await ask();
    const job = await lastAnnouncement();
    await notify(world.operator(), job);
    await Promise.all([notify(world.operator(), job), notify(world.operator(), job)]);
    await world.workOff();
    expect(await told()).toEqual([mayor, focalPoint]);
    expect(await recipients()).toEqual([mayor, focalPoint]);
  });

  test('is told with the letter or not at all', async () => {
    await askParty(await telling.as('secretary'), proposal, { question: 'Where?' });
    const ctx = world.operator();
    const sendMany = () => Promise.reject(new Error('killed'));
    await expect(notify({ ...ctx, jobs: { ...ctx.jobs, sendMany } }, await lastAnnouncement())).rejects.toThrow(
      'killed',
    );
    expect([await told(), await recipients()]).toEqual([[], []]);
    await world.workOff();
    expect(await recipients()).toEqual([mayor, focalPoint]);
  });

  test('has a mandate today and an open account', async () => {
    await run(sql`update mandates set ended_at = serai_clock() where person_id = ${world.focalPoint.personId}`);
    await ask();
    expect(await told()).toEqual([mayor]);
    await run(
      sql`update mandates set ended_at = null, from_day = serai_today() + 1 where person_id = ${world.focalPoint.personId}`,
    );
    await run(sql`update people set deactivated_at = serai_clock() where email = ${mayor}`);
    await run(sql`delete from notifications`);
    await ask();
    expect(await told()).toEqual([]);
    await run(sql`update mandates set from_day = '2024-01-01' where person_id = ${world.focalPoint.personId}`);
    await run(sql`update people set deactivated_at = null where email = ${mayor}`);
  });

  test('may still see the thing when the worker comes to it', async () => {
    await telling.ok(
      'seoul',
      `/groups/${await telling.one<string>(sql`select slug as found from groups where id = ${heat.id}`)}/participations`,
    );
    await world.workOff();
    await run(sql`delete from notifications`);
    const slug = await telling.one<string>(sql`select slug as found from groups where id = ${heat.id}`);
    await run(sql`insert into group_follows (group_id, person_id) values (${heat.id}, ${world.stranger.personId})`);
    await run(sql`update groups set visibility = 'group' where id = ${heat.id}`);
    await telling.ok('mayor', `/groups/${slug}/posts`, { text: 'Only for us.' });
    await world.workOff();
    expect(await told()).toEqual([seoul, focalPoint]);
    await run(sql`delete from notifications`);
    await telling.ok('mayor', `/groups/${slug}/posts`, { text: 'Soon hidden.' });
    await run(sql`update group_posts set hidden_at = serai_clock(), hidden_by = null where text = 'Soon hidden.'`);
    await world.workOff();
    expect(await told()).toEqual([]);
    await run(sql`update groups set visibility = 'public' where id = ${heat.id}`);
  });
});

describe('Two thousand', () => {
  /** How many statements each part of the work takes, on whichever connection. */
  async function statements(act: () => Promise<unknown>): Promise<string[]> {
    const texts: string[] = [];
    const listen = (client: PoolClient) => {
      const asked = client.query.bind(client);
      const spy = vi.spyOn(client, 'query').mockImplementation((...given: unknown[]) => {
        const [first] = given;
        texts.push(typeof first === 'string' ? first : JSON.stringify(first));
        return Reflect.apply(asked, client, given);
      });
      stops.push(() => spy.mockRestore());
    };
    const stops: (() => void)[] = [];
    world.pool.on('acquire', listen);
    await act();
    world.pool.off('acquire', listen);
    for (const stop of stops) stop();
    return texts;
  }

  const follow = (count: number) =>
    run(sql`with crowd as (
        insert into people (id, email, name, activated_at, language)
        select gen_random_uuid(), 'f' || n || '-' || gen_random_uuid() || '@follows.example', 'Follower ' || n, serai_clock(), (array['en', 'fa', 'ko'])[1 + n % 3]
        from generate_series(1, ${count}::int) n returning id),
      letters as (insert into notification_settings (person_id, kind, post) select id, 'followed', 'letter' from crowd)
      insert into group_follows (group_id, person_id) select ${heat.id}, id from crowd`);

  test('are told by one statement, and written to by as many as thirty are', async () => {
    await follow(30);
    await renew(await telling.as('secretary'), heat, {});
    const some = await lastAnnouncement();
    const few = await statements(() => notify(world.operator(), some));
    await run(sql`delete from notifications`);
    await run(sql`delete from notification_settings`);
    await run(sql`delete from mails`);
    await run(
      sql`insert into notification_settings (person_id, kind, post) select person_id, 'followed', 'letter' from group_follows`,
    );
    await follow(1_970);
    await close(await telling.as('secretary'), heat, { reason: 'Done.' });
    const all = await lastAnnouncement();
    const many = await statements(() => notify(world.operator(), all));
    expect(many.filter((text) => text.includes('insert into notifications'))).toHaveLength(1);
    expect(many.length).toBe(few.length);
    expect((await told()).filter((email) => email.endsWith('@follows.example'))).toHaveLength(2_000);
    expect((await recipients()).filter((email) => email.endsWith('@follows.example'))).toHaveLength(2_000);
  });
});
