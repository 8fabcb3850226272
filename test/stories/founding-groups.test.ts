import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Browser } from 'playwright-core';
import { messages as draftingMessages } from '#drafting/messages/messages.ts';
import { messages as groupMessages } from '#groups/messages/messages.ts';
import { fill } from '#i18n/messages.ts';
import { messages as noticeMessages } from '#notifications/messages/messages.ts';
import { messages as peopleMessages } from '#people/messages/messages.ts';
import { messages as proposalMessages } from '#proposals/messages/messages.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { personAt, type Device, type Person } from '../browser/person.ts';
import { servedWorld, type ServedWorld } from '../browser/served.ts';

const en = { ...proposalMessages.en, text: draftingMessages.en, told: noticeMessages.en, groups: groupMessages.en };
const fa = { ...proposalMessages.fa, text: draftingMessages.fa, told: noticeMessages.fa, groups: groupMessages.fa };
const ko = { groups: groupMessages.ko, told: noticeMessages.ko };

const title = { en: 'Thematic groups', fa: 'گروه‌های موضوعی' };
const groups = [
  {
    en: 'ICT and Smart City Infrastructures',
    fa: 'فناوری اطلاعات و زیرساخت‌های شهر هوشمند',
    lead: null,
    purpose: 'تا هر شهر بداند کدام زیرساخت را نخست بسازد.',
  },
  {
    en: 'Smart City and Environment',
    fa: 'شهر هوشمند و محیط زیست',
    lead: 'سئول',
    purpose: 'تا هوا و آب شهرها پاکیزه‌تر شود.',
  },
  {
    en: 'e-Government and Communication with Citizens',
    fa: 'دولت الکترونیک و ارتباط با شهروندان',
    lead: 'تاشکند',
    purpose: 'تا شهروند با یک بار مراجعه پاسخ بگیرد.',
  },
] as const;

// One act of the story is a dozen pages of two people.
vi.setConfig({ testTimeout: 90_000 });

let browser: Browser;
let world: ServedWorld;
/** The Secretary General, in English on a wide screen. */
let jian: Person;
/** The focal point of Shiraz, in Persian on a telephone. */
let nasrin: Person;
/** The address of the proposal, without language. */
let proposal = '';
/** A step of the story needs the one before it. */
let broken = false;

