import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { messages as mailMessages } from '#mail/messages/messages.ts';
import { messages as mandateMessages } from '#mandates/messages/messages.ts';
import { messages as peopleMessages } from '#people/messages/messages.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { foundTheNetwork, importFile, openMail } from '../browser/founding.ts';
import { personAt, type Person } from '../browser/person.ts';
import { servedWorld, type ServedWorld } from '../browser/served.ts';

const fa = { ...peopleMessages.fa, ...mandateMessages.fa, accept: peopleMessages.fa.accept };
const mayor = { name: 'Kamran Arjmand', native: 'کامران ارجمند', email: 'kamran.arjmand@shiraz.example' };
const official = { name: 'Nasrin Golestani', native: 'نسرین گلستانی', email: 'nasrin.golestani@shiraz.example' };
const gardener = { name: 'Omid Farahani', email: 'omid.farahani@shiraz.example' };

let world: ServedWorld;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([servedWorld('empty'), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await world.close();
});

test(
  'Shiraz appoints its mayor as representative and an official as focal point, in Persian',
  { timeout: 180_000 },
  async () => {
    const secretary = await personAt(browser, world.origin, { script: false });
    await foundTheNetwork(secretary);
    await secretary.press('Sign in now');
    await importFile(secretary, 'Offices', 'offices.csv');
    await importFile(secretary, 'Members', 'members.csv');

    await secretary.open('/members/shiraz');
    await secretary.follow('Appoint someone');
    await secretary.reads('Nobody speaks for Shiraz yet.');
    await secretary.fill('Name in Latin letters', mayor.name);
    await secretary.fill('E-mail address', mayor.email);
    await secretary.pick('Representative');
    await secretary.fill('Title in English', 'Mayor');
    await secretary.fill('Title in Persian', 'شهردار');
    await secretary.fill('From', '1 September 2024');
    await secretary.choose('Language of the invitation', 'Persian');
    await secretary.press('Appoint');
    await secretary.reads(...around(mandateMessages.en.notices['mandate-given']), mayor.name);

    const kamran = await personAt(browser, world.origin, { language: 'fa', width: 360, script: false });
    await acceptsInvitation(kamran, mayor);
    await kamran.reads(mayor.native, 'شیراز');

    await kamran.open('/members/shiraz/mandates');
    await kamran.fill(fa.name, official.name);
    await kamran.fill(fa.nameNative, official.native);
    await kamran.fill(fa.email, official.email);
    await kamran.pick(fa.roles['focal-point']);
    await kamran.fill(fa.fromDay, '۱ آذر ۱۴۰۳');
    await kamran.fill(fa.untilDay, '۳۰ آبان ۱۴۰۳');
    await kamran.attach(fa.letter, {
      name: 'notes.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('no letter at all'),
    });
    await kamran.press(fa.appoint);
    await kamran.reads(fa.fieldErrors['until-before-from']);
    expect(await kamran.page.getByLabel(fa.name, { exact: true }).inputValue()).toBe(official.name);

    await kamran.fill(fa.untilDay, '1450/12/29');
    await kamran.attach(fa.letter, letter('shiraz-focal-point.pdf'));
    await kamran.press(fa.appoint);
    await kamran.reads(...around(fa.notices['mandate-given']), official.native);
    await kamran.within(official.native).reads('۱۴۰۳/۰۹/۰۱', '۱۴۵۰/۱۲/۲۹', fa.readLetter);

    const nasrin = await personAt(browser, world.origin, { language: 'fa', width: 360, script: false });
    await acceptsInvitation(nasrin, official);
    await nasrin.reads(official.native, 'شیراز', '۲۹ اسفند ۱۴۵۰');

    await nasrin.open('/members/shiraz/mandates');
    await nasrin.fill(fa.name, gardener.name);
    await nasrin.fill(fa.email, gardener.email);
    await nasrin.fill(fa.fromDay, '۱۴۰۴/۱۰/۱');
    await nasrin.press(fa.appoint);
    await nasrin.reads(...around(fa.notices['mandate-given-pending']), gardener.name, mayor.native);
    await nasrin.within(gardener.name).reads(fa.states.pending);

    await kamran.open('/me');
    await kamran.open('/members/shiraz/mandates');
    await kamran.within(gardener.name).follow(new RegExp(`^${fa.confirm}`));
    await kamran.press(fa.confirmTheMandate);
    await kamran.reads(...around(fa.notices['mandate-confirmed']), gardener.name);

    expect(await mandatesOfShiraz(secretary)).toEqual([
      [mayor.name, 'Representative (Mayor)', '1 Sept 2024', 'without end'],
      [official.name, 'Focal point', '21 Nov 2024', '19 Mar 2072'],
      [gardener.name, 'Contributor', '22 Dec 2025', 'without end'],
    ]);

    const visitor = await personAt(browser, world.origin, { language: 'fa', script: false });
    await visitor.open('/members/shiraz');
    expect(await visitor.page.locator('main').innerText()).not.toContain(official.native);
  },
);

/** What a notice says around the names in it. */
const around = (notice: string) => notice.split(/\{\w+\}/).flatMap((text) => text.trim().replace(/^\.$/, '') || []);

/** Opens the letter that came, follows its link, says how one writes one's own name, and is in. */
async function acceptsInvitation(person: Person, { email, native }: { email: string; native: string }): Promise<void> {
  await openMail(person, email);
  await person.reads(mailMessages.fa.asText);
  await person.page.locator('main a[href*="/fa/sign-in/invitation/"]').click();
  await person.page.waitForURL('**/fa/sign-in/invitation/*');
  await person.fill(peopleMessages.fa.nameNative, native);
  await person.chooseValue(peopleMessages.fa.nativeLanguage, 'fa');
  await person.press(fa.accept);
}

function letter(name: string) {
  return {
    name,
    mimeType: 'application/pdf',
    buffer: readFileSync(path.resolve(import.meta.dirname, '../../example/letters', name)),
  };
}

/** Who speaks for Shiraz, as the Secretariat reads it in English. */
async function mandatesOfShiraz(secretary: Person): Promise<string[][]> {
  await secretary.open('/members/shiraz/mandates');
  const rows = await secretary.page.locator('main tbody tr').all();
  return Promise.all(
    rows.map(async (row) =>
      (await row.locator('td, th').allInnerTexts()).slice(0, 4).map((cell) => cell.split('\n')[0] ?? ''),
    ),
  );
}
