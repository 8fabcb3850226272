import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lettersTo, plain, recipientsIn } from '../../test/mailbag.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { keepProposals } from './jobs.ts';
import { answerDays } from './mandate.ts';
import { mandatesOfMember } from './queries.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
  await world.db.execute(`update people set language = 'fa' where email = '${mayor}'`);
  await world.db.execute(`update people set language = 'en' where email = '${focalPoint}'`);
});
// All clients come from one network here.
beforeEach(async () => {
  await world.db.execute('delete from attempts');
  await world.db.execute('delete from mails');
});
afterAll(() => world.close());

const mayor = 'kamran.arjmand@shiraz.example';
const focalPoint = 'nasrin.golestani@shiraz.example';

let count = 0;
function somebody(role: string, more: Record<string, string> = {}) {
  count += 1;
  return { name: `Proposed ${count}`, email: `proposed-${count}@city.example`, role, from: '2026-12-01', ...more };
}

type Somebody = ReturnType<typeof somebody>;

/** The focal point of Shiraz proposes a contributor. */
async function propose(person: Somebody, as: Client = world.focalPoint): Promise<string> {
  expect((await as.post('/members/shiraz/mandates', person)).status).toBe(303);
  return (await mandateOf(person))?.id ?? '';
}

const mandateOf = async ({ name }: { name: string }, as: Client = world.secretary) =>
  (await mandatesOfMember(await world.contextOf(as), { slug: 'shiraz' })).mandates.find(
    ({ person }) => person.name === name,
  );

/** What the next page says after a step, in a browser that brings along what it was given. */
async function noticeAfter(client: Client, answer: { headers: Headers; location: string | null }, language = 'en') {
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('notice=')) ?? '';
  const address = (answer.location ?? '').replace(/#.*/, '').replace(/^\/\w+\//, `/${language}/`);
  const page = await client.fetch(address, { headers: { cookie: `${client.cookie}; ${cookie.split(';')[0]}` } });
  return plain(/role="status"><p>([^<]*)/.exec(await page.text())?.[1]);
}

const lastRecord = async () => (await world.records()).at(-1);

