import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { foundWorld, type World } from '../../test/world.ts';
import { loadExample } from './example.ts';

const folder = path.resolve(import.meta.dirname, '../../example');

let world: World;

beforeAll(async () => {
  world = await foundWorld({ empty: true });
});
afterAll(() => world.close());

async function value(query: string): Promise<unknown> {
  const { rows } = await world.db.execute<{ value: unknown }>(sql.raw(`select (${query}) as value`));
  return rows[0]?.value;
}

const counts = () =>
  value(`select json_build_array((select count(*) from networks), (select count(*) from offices), (select count(*) from members), (select count(*) from member_texts),
    (select count(*) from people), (select count(*) from mandates), (select count(*) from mails))`);

test('The example is founded whole: by one who is killed on the way not at all, and once by whoever begins anew', async () => {
  const killed = new Error('killed');
  const dying = loadExample(world.operator(), folder, (step) => {
    if (step.includes('people')) throw killed;
  });
  await expect(dying).rejects.toBe(killed);
  expect(await counts()).toEqual([0, 0, 0, 0, 0, 0, 0]);

  const steps: string[] = [];
  await loadExample(world.operator(), folder, (step) => steps.push(step));
  const whole = [1, 7, 204, 612, 33, 36, 0];
  expect([await counts(), steps.length]).toEqual([whole, 6]);
  await loadExample(world.operator(), folder);
  expect(await counts()).toEqual(whole);
});

test('Its network says that it is an example, and its members carry what their files say', async () => {
  expect(await value('select example_since is not null from networks')).toBe(true);
  expect(
    await value(`select json_build_array(m.sample, m.joined, o.slug, m.dues_paid_until, t.name, t.summary is not null) from members m join offices o on o.id = m.office_id
    join member_texts t on t.member_id = m.id and t.language = 'fa' where m.slug = 'shiraz'`),
  ).toEqual([false, '2018', 'secretariat', '2027-03-20', 'شیراز', true]);
  expect(await value('select count(*)::int from members where dues_paid_until is not null')).toBe(60);
  expect(await value('select count(distinct look % 216)::int from members')).toBe(204);
  expect(
    await value(`select json_agg(m.slug order by m.slug) from members m where hosts_office_id is not null`),
  ).toEqual(['abuja', 'almaty', 'beyoglu', 'chengdu', 'mexico-city', 'seoul', 'ulyanovsk']);
});

test('Its people hold their mandates in words of their own, and who only waits for one was never here', async () => {
  const held = (email: string) =>
    value(`select json_agg(json_build_array(coalesce(mb.slug, o.slug), m.role, (select string_agg(t.title, ' | ' order by t.language) from mandate_texts t where t.mandate_id = m.id),
      m.from_day, m.until_day, m.confirmed_at is not null, m.accepted_at is not null) order by m.from_day)
      from mandates m join people p on p.id = m.person_id left join members mb on mb.id = m.member_id left join offices o on o.id = m.office_id where p.email = '${email}'`);
  expect(await held('omid.farahani@shiraz.example')).toEqual([
    [
      'shiraz',
      'contributor',
      'Specialist, green spaces | کارشناس فضای سبز | 녹지 담당자',
      '2024-12-21',
      '2026-12-20',
      true,
      true,
    ],
    [
      'shiraz',
      'contributor',
      'Specialist, green spaces | کارشناس فضای سبز | 녹지 담당자',
      '2026-12-21',
      '2028-12-20',
      false,
      false,
    ],
  ]);
  expect(await held('ximena.robledo@mexico-city.example')).toEqual([
    [
      'mexico-city',
      'focal-point',
      'Adviser, international affairs | مشاور امور بین‌الملل | 국제협력 자문관',
      '2024-11-04',
      '2027-03-31',
      true,
      true,
    ],
    [
      'latin-america',
      'officer',
      'Officer, members | کارشناس امور اعضا | 회원 담당관',
      '2025-04-01',
      '2027-03-31',
      true,
      true,
    ],
  ]);
  expect(await value('select json_agg(email) from people where activated_at is null')).toEqual([
    'yasaman.rafati@isfahan.example',
  ]);
  expect(await value('select bool_and(sample) from people')).toBe(true);
});

test('Its letters are kept as files', async () => {
  expect(
    await value(
      'select json_agg(json_build_array(name, type) order by name) from media where id in (select letter_id from mandates)',
    ),
  ).toEqual([
    ['shiraz-focal-point.pdf', 'application/pdf'],
    ['tashkent-focal-point.pdf', 'application/pdf'],
  ]);
  expect(await value('select count(*)::int from mandates where letter_id is not null')).toBe(2);
});

test('Sources stand on pages of every language by their names; what they say is told beside, for each', async () => {
  const told = readFileSync(path.join(folder, 'sources.csv'), 'utf8')
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(',').slice(0, 2).join(' '));
  const { rows } = await world.db.execute<{ place: string; source: string }>(sql`
    select 'members.csv ' || slug as place, source from members where not sample
    union all select 'offices.csv ' || slug, source from offices`);
  expect(rows.map(({ place }) => place).toSorted()).toEqual(told.toSorted());
  expect(rows.filter(({ source }) => source.length > 40)).toEqual([]);
});
