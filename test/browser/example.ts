import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { foundTheNetwork } from './founding.ts';
import { personAt, type Person } from './person.ts';
import { castAddresses, type Looker, type View } from './views.ts';

/** One click in the example: the person is one of its cast. */
export async function signIn(person: Person, as: Exclude<Looker, 'visitor' | 'founder'>): Promise<void> {
  await person.open('/sign-in');
  const own = person.page.locator('form', { has: person.page.locator(`input[value="${castAddresses[as]}"]`) });
  const arrived = person.page.waitForEvent('load');
  await Promise.all([arrived, own.getByRole('button').click()]);
}

/** An empty node becomes a network without members; whoever founded it stays signed in. */
export async function foundNetwork(browser: Browser, origin: string): Promise<Person> {
  const founder = await personAt(browser, origin);
  await foundTheNetwork(founder);
  await founder.press('Sign in now');
  return founder;
}

/** What the example does not bring along: letters in the mailbox, a mandate that waits, files that were tried. */
export async function prepareExample(browser: Browser, origin: string): Promise<void> {
  const [kamran, nasrin, secretary] = await Promise.all([
    personAt(browser, origin),
    personAt(browser, origin),
    personAt(browser, origin),
  ]);
  await signIn(kamran, 'kamran');
  await appointContributor(kamran, { name: 'Farhad Sepehri', email: 'farhad.sepehri@shiraz.example' });
  await signIn(nasrin, 'nasrin');
  await appointContributor(nasrin, { name: 'Shirin Parvaz', email: 'shirin.parvaz@shiraz.example' });
  await nasrin.open('/me/address');
  await nasrin.fill('New e-mail address', 'nasrin@city.shiraz.example');
  await nasrin.press('Send the link');
  await signIn(secretary, 'secretary');
  for (const file of [cleanFile(), brokenFile()]) await tryFile(secretary, file);
  const visitor = await personAt(browser, origin);
  await visitor.open('/sign-in');
  await visitor.fill('E-mail address', castAddresses.nasrin);
  await visitor.press('Send me a link');
  await Promise.all([kamran, nasrin, secretary, visitor].map((person) => person.leaves()));
}

async function appointContributor(person: Person, { name, email }: { name: string; email: string }): Promise<void> {
  await person.open('/members/shiraz/mandates');
  await person.fill('Name in Latin letters', name);
  await person.fill('E-mail address', email);
  await person.pick('Contributor');
  await person.press('Appoint');
}

async function tryFile(secretary: Person, file: { name: string; text: string }): Promise<void> {
  await secretary.open('/desk/imports');
  await secretary.attach('CSV file', { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) });
  await secretary.press('Dry run');
}

const members = () => readFileSync(path.resolve(import.meta.dirname, '../../example/members.csv'), 'utf8');

/** The example's own members with one figure changed. */
const cleanFile = () => ({ name: 'members.csv', text: members().replace(',1249942,', ',1300000,') });

/** Four lines that cannot be right. */
const brokenFile = () => ({
  name: 'members-with-mistakes.csv',
  text: members()
    .replace(',DK,56.15674,', ',XX,56.15674,')
    .replace(',5.35444,', ',95.35444,')
    .replace(',2010,full,', ',soon,full,')
    .replace(/^accra,/m, 'aarhus,'),
});

/** The address of a view, without language. Most are known; those with ids or secrets stand behind links. */
export async function findAddress(
  page: Page,
  origin: string,
  { at, behind = [], further = '' }: View,
): Promise<string> {
  if (behind.length === 0) return at + further;
  await page.goto(`${origin}/en${at}`);
  const found = await behindLinks(page, at, behind);
  if (found === null) throw new Error(`no link on ${at} leads to such a page`);
  return found + further;
}

async function behindLinks(page: Page, at: string, [pattern, ...deeper]: readonly RegExp[]): Promise<string | null> {
  if (!pattern) return at;
  const links = await page
    .locator('main a[href]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  for (const link of new Set(links)) {
    const { href, pathname } = new URL(link, page.url());
    if (!pattern.test(pathname)) continue;
    if (deeper.length > 0) await page.goto(href);
    const found = await behindLinks(page, pathname.replace(/^\/(en|fa|ko)(?=\/)/, ''), deeper);
    if (found !== null) return found;
  }
  return null;
}
