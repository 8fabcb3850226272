#!/usr/bin/env node
// The command `serai`: finds a Node that is new enough, builds where the sources are newer than the build, and runs it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SELF = fileURLToPath(import.meta.url);
const ROOT = path.dirname(path.dirname(SELF));
const MAIN = path.join(ROOT, 'dist/main.js');
const SOURCES = ['src', 'scripts/build.mjs', 'scripts/assets.mjs', 'package-lock.json'];
const OLDEST_NODE = 24;

if (majorOf(process.version) >= OLDEST_NODE) await run();
else runWithOwnNode();

async function run() {
  if (isStale()) await build();
  process.argv[1] = MAIN;
  await import(MAIN);
}

function isStale() {
  const built = statSync(MAIN, { throwIfNoEntry: false });
  if (built === undefined) return true;
  return SOURCES.some(
    (source) => existsSync(path.join(ROOT, source)) && newestIn(path.join(ROOT, source)) > built.mtimeMs,
  );
}

/** The answer of a command belongs to standard output alone, so the build reports on standard error. */
async function build() {
  const built = spawnSync(process.execPath, [path.join(ROOT, 'scripts/build.mjs')], { stdio: ['ignore', 2, 2] });
  if (built.status !== 0) process.exit(1);
}

function newestIn(file) {
  const found = statSync(file);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(file).map((name) => newestIn(path.join(file, name))));
}

/** npm itself runs on the machine's Node, and so does npx; ours came as a package. */
function runWithOwnNode() {
  const node = ownNodes().find((file) => existsSync(file) && isNewEnough(file));
  if (node === undefined) return refuse();
  // Many pools of memory for few threads would keep much that nobody needs.
  const env = { MALLOC_ARENA_MAX: '2', ...process.env };
  const child = spawn(node, [SELF, ...process.argv.slice(2)], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 1));
}

function ownNodes() {
  const modules = path.join(ROOT, 'node_modules');
  return [path.join(modules, '.bin/node'), path.join(modules, `node-${process.platform}-${process.arch}`, 'bin/node')];
}

function isNewEnough(node) {
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 && majorOf(answer.stdout) >= OLDEST_NODE;
}

function majorOf(version) {
  return Number(version.trim().replace(/^v/, '').split('.')[0]);
}

function refuse() {
  console.error(
    `Serai needs Node ${OLDEST_NODE} or newer; this is ${process.version}. Run npm ci without --omit=optional: npm brings the right Node along.`,
  );
  process.exit(1);
}
