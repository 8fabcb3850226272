import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '#i18n/languages.ts';
import { exportOf } from '#transfer/export.ts';
import { foundWorld, type World } from '../../test/world.ts';
import { enterMember } from './actions.ts';
import type { MemberEntry } from './member.ts';
import { membersInView } from './queries.ts';
import type { MembersQuery } from './member-view.ts';

let world: World;

const town = (texts: MemberEntry['texts'], more: Partial<MemberEntry> = {}): MemberEntry => ({
  kind: 'city',
  country: 'KZ',
  latitude: 45,
  longitude: 70,
  languages: ['kk'],
  texts,
  ...more,
});

beforeAll(async () => {
  world = await foundWorld();
  const ctx = world.operator();
  await enterMember(
    ctx,
    town({
      en: { name: 'Alder', offers: 'Choosing street trees; night buses planned from demand', needs: 'Quiet streets' },
      fa: { name: 'توسکا', needs: 'سایه برای ایستگاه‌ها؛ فهرستِ داده‌های كهن' },
      ko: { name: '오리나무', summary: '산 아래 마을입니다. 심야버스가 다닙니다.' },
    }),
  );
  await enterMember(ctx, town({ en: { name: 'Night Bus Town' } }));
  await enterMember(ctx, town({ en: { name: 'Zürichsee', summary: 'By a lake. Its señal lights are old.' } }));
});
afterAll(() => world.close());

const find = async (query: MembersQuery, language: Language = 'en') => {
  const { items } = await membersInView(await world.contextOf(world.visitor, language), {}, query);
  return items.map(({ name, passage }) => [
    name,
    passage && `${passage.of} ${passage.pieces.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join('')}`,
  ]);
};

const mainOf = (text: string) => text.slice(text.indexOf('<main'), text.indexOf('</main>'));

describe('who looks for words finds', () => {
  test('first the members with such a name, then those that say so, with the line that says it', async () => {
    expect(await find({ q: 'night bus' })).toEqual([
      ['Night Bus Town', null],
      ['Alder', 'offers [night] [bus]es planned from demand'],
    ]);
  });

  test('what has the first eight words, however many follow', async () => {
    const q = 'choosing street trees night buses planned from demand';
    expect((await find({ q: `${q} nowhere` })).map(([name]) => name)).toEqual(['Alder']);
    expect(await find({ q: `nowhere ${q}` })).toEqual([]);
  });

  test('Persian from any keyboard, with a half-space, a space or none', async () => {
    const line = 'needs سایه برای [ایستگاه‌ها]';
    for (const q of ['ایستگاه‌ها', 'ایستگاهها', 'ايستگاه ها'])
      expect([q, await find({ q }, 'fa')]).toEqual([q, [['توسکا', line]]]);
    expect(await find({ q: 'کهن' }, 'fa')).toEqual([['توسکا', 'needs فهرستِ داده‌های [كهن]']]);
  });

  test('Korean inside a compound, and Latin letters without their accents', async () => {
    expect(await find({ q: '버스' }, 'ko')).toEqual([['오리나무', 'summary 심야[버스]가 다닙니다']]);
    expect(await find({ q: 'SENAL' })).toEqual([['Zürichsee', 'summary Its [señal] lights are old']]);
    expect(await find({ q: 'zurich' })).toEqual([['Zürichsee', null]]);
  });

  test('what is said in another language, and a name in another', async () => {
    expect(await find({ q: 'street trees' }, 'ko')).toEqual([['오리나무', 'offers Choosing [street] [trees]']]);
    expect(await find({ q: 'shiraz' }, 'fa')).toEqual([['شیراز', 'name [Shiraz]']]);
  });

  test('nothing where the words do not all stand in one language', async () => {
    expect(await find({ q: 'trees bread' })).toEqual([]);
    expect(await find({ q: 'trees سایه' })).toEqual([]);
  });

  test('page after page: names first, nobody twice', async () => {
    const ctx = await world.contextOf(world.visitor);
    const met: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const found: Awaited<ReturnType<typeof membersInView>> = await membersInView(
        ctx,
        {},
        { q: 'e', ...(after && { after }) },
        2,
      );
      met.push(...found.items.map(({ name }) => name));
      after = found.next;
    }
    expect(met).toEqual((await find({ q: 'e' })).map(([name]) => name));
    expect(new Set(met).size).toBe(met.length);
  });
});

