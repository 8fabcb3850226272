import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { cpuOf, postmasterOf, residentOf } from './cpu.ts';
import { comparisons, median, notices, type Figure } from './figures.ts';
import { openLine } from './line.ts';
import { load, send, type Shot } from './load.ts';
import { writeMembers } from './many-members.ts';
import { start } from './nodes.ts';
import { plantWords } from './planting.ts';
import { group, proposals, shots, type Scene } from './shots.ts';

const root = path.resolve(import.meta.dirname, '..');
const work = path.join(root, 'bench/work');
const BARE = 4310;
const ROUNDS = 3;

type Row = { work: string; members: number; ratio: number; budget: number; milliseconds: number };
type Measured = { rows: Row[]; figures: Figure[]; megabytes: number; firstStart: number; laterStart: number };

const bareShot: Shot = { path: '/', expect: 200 };

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const bare = await start(['bench/bare.ts', String(BARE)], BARE, '/');
try {
  const small = await measure({ members: 204, entries: 30, port: 4311 });
  const large = await measure({ members: 20_000, entries: 3_000, port: 4312 });
  report(small, large, comparisons());
} finally {
  await bare.stop();
  rmSync(work, { recursive: true, force: true });
}

type Size = { members: number; entries: number; port: number };

async function measure({ members, entries, port }: Size): Promise<Measured> {
  const folder = path.join(work, String(members));
  const environment = { PORT: String(port), SERAI_DATA: folder, SERAI_MODE: 'example', SERAI_LOG: 'warn' };
  const first = await start(['dist/main.js', 'serve'], port, '/readyz', environment);
  if (members > 204) importMembers(members, environment);
  await first.stop();
  const node = await start(['dist/main.js', 'serve'], port, '/readyz', environment);
  try {
    const line = await openLine(folder);
    await plantWords(line, { group, proposals: Object.values(proposals), entries });
    const scene: Scene = {
      node,
      postmaster: postmasterOf(folder),
      members,
      entries,
      line,
      cookie: await signIn(port),
      etag: await etagOf(port, '/en/'),
    };
    const rows: Row[] = [];
    for (const [name, budget, shot, times] of shots(scene))
      rows.push(await compared(scene, name, { budget, shot, times }));
    const figures = [await notices(scene)];
    await line.close();
    return { rows, figures, megabytes: residentOf(node.pid), firstStart: first.startedIn, laterStart: node.startedIn };
  } finally {
    await node.stop();
  }
}

function importMembers(count: number, environment: Record<string, string>): void {
  const file = path.join(work, 'members.csv');
  writeMembers(file, count - 204);
  execFileSync(process.execPath, ['dist/main.js', 'import', 'members', file], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function etagOf(port: number, address: string): Promise<string> {
  const { headers } = await send(port, { path: address });
  return [headers['etag']].flat()[0] ?? '';
}

/** The focal point of Shiraz, by one click as in the example. */
async function signIn(port: number): Promise<string> {
  const answer = await send(port, {
    method: 'POST',
    path: '/en/sign-in/as',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: () => 'email=nasrin.golestani%40shiraz.example',
  });
  const cookie = [answer.headers['set-cookie']].flat().find((line) => line?.startsWith('serai='));
  if (!cookie) throw new Error(`signing in answered ${answer.status}`);
  return cookie.split(';')[0] ?? '';
}

/** CPU of ours against CPU of the bare server, alternating; the median of the rounds. */
async function compared(
  { node, postmaster, members }: Scene,
  name: string,
  { budget, shot, times }: { budget: number; shot: Shot; times: number },
): Promise<Row> {
  await load(node.port, shot, { times: Math.ceil(times / 4) });
  const ratios: number[] = [];
  const costs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bareCost = await cost([bare.pid], () => load(BARE, bareShot, { times: 8_000 }), 8_000);
    const ownCost = await cost([node.pid, postmaster], () => load(node.port, shot, { times }), times);
    ratios.push(ownCost / bareCost);
    costs.push(ownCost);
  }
  const row = { work: name, members, ratio: rounded(median(ratios)), budget, milliseconds: rounded(median(costs), 3) };
  console.log(
    `${row.ratio <= budget ? '✓' : '✗'} ${String(members).padStart(6)} members  ${name.padEnd(52)} ${String(row.ratio).padStart(6)} x bare  (budget ${budget})`,
  );
  return row;
}

async function cost(pids: number[], act: () => Promise<void>, times: number): Promise<number> {
  const before = cpuOf(pids);
  await act();
  return (cpuOf(pids) - before) / times;
}

function rounded(number: number, digits = 1): number {
  return Number(number.toFixed(digits));
}

function report(small: Measured, large: Measured, comparing: readonly Figure[]): void {
  const growth = small.rows.map((row, at) => ({
    work: row.work,
    growth: rounded((large.rows[at]?.ratio ?? Number.NaN) / row.ratio, 2),
    budget: 1.5,
  }));
  for (const line of growth)
    console.log(
      `${line.growth <= line.budget ? '✓' : '✗'} from 204 to 20,000 members  ${line.work.padEnd(52)} x ${line.growth}  (budget 1.5)`,
    );
  for (const { megabytes, firstStart, laterStart, rows } of [small, large])
    console.log(
      `  ${rows[0]?.members} members: ${megabytes} MB after the bench (budget 200), first start ${firstStart} ms (30,000), later start ${laterStart} ms (3,000)`,
    );
  for (const { work, milliseconds, budget } of [...small.figures, ...large.figures, ...comparing])
    console.log(`${milliseconds <= budget ? '✓' : '✗'} ${work.padEnd(77)} ${milliseconds} ms  (budget ${budget})`);
  keep({ small, large, growth, comparing });
}

/** Lays the figures down beside those of earlier days. */
function keep(figures: object): void {
  const commit = commitOf();
  const result = {
    at: new Date().toISOString(),
    commit,
    node: process.version,
    machine: { cpu: cpus()[0]?.model, cores: cpus().length },
    ...figures,
  };
  const folder = path.join(root, 'bench/results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${result.at.slice(0, 10)}-${commit}.json`);
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  console.log(`Written to ${path.relative(root, file)}`);
}

/** A copy without its history has no commit to name. */
function commitOf(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}
