import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carryOut } from '#transfer/actions.ts';
import { lettersTo, plain, recipientsIn } from '../../test/mailbag.ts';
import { foundWorld, type Fields, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
  await world.db.execute(`update people set language = 'fa' where email = '${mayor}'`);
  await world.db.execute(`update people set language = 'en', calendar = 'persian' where email = '${focalPoint}'`);
  await world.db.execute(`update people set language = 'ko' where email = '${contributor}'`);
  await world.db.execute(`update offices set email = 'desk@secretariat.example' where slug = 'secretariat'`);
});
// All clients come from one network here.
beforeEach(async () => {
  await world.db.execute('delete from attempts');
  await world.db.execute('delete from mails');
});
afterAll(() => world.close());

const mayor = 'kamran.arjmand@shiraz.example';
const focalPoint = 'nasrin.golestani@shiraz.example';
const contributor = 'omid.farahani@shiraz.example';
const ofShiraz = [mayor, focalPoint, contributor];

const letterTo = async (email: string) => (await lettersTo(world, email))[0];

const textTo = async (email: string) => plain((await letterTo(email))?.text);

async function secretary(address: string, fields: Fields = {}): Promise<void> {
  expect(await world.secretary.post(address, fields)).toMatchObject({ status: 303 });
}

const today = async (locale: string, calendar: string) =>
  new Intl.DateTimeFormat(`${locale}-u-ca-${calendar}`, { dateStyle: 'long', timeZone: 'Asia/Seoul' }).format(
    new Date(),
  );

describe('The people of a member are written to', () => {
  test('when it is suspended, each in their language and calendar, with the reason, what it means and whom to ask', async () => {
    await secretary('/members/shiraz/suspension', { reason: 'Dues unpaid since January 2025' });
    expect(await recipientsIn(world)).toEqual(ofShiraz);
    const persian = await letterTo(mayor);
    expect(plain(persian?.subject)).toBe('تعلیق عضویت شیراز');
    const text = plain(persian?.text);
    expect(text).toContain('کامران ارجمند گرامی،');
    expect(text).toContain(
      `عضویت شیراز در شبکهٔ جهانی شهرهای هوشمند و پایدار از ${await today('fa', 'persian')} معلق شده است.`,
    );
    expect(text).toContain('دلیل: Dues unpaid since January 2025');
    expect(text).toContain('شیراز تا رفع تعلیق حق رأی ندارد.');
    expect(text).toContain('با دبیرخانه سئول تماس بگیرید: desk@secretariat.example');
    expect(text).toContain('http://localhost:3000/fa/members/shiraz');
    const english = await textTo(focalPoint);
    expect(english).toContain('Dear Nasrin Golestani,');
    expect(english).toMatch(/is suspended as of \d+ \p{L}+ 14\d\d/u);
    const korean = await letterTo(contributor);
    expect(plain(korean?.subject)).toBe('시라즈 회원 자격 정지 안내');
    expect(plain(korean?.text)).toContain(`${await today('ko', 'gregory')}부로 시라즈의`);
    expect(await world.workOff()).toBeGreaterThanOrEqual(3);
    expect(await letterTo(mayor)).toMatchObject({ sentAt: expect.any(Date) });
  });

  test('when the suspension is lifted, with what the member is again', async () => {
    await world.db.execute(`update people set language = 'en' where email = '${mayor}'`);
    expect(await world.secretary.undo('/members/shiraz/suspension')).toMatchObject({ status: 303 });
    expect(await recipientsIn(world)).toEqual(ofShiraz);
    expect(await textTo(mayor)).toContain('The standing is again what it was before: Full member.');
    expect(await textTo(contributor)).toContain('자격은 정지 전과 같습니다: 정회원.');
  });

  test('when it becomes a full member, without a reason', async () => {
    await world.db.execute(`update people set language = 'en' where email = 'observer@busan.example'`);
    await secretary('/members/busan/promotion');
    expect(await recipientsIn(world)).toEqual(['observer@busan.example']);
    const text = await textTo('observer@busan.example');
    expect(text).toMatch(/Busan is a full member of World Network of Smart Sustainable Cities\./);
    expect(text).not.toContain('Reason');
  });

  test('when it withdraws, that their mandate gives no rights any more', async () => {
    await secretary('/members/seoul/withdrawal', { reason: 'The council decided so.' });
    expect(await recipientsIn(world)).toEqual(['cha.yu-rim@seoul.example']);
    const text = await textTo('cha.yu-rim@seoul.example');
    expect(text).toContain('사유: The council decided so.');
    expect(text).toContain('지금의 위임으로는 더 이상 서울에 대한 권한이 없습니다.');
  });

  test('when it is entered under a country of another office', async () => {
    const { text: form } = await world.secretary.get('/members/busan/profile');
    await secretary('/members/busan/profile', {
      revision: /name="revision" value="(\d+)"/.exec(form)?.[1] ?? '',
      nameEn: 'Busan',
      kind: 'city',
      country: 'UZ',
      latitude: '35.1',
      longitude: '129.04',
      languages: ['ko'],
    });
    expect(await recipientsIn(world)).toEqual(['observer@busan.example']);
    expect(await textTo('observer@busan.example')).toContain('Central Asia Regional Office cares for Busan');
  });

  test('when its country passes to another office, and when that office is closed', async () => {
    await world.db.execute(`update people set language = 'en' where email in ('${mayor}', '${focalPoint}')`);
    await secretary('/offices/opening', {
      nameEn: 'West Asia Regional Office',
      nameFa: 'دفتر منطقه‌ای غرب آسیا',
      nameKo: '서아시아 지역사무소',
      state: 'open',
      slug: 'west-asia',
      email: 'desk@west-asia.example',
      countries: ['IR'],
    });
    expect(await recipientsIn(world)).toEqual(ofShiraz);
    const text = await textTo(mayor);
    expect(text).toMatch(/West Asia Regional Office cares for Shiraz in .* Before, it was Secretariat, Seoul\./);
    expect(text).toContain('please turn to West Asia Regional Office: desk@west-asia.example');
    await world.db.execute('delete from mails');
    await secretary('/offices/west-asia/closure', { reason: 'Its work is done.', heir: 'secretariat' });
    expect(await recipientsIn(world)).toEqual(ofShiraz);
    expect(await textTo(contributor)).toContain('현재 담당: 서울 사무국, 이전 담당: 서아시아 지역사무소');
  });
});

