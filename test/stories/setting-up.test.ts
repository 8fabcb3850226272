import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser/chromium.ts';
import { foundTheNetwork, importFile, openCentralAsia, secretaryGeneral, signInByMail } from '../browser/founding.ts';
import { personAt, type Person } from '../browser/person.ts';
import { servedWorld, type ServedWorld } from '../browser/served.ts';

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
  'the Secretariat sets up the network, opens a regional office and imports its members',
  { timeout: 120_000 },
  async () => {
    const secretary = await personAt(browser, world.origin, { script: false });
    await secretary.open('/');
    expect(secretary.address()).toBe('/en/setup');
    await foundTheNetwork(secretary);
    await secretary.press('Sign in now');
    await secretary.reads(secretaryGeneral.name, 'Secretary General');

    const visitor = await personAt(browser, world.origin, { script: false, language: 'ko' });
    await visitor.open('/');
    await visitor.reads('세계 스마트 지속가능 도시 네트워크', '2010');
    await visitor.open('/setup');
    await visitor.reads('페이지를 찾을 수 없습니다');

    await openCentralAsia(secretary);
    expect(secretary.address()).toBe('/en/offices/central-asia');
    await secretary.reads('Central Asia Regional Office', 'Kazakhstan', 'Uzbekistan');

    await importFile(secretary, 'Offices', 'offices.csv');
    await importFile(secretary, 'Members', 'members.csv');

    await visitor.open('/members');
    const onMap = await visitor.page.locator('.plate.world a').count();
    expect(onMap).toBe(204);
    expect(await listed(visitor)).toEqual(slugsInFile('members.csv'));

    const atHome = await personAt(browser, world.origin, { script: false });
    await signInByMail(atHome, secretaryGeneral.email);
    await atHome.reads(secretaryGeneral.name);
  },
);

/** The slugs of all members in the list, page after page. */
async function listed(visitor: Person): Promise<string[]> {
  const slugs: string[] = [];
  for (;;) {
    const addresses = await visitor.page
      .locator('table tbody tr a[href*="/members/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    slugs.push(...addresses.map((address) => address.split('/').at(-1) ?? ''));
    const next = visitor.page.locator('a[rel=next]');
    if ((await next.count()) === 0) return [...new Set(slugs)].toSorted();
    const arrived = visitor.page.waitForEvent('load');
    await Promise.all([arrived, next.first().click()]);
  }
}

function slugsInFile(name: string): string[] {
  const file = readFileSync(path.resolve(import.meta.dirname, '../../example', name), 'utf8');
  const lines = file.trim().split('\r\n').slice(1);
  return lines.map((line) => line.split(',')[0] ?? '').toSorted();
}
