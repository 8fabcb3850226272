import { expect, test } from 'vitest';
import { budgets } from '../browser/budgets.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { eachIsLookedAt } from '../browser/looked-at.ts';
import { breaches, counted, keepCount, settled, sideways } from '../browser/measures.ts';
import { personAt } from '../browser/person.ts';
import { errorsIn } from '../browser/validity.ts';
import { pagesNotLookedAt, viewsOfHouse } from '../browser/views.ts';

test('every page is looked at', () => {
  expect(pagesNotLookedAt()).toEqual([]);
});

test('what must not be is found', async () => {
  const browser = await launchBrowser();
  const person = await personAt(browser, 'http://localhost');
  const wrong =
    '<!DOCTYPE html><html><head></head><body><main><img src="data:,"><p style="width: 2000px">wide</p></main></body></html>';
  await person.page.setContent(wrong);
  const found = (await breaches(person.page)).map((breach) => breach.split(' ')[0]);
  expect(found).toEqual(expect.arrayContaining(['image-alt', 'html-has-lang', 'document-title']));
  expect(await sideways(person.page, 360)).toBeGreaterThan(1_000);
  expect(await errorsIn(wrong)).not.toEqual([]);
  await keepCount(person.page);
  await person.page.goto(
    'data:text/html,<p>first</p><script>setTimeout(() => { document.body.prepend(document.createElement("pre")); document.body.firstChild.textContent = "later%5Cn".repeat(20) }, 300)</script>',
  );
  await person.page.getByText('later').waitFor();
  await settled(person.page);
  expect((await counted(person.page)).shift).toBeGreaterThan(budgets.shift);
  await browser.close();
});

eachIsLookedAt(viewsOfHouse);