describe('Nobody is written to', () => {
  test('whose mandate has ended, is only proposed or begins later, or whose account is closed', async () => {
    await world.db.execute(
      `update mandates set ended_at = serai_clock() where person_id = (select id from people where email = '${contributor}')`,
    );
    await world.db.execute(`update people set deactivated_at = serai_clock() where email = '${focalPoint}'`);
    await world.mayor.post('/members/shiraz/mandates', {
      name: 'Coming Later',
      email: 'later@shiraz.example',
      role: 'contributor',
      from: '2099-01-01',
    });
    await world.db.execute('delete from mails');
    await secretary('/members/shiraz/suspension', { reason: 'x' });
    expect(await recipientsIn(world)).toEqual([mayor]);
  });

  test('of what a file changes', async () => {
    await world.db.execute(`update members set state = 'associate' where slug = 'busan'`);
    const header =
      'slug,kind,name_en,name_fa,name_ko,country,latitude,longitude,population,geonames_id,languages,office,joined,state,dues_paid_until,founding,source,website,sample';
    const busan = 'busan,city,Busan,بوسان,부산,KR,35.1,129.04,,,ko,secretariat,2012-05,full,,no,,,no';
    const source = [new TextEncoder().encode(`${header}\r\n${busan}\r\n`)];
    await carryOut(world.operator(), { kind: 'members', source }, { overwrite: true });
    const { rows } = await world.db.execute(sql`
      select m.state, o.slug as office from members m join offices o on o.id = m.office_id where m.slug = 'busan'`);
    expect(rows).toEqual([{ state: 'full', office: 'secretariat' }]);
    expect(await recipientsIn(world)).toEqual([]);
  });

  test('of a step that was refused', async () => {
    expect((await world.secretary.post('/members/shiraz/suspension', { reason: 'again' })).status).toBe(409);
    expect((await world.officer.post('/members/shiraz/suspension', { reason: 'not mine' })).status).toBe(403);
    expect(await recipientsIn(world)).toEqual([]);
  });

  test('of what they did themselves', async () => {
    await world.db.execute(`insert into mandates (id, person_id, member_id, role, from_day, confirmed_at, accepted_at)
      select gen_random_uuid(), p.id, m.id, 'observer', serai_today(), serai_clock(), serai_clock()
      from people p, members m where p.email = 'ryu.ji-an@secretariat.example' and m.slug = 'shiraz'`);
    await secretary('/members/shiraz/withdrawal', { reason: 'The council decided so.' });
    expect(await recipientsIn(world)).toEqual([mayor]);
  });
});
