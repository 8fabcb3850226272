import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { draftedTexts } from '#drafting/tables.ts';
import { eq } from 'drizzle-orm';
import { launchBrowser } from '../browser/chromium.ts';
import { personAt, type Person } from '../browser/person.ts';
import { servedWorld, type ServedWorld } from '../browser/served.ts';
import { draftedProposal, type Drafted } from '../drafted.ts';

let browser: Browser;
let world: ServedWorld;
let drafted: Drafted;
let nasrin: Person;

beforeAll(async () => {
  browser = await launchBrowser();
  world = await servedWorld('small');
});
afterAll(async () => {
  await browser.close();
  await world.close();
});
beforeEach(async () => {
  drafted = await draftedProposal(world);
});
afterEach(() => nasrin.leaves());

const text = () => `/proposals/${drafted.slug}/text`;
const editor = ({ page }: Person) => page.locator('serai-drafting textarea').first();

const rowOf = async () => {
  const [row] = await world.db.select().from(draftedTexts).where(eq(draftedTexts.id, drafted.textId));
  if (!row) throw new Error('a text is missing');
  return row;
};

/** Waits until the text was saved with these words in it. */
const saved = (words: string) => expect.poll(async () => (await rowOf()).body, { timeout: 10_000 }).toContain(words);

async function sitDown({ script = true } = {}): Promise<Person> {
  const person = await personAt(browser, world.origin, { script, cookie: world.focalPoint.cookie });
  await person.open(text());
  await person.press('Take the turn');
  return person;
}

describe('whoever writes', () => {
  test('need not save: a pause is enough, and the page says when', async () => {
    nasrin = await sitDown();
    await editor(nasrin).fill('The group is led by a member city.');
    await nasrin.reads('Not saved yet');
    await saved('led by a member city');
    await nasrin.reads('Saved at');
    await editor(nasrin).fill('The group is led by a member city for two years.');
    await saved('for two years');
    await nasrin.press('Save');
    await nasrin.reads('The text is saved.');
    expect(await editor(nasrin).inputValue()).toBe('The group is led by a member city for two years.');
  });

  test('loses nothing while the line is away, and saves when it is back', async () => {
    nasrin = await sitDown();
    const { page } = nasrin;
    await page.context().setOffline(true);
    await editor(nasrin).fill('Written on a train.');
    await nasrin.reads('No connection.');
    expect((await rowOf()).body).not.toContain('train');
    await page.context().setOffline(false);
    await saved('Written on a train.');
    await nasrin.reads('Saved at');
  });

  test('finds what was not saved again after the window was closed', async () => {
    nasrin = await sitDown();
    const { page } = nasrin;
    await page.context().setOffline(true);
    await editor(nasrin).fill('Closed in a hurry.');
    await nasrin.reads('No connection.');
    await page.close();
    const again = await nasrin.page.context().newPage();
    await again.context().setOffline(false);
    await again.goto(`${world.origin}/en${text()}`);
    expect(await again.locator('serai-drafting textarea').first().inputValue()).toBe('Closed in a hurry.');
    await saved('Closed in a hurry.');
  });

  test('is told when the text has passed to somebody else, and keeps the words', async () => {
    nasrin = await sitDown();
    await world.db
      .update(draftedTexts)
      .set({ turnOf: world.secretary.personId, turnParty: 'network', body: 'Theirs.', revision: 9 })
      .where(eq(draftedTexts.id, drafted.textId));
    await editor(nasrin).fill('Mine.');
    await nasrin.reads('the turn or the text has passed to somebody else');
    expect((await rowOf()).body).toBe('Theirs.');
    await world.db
      .update(draftedTexts)
      .set({ turnOf: world.focalPoint.personId, turnParty: 'proposer' })
      .where(eq(draftedTexts.id, drafted.textId));
    await nasrin.open(text());
    await nasrin.unfold('What you typed before on this device');
    expect(await nasrin.page.locator('serai-drafting details textarea').inputValue()).toBe('Mine.');
    expect(await editor(nasrin).inputValue()).toBe('Theirs.');
  });

  test('writes without any script as well', async () => {
    nasrin = await sitDown({ script: false });
    await nasrin.fill('Text', 'By hand.');
    await nasrin.press('Save');
    await nasrin.reads('The text is saved.');
    expect((await rowOf()).body).toBe('By hand.');
    await nasrin.press('Give the turn on');
    await nasrin.reads('Nobody is writing.');
  });
});

test('two parties write in turns, set versions down, compare them and agree', async () => {
  nasrin = await sitDown();
  const jian = await personAt(browser, world.origin, { language: 'fa', cookie: world.secretary.cookie });
  // Not even a pause: the way on takes along what was typed.
  await editor(nasrin).fill('The group is led by a member city for three years.\n\nIt reports once a year.');
  await nasrin.follow('Set down version 1');
  await nasrin.fill('What is new', 'A first text.');
  await nasrin.press('Set down as version 1');
  await jian.open(text());
  await jian.press('درخواست نوبت');
  await nasrin.open(text());
  await nasrin.reads('would like to write');
  await nasrin.press('Give the turn on');
  await jian.follow('بررسی آزاد بودن نوبت');
  await jian.press('گرفتن نوبت');
  await editor(jian).fill('The group is led by a member city for two years.\n\nIt reports once a year.');
  await saved('for two years');
  await jian.open(`/proposals/${drafted.slug}/versions`);
  await jian.press('ثبت به‌عنوان نسخهٔ ۲');
  await jian.press(/^موافقت از طرف/);
  await nasrin.open(`/proposals/${drafted.slug}/comparison`);
  await nasrin.reads('Version 1 compared with version 2. 1 of 2 paragraphs changed.', '1 paragraph unchanged');
  await nasrin.open(`/proposals/${drafted.slug}/versions/2`);
  await nasrin.press('Agree for Shiraz');
  await nasrin.reads('Your party has agreed to this version.');
  await jian.leaves();
});
