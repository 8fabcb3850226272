import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { budgets, expectedStatus } from '../browser/budgets.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { findAddress, foundNetwork, prepareExample, signIn } from '../browser/example.ts';
import { breaches, keepCount, sideways } from '../browser/measures.ts';
import { personAt, type Person } from '../browser/person.ts';
import { lookAt, quickVariants } from '../browser/seen.ts';
import { servedWorld, type ServedWorld } from '../browser/served.ts';
import { errorsIn } from '../browser/validity.ts';
import { nameOf, pagesNotLookedAt, views, type View } from '../browser/views.ts';

type NodeKind = NonNullable<View['node']>;

/** A network with who founded it, where somebody just did. */
type Place = { world: ServedWorld; founder: Person | null };

let browser: Browser;
const places = new Map<string, Promise<Place>>();
const lookers = new Map<string, Promise<Person>>();

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  for (const place of places.values()) await (await place).world.close();
});

test('every page is looked at', () => {
  expect(pagesNotLookedAt()).toEqual([]);
});

test('what must not be is found', async () => {
  const person = await personAt(browser, 'http://localhost');
  const wrong =
    '<!DOCTYPE html><html><head></head><body><main><img src="data:,"><p style="width: 2000px">wide</p></main></body></html>';
  await person.page.setContent(wrong);
  const found = (await breaches(person.page)).map((breach) => breach.split(' ')[0]);
  expect(found).toEqual(expect.arrayContaining(['image-alt', 'html-has-lang', 'document-title']));
  expect(await sideways(person.page, 360)).toBeGreaterThan(1_000);
  expect(await errorsIn(wrong)).not.toEqual([]);
  await person.leaves();
});

describe('in English on a wide screen and in Persian on a telephone at night', () => {
  test.for(views.map((view) => [nameOf(view), view] as const))('%s', { timeout: 60_000 }, async ([, view]) => {
    const { page } = await lookerOf(view);
    const address = await findAddress(page, new URL(page.url()).origin, view);
    const { status, faults, bytes, requests, shift } = await lookAt(page, { address, view, variants: quickVariants });
    expect(status).toBe(expectedStatus(view));
    expect(faults).toEqual({ axe: [], validity: [], sideways: [], console: [] });
    expect(bytes).toBeLessThanOrEqual(budgets.bytes);
    expect(requests).toBeLessThanOrEqual(budgets.requests);
    expect(shift).toBeLessThanOrEqual(budgets.shift);
  });
});

/** Whoever looks sits down before one browser window for all their pages. */
function lookerOf({ as, node = 'example' }: View): Promise<Person> {
  return kept(lookers, `${as} ${node}`, async () => {
    const { world, founder } = await kept(places, node, () => placeFor(node));
    const person = as === 'founder' && founder ? founder : await personAt(browser, world.origin);
    if (as !== 'visitor' && as !== 'founder') await signIn(person, as);
    await keepCount(person.page);
    await person.open('/');
    return person;
  });
}

async function placeFor(node: NodeKind): Promise<Place> {
  const world = await servedWorld(node === 'example' ? 'example' : 'empty');
  if (node === 'example') await prepareExample(browser, world.origin);
  return { world, founder: node === 'fresh' ? await foundNetwork(browser, world.origin) : null };
}

function kept<Thing>(things: Map<string, Promise<Thing>>, key: string, make: () => Promise<Thing>): Promise<Thing> {
  const thing = things.get(key) ?? make();
  things.set(key, thing);
  return thing;
}