describe('A proposed mandate', () => {
  test('has one last day for an answer, the same on every page and in the letter', async () => {
    const person = somebody('contributor', { name: 'Shirin Kaveh' });
    const id = await propose(person);
    const { rows } = await world.db.execute<{ day: string }>(
      sql`select (serai_today() + ${answerDays}::int)::text as day`,
    );
    const day = rows[0]?.day ?? '';
    expect(await mandateOf(person)).toMatchObject({ state: 'pending', answerBy: day });
    const home = await world.mayor.api('GET', '/me');
    expect(home.json).toMatchObject({
      asked: { things: expect.arrayContaining([expect.objectContaining({ mandateId: id, due: day })]) },
    });
    const desk = await world.secretary.api('GET', '/desk');
    expect(desk.json).toMatchObject({
      waiting: { items: expect.arrayContaining([expect.objectContaining({ id, due: day })]) },
    });
    const { rows: written } = await world.db.execute<{ en: string }>(
      sql`select trim(to_char(${day}::date, 'FMDD FMMonth YYYY')) as en`,
    );
    for (const address of ['/members/shiraz/mandates', `/mandates/${id}/confirmation`, '/me'])
      expect((await world.mayor.get(address)).text).toContain(written[0]?.en);
    await world.db.execute(`update mandates set ended_at = serai_clock() where id = '${id}'`);
  });

  test('with a near last day of its own is to be answered before it is over', async () => {
    const { rows } = await world.db.execute<{ day: string }>(sql`select (serai_today() + 9)::text as day`);
    const person = somebody('contributor', { until: rows[0]?.day ?? '' });
    await propose(person);
    expect(await mandateOf(person)).toMatchObject({ answerBy: rows[0]?.day });
  });

  test('is written of to the mayor who may confirm it, in his language and calendar, and to nobody else', async () => {
    const person = somebody('contributor', { name: 'Golnar Azad', nameNative: 'گلنار آزاد', nativeLanguage: 'fa' });
    const id = await propose(person);
    expect(await recipientsIn(world)).toEqual([mayor]);
    const [letter] = await lettersTo(world, mayor);
    expect(letter?.language).toBe('fa');
    const text = plain(letter?.text);
    expect(text).toContain('کامران ارجمند گرامی،');
    expect(text).toContain('نسرین گلستانی پیشنهاد کرده است که گلنار آزاد برای شیراز حکم بگیرد. سمت: همکار.');
    expect(text).toContain('حکم از ۱۰ آذر ۱۴۰۵ آغاز می‌شود');
    expect(text).toMatch(/تا \d* ?[۰-۹]+ دی ۱۴۰۵ آن را تأیید یا رد کنید/);
    expect(text).toContain(`http://localhost:3000/fa/mandates/${id}/confirmation`);
  });

  test('that the mayor makes of himself is written of to the office, since nobody else there may confirm it', async () => {
    const own = { name: 'Kamran Arjmand', email: mayor, role: 'substitute', from: '2026-12-01' };
    const answer = await world.mayor.post('/members/shiraz/mandates', own);
    expect(await recipientsIn(world)).toEqual(['baek.dan-bi@secretariat.example', 'ryu.ji-an@secretariat.example']);
    expect(await noticeAfter(world.mayor, answer)).toMatch(
      /To be confirmed by Secretariat, Seoul until \d+ \w+ 202\d;/,
    );
  });

  test('is announced with the name, who confirms, and until when', async () => {
    const person = somebody('contributor', { name: 'Taraneh Omidi', nameNative: 'ترانه امیدی', nativeLanguage: 'fa' });
    const answer = await world.focalPoint.post('/members/shiraz/mandates', person, 'fa');
    expect(await noticeAfter(world.focalPoint, answer, 'fa')).toMatch(
      /^حکم ترانه امیدی پیشنهاد شد\. تأیید آن تا [۰-۹]+ دی ۱۴۰۵ با کامران ارجمند است؛/,
    );
  });

  test('is recorded as proposed, and as given only where it counts at once', async () => {
    await propose(somebody('contributor'));
    expect(await lastRecord()).toBe('mandate.proposed');
    expect((await world.secretary.get('/desk/records')).text).toContain('Mandate proposed: ');
    await world.mayor.post('/members/shiraz/mandates', somebody('contributor'));
    expect((await world.records()).slice(-2)).toEqual(['mandate.given', 'person.invited']);
  });

  test('says who proposed it and when to those who may confirm it, and to nobody else', async () => {
    const person = somebody('contributor');
    const id = await propose(person);
    const { rows } = await world.db.execute<{ day: string; en: string }>(
      sql`select serai_today()::text as day, trim(to_char(serai_today(), 'FMDD FMMonth YYYY')) as en`,
    );
    const { day = '', en = '' } = rows[0] ?? {};
    for (const client of [world.mayor, world.secretary]) {
      const page = plain((await client.get(`/mandates/${id}/confirmation`)).text).replace(/<[^>]*>/g, '');
      expect(page).toContain(`by Nasrin Golestani on ${en}`);
      expect((await client.api('GET', `/mandates/${id}/confirmation`)).json).toMatchObject({
        mandate: { proposedBy: 'Nasrin Golestani', proposedOn: day },
      });
    }
    expect((await world.mayor.get(`/mandates/${id}/confirmation`, 'fa')).text).toContain('نسرین گلستانی');
    expect(await mandateOf(person, world.focalPoint)).toMatchObject({ proposedBy: null, proposedOn: null });
    await world.mayor.post(`/mandates/${id}/confirmation`);
    expect(await mandateOf(person, world.mayor)).toMatchObject({ proposedBy: null, proposedOn: null });
  });

  test('once confirmed, tells the person who proposed and who confirmed it', async () => {
    const person = somebody('contributor', { language: 'en' });
    const id = await propose(person);
    const confirmed = await world.mayor.post(`/mandates/${id}/confirmation`);
    expect(await noticeAfter(world.mayor, confirmed)).toBe(`The mandate of ${person.name} is confirmed.`);
    const [letter] = await lettersTo(world, person.email);
    expect(plain(letter?.text)).toContain(
      'Kamran Arjmand has confirmed your mandate for Shiraz, which Nasrin Golestani proposed. Role: Contributor.',
    );
  });
});

