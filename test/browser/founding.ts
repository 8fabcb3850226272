import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from './person.ts';

export const secretaryGeneral = { name: 'Ryu Ji-an', email: 'ryu.ji-an@secretariat.example' };

/** The first page of an empty node: the Secretary General founds the network and comes to the link that signs in. */
export async function foundTheNetwork(secretary: Person): Promise<void> {
  await secretary.open('/');
  await secretary.choose('First language', 'English');
  await secretary.choose('Second language', 'Persian');
  await secretary.choose('Third language', 'Korean');
  await secretary.chooseValue('Time zone', 'Asia/Seoul');
  await secretary.fill('Name in English', 'World Network of Smart Sustainable Cities');
  await secretary.fill('Name in Persian', 'شبکهٔ جهانی شهرهای هوشمند و پایدار');
  await secretary.fill('Name in Korean', '세계 스마트 지속가능 도시 네트워크');
  await secretary.fill('Acronym', 'WNSSC');
  await secretary.fill('Year of founding', '2010');
  await secretary.fill('Name of the Secretariat in English', 'Secretariat, Seoul');
  await secretary.fill('Name of the Secretariat in Persian', 'دبیرخانه سئول');
  await secretary.fill('Name of the Secretariat in Korean', '서울 사무국');
  await secretary.fill('Name', secretaryGeneral.name);
  await secretary.fill('E-mail address', secretaryGeneral.email);
  await secretary.pick('Secretary General');
  await secretary.press('Found the network');
}

/** The Secretariat opens its first regional office. */
export async function openCentralAsia(secretary: Person): Promise<void> {
  await secretary.open('/offices');
  await secretary.follow('Open a regional office');
  await secretary.fill('Name in English', 'Central Asia Regional Office');
  await secretary.fill('Name in Persian', 'دفتر منطقه‌ای آسیای مرکزی');
  await secretary.fill('Name in Korean', '중앙아시아 지역사무소');
  await secretary.fill('Short name in addresses', 'central-asia');
  await secretary.pick('Open');
  await secretary.unfold('Central Asia');
  for (const country of ['Kazakhstan', 'Kyrgyzstan', 'Tajikistan', 'Turkmenistan', 'Uzbekistan'])
    await secretary.pick(country);
  await secretary.press('Open the office');
}

/** Dry run, report, carrying out: as the desk does with every file. */
export async function importFile(secretary: Person, kind: 'Offices' | 'Members', name: string): Promise<void> {
  await secretary.open('/desk/imports');
  await secretary.pick(kind);
  await secretary.attach('CSV file', path.resolve(import.meta.dirname, '../../example', name));
  await secretary.press('Dry run');
  await secretary.press('Carry out the import');
}

/** Asks for a link and opens it in the development mailbox. */
export async function signInByMail(person: Person, email: string): Promise<void> {
  await person.open('/sign-in');
  await person.fill('E-mail address', email);
  await person.press('Send me a link');
  await openMail(person, email);
  await person.page.locator('main a[href*="/sign-in/"]').first().click();
  await person.press('Sign in now');
}

/** Waits at the development mailbox for a letter to somebody, and opens the newest. */
export async function openMail(person: Person, email: string): Promise<void> {
  const letter = person.page.locator('main li', { hasText: email }).first();
  for (let waited = 0; waited < 10_000; waited += 100) {
    await person.open('/dev/mail');
    if ((await letter.count()) > 0) break;
    await pause(100);
  }
  const arrived = person.page.waitForEvent('load');
  await Promise.all([arrived, letter.getByRole('link').first().click()]);
}