beforeAll(async () => {
  [browser, world] = await Promise.all([launchBrowser(), servedWorld('small')]);
  const sit = (cookie: string, device: Device) => personAt(browser, world.origin, { ...device, cookie });
  [jian, nasrin] = await Promise.all([
    sit(world.secretary.cookie, {}),
    sit(world.focalPoint.cookie, { language: 'fa', width: 360 }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});
beforeEach(({ onTestFailed, skip }) => {
  if (broken) skip('the story broke off before');
  onTestFailed(() => void (broken = true));
});

const editor = ({ page }: Person) => page.locator('serai-drafting textarea').first();

/** What the page of the proposal says: where it stands on its way, and whose move it is. */
async function standing(person: Person): Promise<{ state: string; move: string }> {
  await person.open(proposal);
  const { page } = person;
  return {
    state: await page.locator('.path [aria-current=step]').innerText(),
    move: await page.locator('#act .ask h2').innerText(),
  };
}

const at = (state: string, move: string) => ({ state: expect.stringContaining(state), move });

/** Waits until somebody was told this, and opens it. */
async function isTold(person: Person, ...texts: string[]): Promise<void> {
  const row = () => person.page.locator('main .rows > *', { hasText: texts[0] ?? '' }).first();
  await expect
    .poll(
      async () => {
        await person.open('/me/notifications');
        return row().count();
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0);
  await person.reads(...texts);
  const arrived = person.page.waitForEvent('load');
  await Promise.all([
    arrived,
    row()
      .getByRole('link', { name: texts[0] ?? '' })
      .first()
      .click(),
  ]);
}

/** In so many days at six in the evening in Seoul, as one types it and as it is read there and in Tehran. */
function eveningIn(days: number) {
  const day = new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Asia/Seoul' });
  const at = new Date(`${day}T18:00:00+09:00`);
  const date = (tag: string, timeZone: string) =>
    new Intl.DateTimeFormat(tag, { timeZone, day: 'numeric', month: 'long' }).format(at);
  return { typed: day, seoul: date('en-GB', 'Asia/Seoul'), tehran: date('fa-IR-u-ca-persian', 'Asia/Tehran') };
}

test('Shiraz writes in Persian what it asks for; nobody else knows of it before it is submitted', async () => {
  await nasrin.open('/me/settings');
  await nasrin.chooseValue(peopleMessages.fa.timeZone, 'Asia/Tehran');
  await nasrin.press(peopleMessages.fa.save);

  await nasrin.open('/proposals');
  await nasrin.follow(fa.propose);
  await nasrin.fill(fa.titleLabel, title.fa);
  await nasrin.fill(fa.requestLabel, 'سه گروه موضوعی برای همکاری شهرهای عضو تشکیل شود.');
  await nasrin.fill(fa.reasonLabel, 'شهرها تجربه دارند، اما جایی برای گفتن آن نیست.');
  await nasrin.pick(fa.aims.groups);
  await nasrin.pick('امید فراهانی');
  const inEnglish = fill(fa.inLanguage, { language: 'انگلیسی' });
  await nasrin.unfold(inEnglish);
  await nasrin.under(inEnglish).fill(fa.titleLabel, title.en);
  await nasrin
    .under(inEnglish)
    .fill(fa.requestLabel, 'Found three thematic groups in which member cities work together.');
  await nasrin.press(fa.keep);
  await nasrin.reads(fa.notices['proposal-kept'], fill(fa.act.draft, { member: 'شیراز' }));
  const draft = nasrin.address().replace('/fa', '');

  await nasrin.follow(fa.describeGroup);
  for (const group of groups) await describe(nasrin, group);
  await jian.open(draft);
  await jian.reads('There is no such page');

  await nasrin.open(draft);
  await nasrin.reads(...groups.map((group) => group.fa));
  await nasrin.press(fill(fa.steps.submit, { member: 'شیراز' }));
  await nasrin.reads(fa.notices['proposal-submitted'], fa.act.submitted);
  proposal = nasrin.address().replace('/fa', '');
  expect(proposal).toBe('/proposals/thematic-groups');
  expect(await standing(nasrin)).toEqual(at(fa.states.submitted, fa.act.submitted));
});

async function describe(person: Person, group: (typeof groups)[number]): Promise<void> {
  if (group.lead) await person.choose(fa.groupsPage.lead2, group.lead);
  for (const language of ['en', 'fa'] as const)
    await person
      .under(fill(fa.groups.wordsIn, { language: { en: 'انگلیسی', fa: 'فارسی' }[language] }))
      .fill(fa.groups.nameField, group[language]);
  await person.page.locator('[name=purposeEn]').fill(`So that cities learn from each other: ${group.en}.`);
  await person.page.locator('[name=purposeFa]').fill(group.purpose);
  await person.press(fa.groupsPage.button);
  await person.reads(fa.notices['group-asked'], group.fa);
}

test('the Secretariat is told, takes it under consideration in English, and says until when', async () => {
  await isTold(jian, `Shiraz submitted a proposal: ${title.en}`, en.told.asks['proposal.submitted'] ?? '');
  expect(jian.address()).toBe(`/en${proposal}`);
  expect(await standing(jian)).toEqual(at(en.states.submitted, en.act.submitted));
  const due = eveningIn(20);
  await jian.follow(en.steps.consider);
  await jian.fill(en.stepReason, 'Six members asked for this in the survey.');
  await jian.fill(en.dueDay, due.typed);
  await jian.press(en.consideration.button);
  await jian.reads(en.notices['proposal-considered'], due.seoul);
  expect(await standing(jian)).toEqual(at('now, due in 20 days', en.act['under-consideration']));

  await isTold(nasrin, `در دست بررسی: ${title.fa}`, due.tehran, '۱۲:۳۰');
  expect(await standing(nasrin)).toEqual(at(fa.states['under-consideration'], fa.act['under-consideration']));
  await nasrin.reads(due.tehran, '۱۲:۳۰', 'Six members asked for this in the survey.');
});

test('both name staff, and the joint drafting opens', async () => {
  await jian.open(proposal);
  await jian.follow(en.steps.nameStaff);
  await jian.pick('Baek Dan-bi');
  await jian.press(en.staffForm.button);
  await jian.follow(en.steps.openDrafting);
  expect(await jian.page.getByRole('checkbox', { name: /^Baek Dan-bi/ }).isChecked()).toBe(true);
  const due = eveningIn(30);
  await jian.fill(en.dueDay, due.typed);
  await jian.press(en.drafting.button);
  await jian.reads(en.notices['proposal-opened'], fill(en.act.writeFirst, { member: 'Shiraz' }));
  const danbi = await personAt(browser, world.origin, { cookie: world.secretariatOfficer.cookie });
  await isTold(danbi, `Secretariat, Seoul named you for the drafting: ${title.en}`);
  await danbi.reads(en.steps.toText);
  await danbi.leaves();

  await isTold(nasrin, `تدوین مشترک آغاز شد: ${title.fa}`, due.tehran);
  await nasrin.open('/me/notifications');
  const past = nasrin.page.locator('main .rows > *', { hasText: `در دست بررسی: ${title.fa}` });
  expect(await past.innerText()).not.toContain('مهلت');
  const first = fill(fa.act.writeFirst, { member: 'شیراز' });
  expect(await standing(nasrin)).toEqual(at(fa.states['joint-drafting'], first));
  await nasrin.follow(fa.steps.toText);
});

/** Takes the turn and writes, and waits until the page says that it is saved. */
async function writes(person: Person, text: string): Promise<void> {
  await editor(person).fill(text);
  await person.page.locator('serai-drafting [role=status]', { hasText: /Saved at|ذخیره شد/ }).waitFor();
}

test('they write in turns, and the one who waits asks for the turn politely', async () => {
  await nasrin.press(fa.text.take);
  await editor(nasrin).fill('هر گروه را یک شهر عضو برای سه سال هدایت می‌کند.');
  await nasrin.reads(fa.text.autosave.waiting);
  await jian.open(`${proposal}/text`);
  await jian.reads('Nasrin Golestani is writing, until');
  await jian.press(en.text.askForTurn);
  await jian.reads(en.text.notices['turn-asked']);
  await writes(nasrin, 'هر گروه را یک شهر عضو برای سه سال هدایت می‌کند.\n\nگروه هر سال گزارش می‌دهد.');
  await nasrin.reads('Ryu Ji-an می‌خواهد بنویسد.');
  await nasrin.follow(fill(fa.text.setDown, { number: '۱' }));
  await nasrin.fill(fa.text.note, 'متن نخست، بر پایهٔ درخواست.');
  await nasrin.press(fill(fa.text.setDownAs, { number: '۱' }));
  await nasrin.reads(fa.text.notices['version-made']);
  await isTold(nasrin, `Ryu Ji-an می‌خواهد بنویسد: ${title.fa}`);
  await nasrin.open(`${proposal}/text`);
  await nasrin.press(fa.text.give);

  await jian.follow(en.text.look);
  await jian.press(en.text.take);
  expect(await editor(jian).inputValue()).toContain('گزارش می‌دهد');
});

test('the Secretariat asks for a change in version 1; Shiraz agrees to version 2, and version 3 makes that fall', async () => {
  await isTold(jian, `Shiraz set down version 1: ${title.en}`, en.told.asks['text.version-made'] ?? '');
  expect((await standing(jian)).move).toBe(fill(en.act.agreeBoth, { member: 'Shiraz', number: '1' }));
  await jian.follow(en.steps.askForChange);
  await jian.fill(en.text.whatShouldChange, 'Two years instead of three.');
  await jian.press(en.text.askForChange);
  await jian.reads(en.text.notices['change-asked']);

  await isTold(nasrin, `دبیرخانه سئول برای نسخهٔ ۱ درخواست تغییر دارد: ${title.fa}`, 'Two years instead of three.');
  await nasrin.reads('Two years instead of three.');
  expect((await standing(nasrin)).move).toBe(fill(fa.act.writeNext, { member: 'شیراز', number: '۱' }));
  await nasrin.open(`${proposal}/text`);
  await nasrin.press(fa.text.askForTurn);
  await jian.open(`${proposal}/text`);
  await jian.reads('Nasrin Golestani would like to write.');
  await jian.press(en.text.give);
  await nasrin.follow(fa.text.look);
  await nasrin.press(fa.text.take);
  await writes(nasrin, 'هر گروه را یک شهر عضو برای دو سال هدایت می‌کند.\n\nگروه هر سال گزارش می‌دهد.');
  await nasrin.follow(fill(fa.text.setDown, { number: '۲' }));
  await nasrin.press(fill(fa.text.setDownAs, { number: '۲' }));
  await nasrin.press(fill(fa.text.agreeFor, { party: 'شیراز' }));
  await nasrin.reads(fa.text.notices['version-agreed']);
  await nasrin.open(`${proposal}/text`);
  await nasrin.press(fa.text.give);

  await isTold(jian, `Shiraz agrees to version 2: ${title.en}`);
  expect((await standing(jian)).move).toBe(fill(en.act.agreeNetwork, { number: '2' }));
  await jian.open(`${proposal}/text`);
  await jian.press(en.text.take);
  await writes(jian, `${await editor(jian).inputValue()}\n\nشهرهای دیگر هر زمان می‌توانند بپیوندند.`);
  await jian.follow(fill(en.text.setDown, { number: '3' }));
  await jian.press(fill(en.text.setDownAs, { number: '3' }));
  expect((await standing(nasrin)).move).toBe(fill(fa.act.agreeBoth, { member: 'شیراز', number: '۳' }));
  await nasrin.within(fill(fa.text.version, { number: '۲' })).reads(fa.text.standings.superseded);
});

test('the mayor reads what changed and agrees to version 3 without script; the Secretariat agrees, and it goes before the Board', async () => {
  const kamran = await personAt(browser, world.origin, {
    language: 'fa',
    width: 360,
    script: false,
    cookie: world.mayor.cookie,
  });
  await isTold(kamran, `دبیرخانه سئول نسخهٔ ۳ را ثبت کرد: ${title.fa}`, fa.told.asks['text.version-made'] ?? '');
  await kamran.open(proposal);
  await kamran.reads('شهرهای دیگر هر زمان می‌توانند بپیوندند.');
  await kamran.press(fill(fa.steps.agree, { party: 'شیراز' }));
  await kamran.reads(fa.text.notices['version-agreed']);
  await kamran.leaves();

  await isTold(jian, `Shiraz agrees to version 3: ${title.en}`);
  expect((await standing(jian)).move).toBe(fill(en.act.agreeNetwork, { number: '3' }));
  expect(await jian.page.getByRole('link', { name: en.steps.sendToBoard }).count()).toBe(0);
  await jian.press(fill(en.steps.agree, { party: en.secretariat }));
  expect((await standing(jian)).move).toBe(fill(en.act.agreed, { number: '3' }));
  await jian.follow(en.steps.sendToBoard);
  await jian.press(en.board.button);
  await jian.reads(en.notices['proposal-sent']);

  await isTold(nasrin, `نسخهٔ ۳ در دستور هیئت اجرایی است: ${title.fa}`);
  expect(await standing(nasrin)).toEqual(at(fa.states['before-the-board'], fa.act['before-the-board']));
  await nasrin.open(`${proposal}/text`);
  await nasrin.reads(fa.text.textClosedLead);
});

test('the decision founds the groups with their charters, and Shiraz leads one of them', async () => {
  await jian.open(proposal);
  await jian.follow(en.steps.decide);
  await jian.reads(en.decisionForm.willFound, ...groups.map((group) => group.en));
  await jian.pick(en.decisionForm.adopt);
  await jian.pick(en.bodies['executive-board']);
  await jian.fill(en.day, '20 November 2026');
  await jian.fill(en.reference, 'EB/2026/14');
  await jian.press(en.decisionForm.button);
  await jian.reads(en.notices['proposal-decided'], en.outcomes.adopted, 'EB/2026/14', '20 November 2026');

  await isTold(nasrin, `تصویب شد: ${title.fa}`);
  await nasrin.reads(fa.outcomes.adopted, 'EB/2026/14', '۲۹ آبان ۱۴۰۵', fa.groupsFounded, fa.states['carried-out']);
  await nasrin.follow(groups[0].fa);
  await nasrin.reads(fa.groups.kinds['working-group'], groups[0].purpose, 'EB/2026/14', title.fa);
  expect(await nasrin.page.locator('.head dl dd').first().innerText()).toContain('شیراز');
});

test('another city joins, in Korean and without script, and all read of it', async () => {
  const yurim = await personAt(browser, world.origin, { language: 'ko', script: false, cookie: world.seoul.cookie });
  await yurim.open('/groups');
  await yurim.follow(groups[0].en);
  await yurim.press(ko.groups.joinForCity);
  await yurim.reads(ko.groups.notices['participation-joined'], ko.groups.takesPart);
  await yurim.leaves();

  await isTold(nasrin, `سئول به ${groups[0].fa} پیوست`);
  await nasrin.reads('سئول');
  const visitor = await personAt(browser, world.origin, { script: false });
  await visitor.open('/groups');
  await visitor.reads(...groups.map((group) => group.en));
  await visitor.follow(groups[0].en);
  await visitor.reads('Shiraz', 'Seoul', 'Decision EB/2026/14 of the Executive Board', title.en);
  await visitor.leaves();
});
