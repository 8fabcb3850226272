import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { budgets } from '../browser/budgets.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { counted, keepCount, settled, slowedDown } from '../browser/measures.ts';
import { personAt } from '../browser/person.ts';
import { servedWorld, type ServedWorld } from '../browser/served.ts';

let world: ServedWorld;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([servedWorld('example'), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await world.close();
});

test('a form that comes back begins, without script, with what is wrong, and leads to the field', async () => {
  const visitor = await personAt(browser, world.origin, { language: 'fa', width: 360, script: false });
  await visitor.open('/sign-in');
  await visitor.press('پیوند ورود را بفرستید');
  expect(await visitor.page.title()).toMatch(/^خطا: /);
  expect(await visitor.page.locator(':focus').getAttribute('class')).toBe('errors');
  await visitor.page.keyboard.press('Tab');
  expect(await visitor.page.locator(':focus').innerText()).toMatch(/^نشانی ایمیل: /);
  await visitor.page.keyboard.press('Enter');
  expect(await visitor.page.locator(':focus').getAttribute('id')).toBe('field-email');
  await visitor.leaves();
});

test.each([
  ['/fa/', 360],
  ['/fa/members/shiraz', 360],
  ['/en/members/shiraz', 1280],
] as const)('on the first visit of %s over a slow line nothing moves, %i pixels wide', async (address, width) => {
  const visitor = await personAt(browser, world.origin, { width });
  await keepCount(visitor.page);
  const release = await slowedDown(visitor.page);
  await visitor.open(address);
  await settled(visitor.page);
  expect((await counted(visitor.page)).shift).toBeLessThanOrEqual(budgets.shift / 2);
  await release();
  await visitor.leaves();
});

test.each([360, 1280])(
  'under a short page the footer stands at the foot of the window, %i pixels wide',
  async (width) => {
    const visitor = await personAt(browser, world.origin, { width });
    await visitor.page.setViewportSize({ width, height: 1_400 });
    await visitor.open('/sign-in/sent');
    expect(await visitor.page.evaluate(footOf)).toBe(1_400);
    await visitor.leaves();
  },
);

const footOf = () => Math.round(document.querySelector('.footer')?.getBoundingClientRect().bottom ?? 0);

test('on paper a map is ink on white even at night, with the mark by the title and no way through the site', async () => {
  const visitor = await personAt(browser, world.origin, { width: 700, scheme: 'dark' });
  await visitor.open('/members/shiraz');
  await visitor.page.emulateMedia({ media: 'print' });
  expect(await lightnessOf(visitor.page, '.plate')).toBeGreaterThan(0.9);
  expect(await lightnessOf(visitor.page, 'body')).toBe(0);
  const shown = (selector: string) => visitor.page.locator(selector).first().isVisible();
  expect(await shown('.menu')).toBe(false);
  expect(await shown('.footer section')).toBe(false);
  expect(await shown('.head .mark.xl')).toBe(true);
  await visitor.leaves();
});

test('in colours that the reader forces, plates and marks keep theirs, and edges and focus are seen', async () => {
  const visitor = await personAt(browser, world.origin);
  await visitor.page.emulateMedia({ forcedColors: 'active' });
  await visitor.open('/members/shiraz');
  const style = (selector: string, property: string) =>
    visitor.page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  for (const picture of ['.plate', '.mark', '.frieze']) {
    expect(await style(picture, 'forced-color-adjust')).toBe('none');
    expect(await style(picture, 'outline-style')).toBe('solid');
  }
  await visitor.page.locator('main a').first().focus();
  expect(await style('main a:focus', 'outline-width')).toBe('3px');
  await visitor.open('/sign-in');
  expect(await style('main .button', 'border-top-width')).not.toBe('0px');
  await visitor.leaves();
});

/** How light the ground of something is; 0 also where it has none. */
const lightnessOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => Number(/oklch\(([\d.]+)/.exec(getComputedStyle(element).backgroundColor)?.[1] ?? 0));
