import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { budgets, expectedStatus } from './budgets.ts';
import { launchBrowser } from './chromium.ts';
import { findAddress, foundNetwork, prepareExample, signIn } from './example.ts';
import { keepCount } from './measures.ts';
import { personAt, type Person } from './person.ts';
import { lookAt, quickVariants } from './seen.ts';
import { servedWorld, type ServedWorld } from './served.ts';
import { nameOf, type View } from './views.ts';

type NodeKind = NonNullable<View['node']>;

/** A network with who founded it, where somebody just did. */
type Place = { world: ServedWorld; founder: Person | null };

/** Declares a test for each view: nothing stands in anybody’s way, in whatever form they see it. */
export function eachIsLookedAt(views: readonly View[]): void {
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
      const { world, founder } = await kept(places, node, () => placeFor(browser, node));
      const person = as === 'founder' && founder ? founder : await personAt(browser, world.origin);
      if (as !== 'visitor' && as !== 'founder') await signIn(person, as);
      await keepCount(person.page);
      await person.open('/');
      return person;
    });
  }
}

async function placeFor(browser: Browser, node: NodeKind): Promise<Place> {
  const world = await servedWorld(node === 'example' ? 'example' : 'empty');
  if (node === 'example') await prepareExample(browser, world.origin);
  return { world, founder: node === 'fresh' ? await foundNetwork(browser, world.origin) : null };
}

function kept<Thing>(things: Map<string, Promise<Thing>>, key: string, make: () => Promise<Thing>): Promise<Thing> {
  const thing = things.get(key) ?? make();
  things.set(key, thing);
  return thing;
}
