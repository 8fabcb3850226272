import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { compareTexts } from '#drafting/comparison.ts';
import type { Language } from '#i18n/languages.ts';
import { send } from './load.ts';
import { plantFollowers } from './planting.ts';
import { group, type Scene } from './shots.ts';

/** Something that has its own budget in milliseconds, whatever a bare page costs. */
export type Figure = { work: string; milliseconds: number; budget: number };

const READERS = 2_000;
const LENGTH = 100_000;

/** What comparing two texts of 100 kB costs in CPU, in English and in Persian. */
export const comparisons = (): Figure[] => [
  compared('comparison of two texts of 100 kB, English', 'en', ['water', 'heat', 'city', 'shade', 'canal', 'report']),
  compared('comparison of two texts of 100 kB, Persian', 'fa', ['آب', 'گرما', 'شهر', 'سایه', 'کانال', 'گزارش']),
];

function compared(work: string, language: Language, words: readonly string[]): Figure {
  const [first = '', second = ''] = words;
  const older = longText(words);
  const newer = older.replaceAll(`${first}7`, `${second}7 ${first}`).replaceAll(`${second}3`, first);
  const costs = Array.from({ length: 7 }, () => {
    const began = process.cpuUsage();
    const { isCoarse } = compareTexts(older, newer, language);
    if (isCoarse) throw new Error('the comparison is not by words');
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  });
  return { work, milliseconds: Math.round(median(costs)), budget: 200 };
}

/** Paragraphs of sixty words, by a fixed rule. */
function longText(words: readonly string[]): string {
  const paragraphs: string[] = [];
  for (let bytes = 0, at = 0; bytes < LENGTH;) {
    const said = Array.from({ length: 60 }, () => {
      at += 1;
      return `${words[(at * 7_919) % words.length]}${(at * 104_729) % 97}`;
    });
    paragraphs.push(`${said.join(' ')}.`);
    bytes += Buffer.byteLength(said.join(' ')) + 3;
  }
  return paragraphs.join('\n\n');
}

/** From a post in a group until 2,000 people have their notice of it, all by one statement. */
export async function notices({ node: { port }, cookie, line }: Scene): Promise<Figure> {
  await plantFollowers(line, { group, count: READERS });
  const text = `For all who follow: ${randomUUID()}`;
  const began = performance.now();
  const { status } = await send(port, {
    method: 'POST',
    path: `/en/groups/${group}/posts`,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: () => new URLSearchParams({ key: randomUUID(), text, language: 'en' }).toString(),
  });
  if (status !== 303) throw new Error(`posting answered ${status}`);
  const told = `select count(*)::int as count from notifications n join group_posts gp on gp.id = (n.about->>'postId')::uuid
    join people p on p.id = n.person_id where gp.text = $1 and p.email like 'reader-%@bench.example'`;
  while ((await line.count(told, [text])) < READERS) {
    if (performance.now() - began > 60_000) throw new Error('not everybody was told within a minute');
    await sleep(10);
  }
  const milliseconds = Math.round(performance.now() - began);
  // Rows of one statement were written by one command of one transaction.
  const statements = await line.count(told.replace('count(*)', "count(distinct n.xmin::text || ' ' || n.cmin::text)"), [
    text,
  ]);
  if (statements !== 1) throw new Error(`${statements} statements wrote the notices`);
  return {
    work: `${READERS.toLocaleString('en')} notices from one post, by one statement`,
    milliseconds,
    budget: 2_000,
  };
}

/** The middle one. */
export function median(numbers: number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