describe('Declining and withdrawing', () => {
  test('who may confirm declines on a page of its own; the reason reaches whoever proposed', async () => {
    const person = somebody('contributor');
    const id = await propose(person);
    await world.db.execute('delete from mails');
    expect((await world.mayor.get(`/mandates/${id}/declining`)).text).toContain('Decline the proposed mandate of');
    expect((await world.mayor.get(`/mandates/${id}/declining`, 'fa')).text).toContain('رد پیشنهاد حکم');
    expect((await world.focalPoint.get(`/mandates/${id}/declining`)).status).toBe(403);
    expect((await world.mayor.get(`/mandates/${id}/ending`)).status).toBe(409);
    expect((await world.mayor.post(`/mandates/${id}/declining`, { reason: '' })).status).toBe(422);
    const answer = await world.mayor.post(`/mandates/${id}/declining`, { reason: 'The parks have their own office.' });
    expect(await noticeAfter(world.mayor, answer)).toBe(`The proposed mandate of ${person.name} is declined.`);
    expect(await lastRecord()).toBe('mandate.declined');
    expect(await mandateOf(person)).toMatchObject({ state: 'ended', ending: 'declined', until: null });
    expect((await world.mayor.get('/members/shiraz/mandates')).text).toContain('proposal declined');
    expect(await recipientsIn(world)).toEqual([focalPoint]);
    const [letter] = await lettersTo(world, focalPoint);
    expect(plain(letter?.text)).toContain(
      `Kamran Arjmand has declined the proposed mandate of ${person.name} for Shiraz.`,
    );
    expect(plain(letter?.text)).toContain('Reason: The parks have their own office.');
    expect(plain(letter?.text)).toMatch(
      new RegExp(`Mandate: Contributor for Shiraz, ${person.name}, from .* \\d{4}\\.`),
    );
    expect((await world.mayor.post(`/mandates/${id}/declining`, { reason: 'Again.' })).status).toBe(409);
  });

  test('whoever proposed withdraws, on a page of its own; the named person hears of it once they have been here', async () => {
    const id = await propose({ ...somebody('contributor'), name: 'Noh Ga-on', email: 'observer@busan.example' });
    await world.db.execute('delete from mails');
    expect((await world.mayor.get(`/mandates/${id}/withdrawal`)).status).toBe(403);
    expect((await world.focalPoint.get(`/mandates/${id}/withdrawal`, 'fa')).text).toContain('پس گرفتن پیشنهاد');
    expect((await world.focalPoint.post(`/mandates/${id}/withdrawal`, { reason: 'The wrong dates.' })).status).toBe(
      303,
    );
    expect(await lastRecord()).toBe('mandate.withdrawn');
    expect(await recipientsIn(world)).toEqual(['observer@busan.example']);
    const [letter] = await lettersTo(world, 'observer@busan.example');
    expect(plain(letter?.text)).toContain('نسرین گلستانی پیشنهاد حکم Noh Ga-on برای شیراز را پس گرفته است.');
    expect(plain(letter?.text)).toContain('دلیل: The wrong dates.');
    expect((await world.mayor.post(`/mandates/${id}/confirmation`)).status).toBe(409);
  });

  test('what never counted stays with those whom it concerned', async () => {
    const person = somebody('contributor');
    const id = await propose(person);
    await world.focalPoint.post(`/mandates/${id}/withdrawal`, { reason: 'By mistake.' });
    for (const client of [world.focalPoint, world.mayor, world.secretary])
      expect(await mandateOf(person, client)).toMatchObject({ ending: 'withdrawn' });
    for (const client of [world.seoul, world.contributor, world.visitor])
      expect(await mandateOf(person, client)).toBeUndefined();
  });
});

describe('A mandate that is ended', () => {
  test('tells its person by whom and why, and shows the day of its end', async () => {
    const person = somebody('observer', { from: '2026-01-01', until: '2036-12-31', language: 'en' });
    await world.mayor.post('/members/shiraz/mandates', person);
    const id = (await mandateOf(person))?.id ?? '';
    await world.db.execute('delete from mails');
    const answer = await world.mayor.post(`/mandates/${id}/ending`, { reason: 'A new post in Tabriz.' });
    expect(await noticeAfter(world.mayor, answer)).toBe(`The mandate of ${person.name} has ended.`);
    const [letter] = await lettersTo(world, person.email);
    expect(plain(letter?.subject)).toBe('Your mandate for Shiraz has ended');
    expect(plain(letter?.text)).toContain('Kamran Arjmand has ended your mandate for Shiraz.');
    expect(plain(letter?.text)).toContain('Reason: A new post in Tabriz.');
    const page = (await world.mayor.get('/members/shiraz/mandates')).text;
    const { rows } = await world.db.execute<{ today: string }>(sql`select serai_today()::text as today`);
    const row = page.slice(page.indexOf(person.name));
    expect(row.slice(0, row.indexOf('</tr>'))).toContain(`datetime="${rows[0]?.today}"`);
    expect(row.slice(0, row.indexOf('</tr>'))).not.toContain('2036');
    expect(page).toContain('Past mandates');
    expect((await world.mayor.get('/members/shiraz/mandates', 'fa')).text).toContain('حکم‌های پایان‌یافته');
  });

  test('by the person alone writes to nobody', async () => {
    const { rows } = await world.db.execute<{ id: string }>(
      sql`select id from mandates where person_id = ${world.observer.personId}`,
    );
    await world.observer.post(`/mandates/${rows[0]?.id}/ending`, { reason: 'A new post.' });
    expect(await recipientsIn(world)).toEqual([]);
    await world.db.execute(
      `update mandates set ended_at = null, ended_by = null, end_reason = null, ending = null where id = '${rows[0]?.id}'`,
    );
  });
});

