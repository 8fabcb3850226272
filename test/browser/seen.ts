import type { Page } from 'playwright-core';
import type { Language } from '#i18n/languages.ts';
import { pageAddress } from '#paths.ts';
import { breaches, counted, load, settled, sideways, type Loading } from './measures.ts';
import { errorsIn } from './validity.ts';
import type { View } from './views.ts';

/** One way to see a page. */
export type Variant = { language: Language; width: 360 | 1280; scheme: 'light' | 'dark' };

/** The two that the test run holds; `npm run look` sees all. */
export const quickVariants: readonly Variant[] = [
  { language: 'en', width: 1280, scheme: 'light' },
  { language: 'fa', width: 360, scheme: 'dark' },
];

/** Text enlarged four times on a wide screen leaves this much. */
const NARROWEST = 320;

/** Everything that must not be: a sentence each, with the variant it was seen in. */
export type Faults = { axe: string[]; validity: string[]; sideways: string[]; console: string[] };

/** What was seen of a view, in all variants; figures are those of the worst. */
export type Seen = { status: number; bytes: number; requests: number; shift: number; faults: Faults };

type Looking = {
  address: string;
  view: View;
  variants: readonly Variant[];
  onSeen?: (variant: Variant) => Promise<void>;
};

/** Looks at a page in each variant; the page under test stands on the node already, as whoever looks. */
export async function lookAt(page: Page, { address, view, variants, onSeen }: Looking): Promise<Seen> {
  const { origin } = new URL(page.url());
  const seen: Seen = {
    status: 0,
    bytes: 0,
    requests: 0,
    shift: 0,
    faults: { axe: [], validity: [], sideways: [], console: [] },
  };
  for (const [opening, alike] of byOpening(variants)) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: opening.width, height: 800 });
    await open(page, origin + pageAddress(opening.language, address), view, (loading, shift) =>
      note(seen, loading, shift, opening),
    );
    await lookSideways(page, seen, opening);
    for (const variant of alike) {
      await page.emulateMedia({ colorScheme: variant.scheme });
      seen.faults.axe.push(...(await breaches(page)).map((what) => `${labelOf(variant)}: ${what}`));
      await onSeen?.(variant);
    }
  }
  return seen;
}

export const labelOf = ({ language, width, scheme }: Variant): string => `${language} ${width} ${scheme}`;

/** Variants that differ only by light and dark are seen on one opening of the page. */
function byOpening(variants: readonly Variant[]): [Variant, Variant[]][] {
  const openings = Map.groupBy(variants, ({ language, width }) => `${language} ${width}`);
  return [...openings.values()].flatMap((alike) => (alike[0] ? [[alike[0], alike]] : []));
}

async function open(
  page: Page,
  address: string,
  view: View,
  onLoaded: (loading: Loading, shift: number) => Promise<void>,
): Promise<void> {
  const loading = await load(page, address);
  if (view.sent) await onLoaded({ ...loading, ...(await sendEmpty(page)) }, 0);
  else await onLoaded(loading, (await counted(page)).shift);
}

/** Empties the fields of the page's form and sends it: what comes back is what is looked at. */
async function sendEmpty(page: Page): Promise<{ status: number; html: string }> {
  const form = page
    .locator('main form[method=post]')
    .filter({ has: page.locator('input:not([type=hidden]), textarea, select') })
    .first();
  for (const field of await form
    .locator('input:is([type=text], [type=email], [type=url], [type=tel]), textarea')
    .filter({ visible: true })
    .all())
    await field.fill('');
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().isNavigationRequest()),
    form.getByRole('button').last().click(),
  ]);
  await page.waitForLoadState('load');
  await settled(page);
  return { status: answer.status(), html: await answer.text() };
}

async function note(seen: Seen, loading: Loading, shift: number, { language, width }: Variant): Promise<void> {
  const at = (what: string) => `${language} ${width}: ${what}`;
  seen.status = loading.status;
  seen.bytes = Math.max(seen.bytes, loading.bytes);
  seen.requests = Math.max(seen.requests, loading.requests);
  seen.shift = Math.max(seen.shift, shift);
  seen.faults.console.push(
    ...loading.complaints.map(at),
    ...loading.foreign.map((origin) => at(`a request to ${origin}`)),
  );
  seen.faults.validity.push(...(await errorsIn(loading.html)).map(at));
}

async function lookSideways(page: Page, seen: Seen, { language, width }: Variant): Promise<void> {
  for (const tried of new Set([NARROWEST, width])) {
    const beyond = await sideways(page, tried);
    if (beyond > 0) seen.faults.sideways.push(`${language} ${tried}: ${beyond} px`);
  }
  await page.setViewportSize({ width, height: 800 });
}
