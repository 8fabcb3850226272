import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser/chromium.ts';
import { findAddress, foundNetwork, prepareExample, signIn } from '../browser/example.ts';
import { keepCount } from '../browser/measures.ts';
import { personAt } from '../browser/person.ts';
import { quickVariants } from '../browser/seen.ts';
import { nameOf, pagesNotLookedAt, views, type View } from '../browser/views.ts';
import { figuresOf, isWithin } from './figures.ts';
import { lighthouseLines } from './lighthouse.ts';
import { build, startNode, type RunningNode } from './node.ts';
import { allVariants, takePictures, type Pictured } from './pictures.ts';
import { writeSheet } from './sheet.tsx';

// npm run look: every page as people see it, in pictures and in figures. `--only members` keeps to views with that in their
// name, `--quick` to two variants and no slow line; `--lighthouse` asks Lighthouse instead, where it is installed.

const FOLDER = path.resolve(import.meta.dirname, '../../look');

const { values: options } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean', default: false }, lighthouse: { type: 'boolean', default: false } } });
const variants = options.quick ? quickVariants : allVariants;
const lost: string[] = [];
const wanted = views.filter((view) => nameOf(view).includes(options.only ?? ''));

await (options.lighthouse ? askLighthouse() : lookAround());

async function lookAround(): Promise<void> {
  if (options.only === undefined) rmSync(FOLDER, { recursive: true, force: true });
  build();
  const browser = await launchBrowser();
  const seen: Pictured[] = [];
  try {
    for (const kind of ['example', 'empty', 'fresh'] as const) seen.push(...(await lookAtNode(browser, kind)));
  } finally {
    await browser.close();
  }
  writeSheet(FOLDER, seen);
  console.log(`\n${figuresOf(seen)}\n\n${path.join(FOLDER, 'index.html')}`);
  lost.push(...pagesNotLookedAt().map((at) => `${at} is declared, but not looked at`));
  for (const line of lost) console.log(line);
  process.exitCode = seen.every(isWithin) && lost.length === 0 ? 0 : 1;
}

async function askLighthouse(): Promise<void> {
  build();
  const node = await startNode('example');
  try {
    const { lines, isWithin: areWithin } = await lighthouseLines(node.origin);
    console.log(lines.join('\n'));
    process.exitCode = areWithin ? 0 : 1;
  } finally {
    await node.stop();
  }
}

async function lookAtNode(browser: Browser, kind: NonNullable<View['node']>): Promise<Pictured[]> {
  const here = wanted.filter(({ node = 'example' }) => node === kind);
  if (here.length === 0) return [];
  console.log(`Starting ${kind === 'example' ? 'the example network' : 'an empty node'}`);
  const node = await startNode(kind === 'example' ? 'example' : 'empty');
  try {
    const founder = kind === 'fresh' ? await foundNetwork(browser, node.origin) : null;
    if (kind === 'example') await prepareExample(browser, node.origin);
    const lookers = Map.groupBy(here, ({ as }) => as);
    const seen: Pictured[] = [];
    for (const [as, theirs] of lookers) {
      const person = as === 'founder' && founder ? founder : await personAt(browser, node.origin);
      if (as !== 'visitor' && as !== 'founder') await signIn(person, as);
      await keepCount(person.page);
      await person.open('/');
      for (const view of theirs) seen.push(...(await lookAtView(person.page, node, view)));
      await person.leaves();
    }
    return seen;
  } finally {
    await node.stop();
  }
}

async function lookAtView(page: Page, node: RunningNode, view: View): Promise<Pictured[]> {
  try {
    const address = await findAddress(page, node.origin, view);
    const seen = await takePictures(page, { view, address, variants, folder: path.join(FOLDER, 'pictures'), isTimed: !options.quick });
    console.log(`  ${seen.name}`);
    return [seen];
  } catch (error) {
    lost.push(`${nameOf(view)}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    return [];
  }
}