describe('A title', () => {
  test('stands in the language of the reader, else in another that says which it is', async () => {
    const person = somebody('observer', { titleEn: 'Head of parks', titleFa: 'رئیس پارک‌ها' });
    await world.mayor.post('/members/shiraz/mandates', person);
    const page = async (language: 'en' | 'fa' | 'ko') =>
      (await world.mayor.get('/members/shiraz/mandates', language)).text;
    expect(await page('en')).toContain('(<bdi>Head of parks</bdi>)');
    expect(await page('en')).toContain('(<bdi lang="fa" dir="rtl">شهردار</bdi>)');
    expect(await page('fa')).toContain('(<bdi>رئیس پارک‌ها</bdi>)');
    expect(await page('fa')).toContain('(<bdi>شهردار</bdi>)');
    expect(await page('ko')).toContain('<bdi lang="en" dir="ltr">Head of parks</bdi>');
  });
});

describe('A name', () => {
  test('is typed in Latin letters and in the person’s own, and stands on pages and in letters of that language', async () => {
    const person = somebody('observer', {
      name: 'Laleh Sadr',
      nameNative: 'لاله صدر',
      nativeLanguage: 'fa',
      language: 'fa',
    });
    await world.mayor.post('/members/shiraz/mandates', person);
    expect((await world.mayor.get('/members/shiraz/mandates', 'fa')).text).toContain('لاله صدر');
    expect((await world.mayor.get('/members/shiraz/mandates')).text).toContain('Laleh Sadr');
    const [letter] = await lettersTo(world, person.email);
    expect(plain(letter?.text)).toContain('لاله صدر گرامی،');
    const token = /\/sign-in\/invitation\/([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
    expect((await world.visitor.get(`/sign-in/invitation/${token}`, 'fa')).text).toContain('value="لاله صدر"');
    await world.visitor.post(`/sign-in/invitation/${token}`, {
      name: 'Lale Sadr',
      nameNative: 'لاله صدرزاده',
      nativeLanguage: 'fa',
    });
    expect((await world.mayor.get('/members/shiraz/mandates')).text).toContain('Lale Sadr<');
  });

  test('in another writing needs its language', async () => {
    const answer = await world.mayor.post(
      '/members/shiraz/mandates',
      somebody('observer', { nameNative: 'لاله', nativeLanguage: '' }),
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('field-nativeLanguage-error');
  });
});

// Last, since it moves the clock of this database.
describe('A proposal that nobody answers', () => {
  test('is called to mind once, a week before its last day, and lapses after it', async () => {
    await world.db.execute(
      `update mandates set ended_at = serai_clock(), ending = 'withdrawn' where confirmed_at is null and ended_at is null`,
    );
    const person = somebody('contributor', { name: 'Never Answered' });
    const id = await propose(person);
    await world.db.execute('delete from mails');
    const keep = () => keepProposals(world.operator());
    const daysLater = async (days: number) => {
      await world.shiftClock(`${days} days`);
      await world.db.execute('update sessions set seen_at = serai_clock()');
    };
    await keep();
    expect(await recipientsIn(world)).toEqual([]);
    await daysLater(answerDays - 7);
    await keep();
    await keep();
    expect(await recipientsIn(world)).toEqual([mayor]);
    expect(plain((await lettersTo(world, mayor))[0]?.subject)).toContain('یادآوری');
    await daysLater(answerDays);
    await keep();
    expect(await mandateOf(person)).toMatchObject({ state: 'pending' });
    await daysLater(answerDays + 1);
    await world.db.execute('delete from mails');
    await Promise.all([keep(), keep()]);
    expect((await world.records()).filter((kind) => kind === 'mandate.lapsed')).toHaveLength(1);
    expect(await mandateOf(person)).toMatchObject({ state: 'ended', ending: 'lapsed' });
    expect(await recipientsIn(world)).toEqual([focalPoint]);
    expect(plain((await lettersTo(world, focalPoint))[0]?.text)).toContain(
      'Nobody answered the proposed mandate of Never Answered for Shiraz by',
    );
    expect((await world.mayor.post(`/mandates/${id}/confirmation`)).status).toBe(409);
    expect((await world.secretary.get('/desk/records', 'fa')).text).toContain('سامانه');
  });

  test('is looked after by the hourly work', async () => {
    const person = somebody('contributor', { from: '2027-02-01' });
    await propose(person);
    await world.db.execute(
      `update mandates set answer_by = serai_today() - 1 where id = '${(await mandateOf(person))?.id}'`,
    );
    await world.program.jobs.send(world.db, 'housekeeping', {});
    await world.workOff();
    expect(await mandateOf(person)).toMatchObject({ ending: 'lapsed' });
  });
});
