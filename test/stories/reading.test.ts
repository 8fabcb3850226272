import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser/chromium.ts';
import { personAt, type Person } from '../browser/person.ts';
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

test('a visitor without script goes from the map to a city, to its office, into another language, and through the index', async () => {
  const visitor = await personAt(browser, world.origin, { script: false });
  await visitor.open('/');
  await visitor.reads('Cities that solved a problem show other cities how.', 'This is an example network');

  await visitor.page
    .locator('.plate.world')
    .getByRole('link', { name: /^Tashkent/ })
    .click();
  await visitor.page.waitForURL('**/en/members/tashkent');
  expect(await visitor.title()).toBe('Tashkent');

  await visitor.follow('Central Asia Regional Office');
  expect(visitor.address()).toBe('/en/offices/central-asia');
  await visitor.reads('Kazakhstan', 'Uzbekistan', 'Tashkent');

  await visitor.follow('فارسی');
  expect(visitor.address()).toBe('/fa/offices/central-asia');
  expect(await visitor.title()).toBe('دفتر منطقه‌ای آسیای مرکزی');
  expect(await visitor.page.locator('html').getAttribute('dir')).toBe('rtl');

  await visitor.follow('English');
  await visitor.follow('Members');
  const index = visitor.page.locator('#index');
  expect(await index.getByRole('link').count()).toBe(204);
  await index.getByRole('link', { name: /^Shiraz/ }).click();
  await visitor.page.waitForURL('**/en/members/shiraz');
  await visitor.reads('2018', 'Iran');

  await visitor.follow('Site map');
  await visitor.unfold('Africa Regional Office');
  await visitor.follow('Accra');
  expect(visitor.address()).toBe('/en/members/accra');
  await visitor.leaves();
});

test('the bare address leads to the language that the browser asks for, and to the one chosen since', async () => {
  const visitor = await personAt(browser, world.origin, { language: 'fa', script: false });
  await visitor.open(`${world.origin}/members/shiraz`);
  expect(visitor.address()).toBe('/fa/members/shiraz');
  await visitor.follow('한국어');
  await visitor.open(`${world.origin}/members`);
  expect(visitor.address()).toBe('/ko/members');
  await visitor.leaves();
});

test('on a telephone the menu opens without script', async () => {
  const visitor = await personAt(browser, world.origin, { language: 'fa', width: 360, script: false });
  await visitor.open('/members/shiraz');
  const offices = visitor.page.getByRole('navigation').getByRole('link', { name: 'دفترها' });
  expect(await offices.isVisible()).toBe(false);
  await visitor.page.locator('header summary').click();
  await offices.click();
  await visitor.page.waitForURL('**/fa/offices');
  await visitor.leaves();
});

test(
  'whoever uses only the keyboard skips to the content, reaches everything in the order of the page, and sees where they are',
  { timeout: 120_000 },
  async () => {
    const visitor = await personAt(browser, world.origin);
    for (const address of ['/', '/members', '/members/tashkent', '/sign-in']) {
      await visitor.open(address);
      await visitor.page.keyboard.press('Tab');
      expect(await stopOf(visitor)).toMatchObject({ text: 'Skip to content', isSeen: true });
      await visitor.page.keyboard.press('Enter');
      expect(visitor.address()).toBe(`/en${address}`);
      expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe('main');

      await visitor.open(address);
      const { unseen, backwards, reached, wanted } = await walk(visitor);
      expect({ address, unseen, backwards }).toEqual({ address, unseen: [], backwards: [] });
      expect({ address, reached }).toEqual({ address, reached: wanted });
    }
    await visitor.leaves();
  },
);

test('an official signs in with the keyboard alone', async () => {
  const nasrin = await personAt(browser, world.origin, { language: 'fa', script: false });
  await nasrin.open('/sign-in');
  await nasrin.page.getByLabel('نشانی ایمیل').focus();
  await nasrin.page.keyboard.type('nasrin.golestani@shiraz.example');
  await nasrin.page.keyboard.press('Enter');
  await nasrin.page.waitForURL('**/fa/sign-in/sent');
  await nasrin.leaves();
});

type Stop = { at: number; text: string; isSeen: boolean };

/** Tabs through a whole page: what could not be seen while it had the focus, and what came before what stands before it. */
async function walk(
  visitor: Person,
): Promise<{ unseen: string[]; backwards: string[]; reached: number; wanted: number }> {
  const wanted = await visitor.page.evaluate(markStops);
  const stops: Stop[] = [];
  for (let pressed = 0; pressed < 1_000; pressed += 1) {
    await visitor.page.keyboard.press('Tab');
    const stop = await stopOf(visitor);
    if (!stop || stops.some(({ at }) => at === stop.at)) break;
    stops.push(stop);
  }
  return {
    unseen: stops.filter(({ isSeen }) => !isSeen).map(({ text }) => text),
    backwards: stops.filter(({ at }, index) => at < (stops[index - 1]?.at ?? 0)).map(({ text }) => text),
    reached: stops.length,
    wanted,
  };
}

/** Numbers everything that can be reached, in the order of the document, and answers how many there are. */
function markStops(): number {
  const all = [
    ...document.querySelectorAll(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]',
    ),
  ];
  const reachable = all.filter((element) =>
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }),
  );
  const groups = new Set<string>();
  const stops = reachable.filter((element) => {
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    return !groups.has(element.name) && Boolean(groups.add(element.name));
  });
  stops.forEach((element, at) => element.setAttribute('data-stop', String(at)));
  return stops.length;
}

/** What has the focus, and whether one sees it there. */
function stopOf(visitor: Person): Promise<Stop | null> {
  return visitor.page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const { width, height, bottom, top } = element.getBoundingClientRect();
    const ringed = [element, ...element.querySelectorAll('*')].some((part) => {
      const { outlineStyle, outlineWidth, strokeWidth, stroke } = getComputedStyle(part);
      const hasOutline = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      return hasOutline || (part instanceof SVGElement && stroke !== 'none' && parseFloat(strokeWidth) >= 2);
    });
    const isInSight = width > 0 && height > 0 && bottom > 0 && top < window.innerHeight;
    const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60);
    return { at: Number(element.getAttribute('data-stop') ?? -1), text, isSeen: ringed && isInSight };
  });
}
