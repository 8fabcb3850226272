import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { pageAddress } from '#paths.ts';
import { counted, load, slowedDown } from '../browser/measures.ts';
import { labelOf, lookAt, type Seen, type Variant } from '../browser/seen.ts';
import { nameOf, type View } from '../browser/views.ts';

/** Every page in English and Persian, light and dark, on a telephone and a wide screen; Korean differs by its letters and is seen once on each. */
export const allVariants: readonly Variant[] = [
  ...(['en', 'fa'] as const).flatMap((language) =>
    ([360, 1280] as const).flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ language, width, scheme }))),
  ),
  { language: 'ko', width: 360, scheme: 'light' },
  { language: 'ko', width: 1280, scheme: 'light' },
];

export type Picture = { variant: Variant; file: string; height: number };

/** A view with its pictures and figures, as it stands on the sheet. */
export type Pictured = Seen & {
  view: View;
  name: string;
  address: string;
  pictures: Picture[];
  /** When the largest part stood, in milliseconds, and how much moved, on a slow line and telephone; null where that was not measured. */
  slow: { largest: number; shift: number } | null;
};

type Wish = { view: View; address: string; variants: readonly Variant[]; folder: string; isTimed: boolean };

/** Looks at a view in each variant, and takes its picture. */
export async function takePictures(page: Page, { view, address, variants, folder, isTimed }: Wish): Promise<Pictured> {
  const name = nameOf(view);
  const pictures: Picture[] = [];
  mkdirSync(folder, { recursive: true });
  const onSeen = async (variant: Variant) => {
    const file = `${`${name} ${labelOf(variant)}`.replaceAll(/[^a-zA-Z0-9]+/g, '-').toLowerCase()}.png`;
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({ path: path.join(folder, file), fullPage: true });
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    pictures.push({ variant, file: `${path.basename(folder)}/${file}`, height });
  };
  const seen = await lookAt(page, { view, address, variants, onSeen });
  return { ...seen, view, name, address, pictures, slow: isTimed && !view.sent ? await onSlowLine(page, address) : null };
}

/** How a page comes to an official with a telephone on a slow line, in Persian, at the first visit. */
async function onSlowLine(page: Page, address: string): Promise<{ largest: number; shift: number }> {
  const { origin } = new URL(page.url());
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 360, height: 800 });
  const release = await slowedDown(page);
  await load(page, origin + pageAddress('fa', address));
  const figures = await counted(page);
  await release();
  return figures;
}
