import axe, { type AxeResults } from 'axe-core';
import type { CDPSession, ConsoleMessage, Page } from 'playwright-core';

/** What WCAG 2.2 AA asks, as far as a program can tell. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** What a browser found while a page was loading. */
export type Loading = {
  status: number;
  /** The document as it was sent. */
  html: string;
  requests: number;
  /** As sent over the line: HTML, styles, scripts and fonts, compressed, with their headers. */
  bytes: number;
  /** Requests that left our own origin. */
  foreign: string[];
  /** Errors of the console, violations of the content security policy among them. */
  complaints: string[];
};

/** Opens an address as on a first visit, with an empty cache, and says what that took. */
export async function load(page: Page, address: string): Promise<Loading> {
  const loading: Loading = { status: 0, html: '', requests: 0, bytes: 0, foreign: [], complaints: [] };
  const session = await page.context().newCDPSession(page);
  const stop = await watch(page, session, loading);
  const answer = await page.goto(address, { waitUntil: 'load' });
  await settled(page);
  await stop();
  return { ...loading, status: answer?.status() ?? 0, html: (await answer?.text()) ?? '' };
}

/** Waits until letters stand in their own face and the page has been painted. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  });
}

async function watch(page: Page, session: CDPSession, loading: Loading): Promise<() => Promise<void>> {
  const own = new Set<string>();
  session.on('Network.requestWillBeSent', ({ request }) => {
    own.add(new URL(request.url).origin);
    if (!request.url.startsWith('data:')) loading.requests += 1;
  });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (loading.bytes += encodedDataLength));
  const hear = (message: ConsoleMessage) => {
    // A browser complains of every answer of 4xx or 5xx; that of the page itself is what we asked for.
    const isOfPage = message.text().startsWith('Failed to load resource') && message.location().url === page.url();
    if (['error', 'warning'].includes(message.type()) && !isOfPage) loading.complaints.push(message.text());
  };
  const fail = (error: Error) => loading.complaints.push(error.message);
  page.on('console', hear).on('pageerror', fail);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  return async () => {
    page.off('console', hear).off('pageerror', fail);
    await session.detach();
    loading.foreign = [...own].filter((origin) => origin !== 'null' && origin !== new URL(page.url()).origin);
  };
}

/** Breaches of WCAG 2.2 AA, each with the first place where it was found. */
export async function breaches(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults, string[]>(
    (tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }),
    TAGS,
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary?.replaceAll(/\s+/g, ' ').slice(0, 300)}`,
  );
}

/** How far the page can be pushed sideways, in pixels. */
export async function sideways(page: Page, width: number): Promise<number> {
  const { height } = page.viewportSize() ?? { height: 800 };
  await page.setViewportSize({ width, height });
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** To be called before pages are opened: they then keep count of what moved and when the largest part stood. */
export async function keepCount(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counted = { shift: 0, largest: 0 };
    Object.assign(globalThis, { counted });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('value' in entry && !('hadRecentInput' in entry && entry.hadRecentInput))
          counted.shift += Number(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) counted.largest = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}

/** Cumulative layout shift, and when the largest part of the page stood, in milliseconds. */
export const counted = (page: Page): Promise<{ shift: number; largest: number }> =>
  page.evaluate(() => globalThis.counted);

declare global {
  var counted: { shift: number; largest: number };
  var axe: { run: (root: Document, options: object) => Promise<AxeResults> };
}

/** A slow line and a slow telephone, until the answer is called. */
export async function slowedDown(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const bytesPerSecond = 400_000 / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return async () => {
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await session.detach();
  };
}