describe('the page of a search', () => {
  test('marks what was found, in its own language, at the cost of no further question', async () => {
    const { text } = await world.visitor.get('/members?q=street+trees', 'ko');
    expect(text).toContain('도움 제공: <bdi lang="en">Choosing <mark>street</mark> <mark>trees</mark></bdi>');
    const costs = async (address: string) => {
      let count = 0;
      const counting = () => (count += 1);
      world.program.cache.forget();
      world.pool.on('acquire', counting);
      await world.seoul.get(address);
      world.pool.off('acquire', counting);
      return count;
    };
    expect(await costs('/members?q=e')).toBe(await costs('/members'));
  });

  test('that finds nothing says for what, keeps its filters open and shows the ways on', async () => {
    const { text } = await world.visitor.get('/members?q=نانوا&office=central-asia', 'fa');
    const main = mainOf(text);
    expect(main).toContain('برای «<bdi>نانوا</bdi>» چیزی پیدا نشد.');
    expect(main).toContain('<details class="fold" open="">');
    expect(main).toContain('<option value="central-asia" selected="">دفتر منطقه‌ای آسیای مرکزی</option>');
    expect(main).toContain(`href="/fa/members?q=${encodeURIComponent('نانوا')}"`);
    expect(main).toContain('href="/fa/members?office=central-asia"');
    expect(mainOf((await world.visitor.get('/members', 'fa')).text)).not.toContain('class="fold" open=""');
  });

  test('of a city that has left leads to it', async () => {
    await world.db.execute(`update members set state = 'withdrawn' where slug = 'zurichsee'`);
    world.program.cache.forget();
    const main = mainOf((await world.visitor.get('/members?q=zurichsee')).text);
    expect(main).toContain('href="/en/members?q=zurichsee&amp;state=withdrawn"');
  });

  test('leads to pages that say in which language something is written, where it is not the reader’s', async () => {
    const { text } = await world.visitor.get('/members/alder', 'ko');
    expect(text).toContain('<bdi lang="en">Quiet streets</bdi> <small class="muted">(영어로 씀)</small>');
    expect(text).toContain('<bdi>산 아래 마을입니다. 심야버스가 다닙니다.</bdi></p>');
  });

  test('says everywhere what can be looked for', async () => {
    const words = { en: 'Name, needs or offers', fa: 'نام، نیاز یا پیشنهاد کمک', ko: '이름, 필요, 도움 제공' };
    for (const language of ['en', 'fa', 'ko'] as const)
      expect((await world.visitor.get('/members', language)).text).toContain(words[language]);
    expect((await world.visitor.get('/')).text).toContain('placeholder="A name, a need, an offer"');
    const { json } = await world.visitor.api('GET', '/members?q=night+bus');
    expect(json).toMatchObject({
      items: [{ passage: null }, { slug: 'alder', passage: { of: 'offers', language: 'en' } }],
    });
    const described = await (await world.visitor.fetch('/api/openapi.json')).text();
    expect(described).toContain('Words that all stand in a name, or in what a member says of itself');
  });
});

test('However many look for words at once, only a few do so, and connections are left to those who read', async () => {
  const ctx = await world.contextOf(world.visitor);
  const waiting = sql`select count(*)::int as count from pg_locks where relation = 'member_texts'::regclass and not granted`;
  let most = 0;
  const { searches } = await world.db.transaction(async (db) => {
    await db.execute(sql`lock table member_texts in access exclusive mode`);
    const searches = Array.from({ length: 20 }, (_, index) => membersInView(ctx, {}, { q: `town ${index}` }));
    const list = exportOf(ctx, 'members', { q: 'bus' });
    searches.push(
      list
        .next()
        .then(() => list.next())
        .then(() => membersInView(ctx, {}, {})),
    );
    // On a busy machine the third may come later than the fortieth look.
    for (let look = 0; look < 40 || (most < 3 && look < 1_000); look++) {
      expect((await world.visitor.fetch('/readyz')).status).toBe(200);
      const { rows } = await db.execute<{ count: number }>(waiting);
      most = Math.max(most, rows[0]?.count ?? 0);
    }
    return { searches };
  });
  expect(most).toBe(3);
  expect(await Promise.all(searches)).toHaveLength(21);
});
