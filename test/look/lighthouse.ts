import { z } from 'zod';
import { launchBrowser } from '../browser/chromium.ts';

const PORT = 9_555;
const LEAST = 98;
const ADDRESSES = ['/en/', '/fa/', '/en/members', '/fa/members/shiraz', '/ko/offices/secretariat', '/en/sign-in'];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

const judgement = z.object({
  lhr: z.object({ categories: z.record(z.string(), z.object({ score: z.number() })) }),
});
const judging = z.object({ default: z.function({ input: [z.string(), z.unknown()], output: z.promise(z.unknown()) }) });

/**
 * The judgement of Lighthouse on a few pages, a line each. It brings 185 MB of packages of its own, so it is no dependency: whoever
 * wants it installs it beside (`npm install --no-save lighthouse`).
 */
export async function lighthouseLines(origin: string): Promise<{ lines: string[]; isWithin: boolean }> {
  const lighthouse = await findLighthouse();
  if (!lighthouse)
    return { lines: ['Lighthouse is not installed: npm install --no-save lighthouse'], isWithin: false };
  const browser = await launchBrowser([`--remote-debugging-port=${PORT}`]);
  const lines: string[] = [];
  let isWithin = true;
  try {
    for (const address of ADDRESSES) {
      const { lhr } = judgement.parse(
        await lighthouse(origin + address, { port: PORT, logLevel: 'error', onlyCategories: [...CATEGORIES] }),
      );
      const scores = CATEGORIES.map((name) => [name, Math.round((lhr.categories[name]?.score ?? 0) * 100)] as const);
      isWithin &&= scores.every(([, score]) => score >= LEAST);
      lines.push(`Lighthouse ${address.padEnd(24)} ${scores.map(([name, score]) => `${name} ${score}`).join('  ')}`);
    }
  } finally {
    await browser.close();
  }
  return { lines, isWithin };
}

async function findLighthouse() {
  const name = 'lighthouse';
  try {
    return judging.parse(await import(name)).default;
  } catch {
    return null;
  }
}
