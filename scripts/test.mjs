// npm test: everything that must hold, from formatting to stories in a browser; ends with one line of figures.
import './check-node.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.dirname(import.meta.dirname);
const BIN = path.join(ROOT, 'node_modules/.bin');

// Tools start with whatever `node` the path leads to.
const surroundings = {
  ...process.env,
  PATH: [path.dirname(process.execPath), BIN, process.env.PATH].join(path.delimiter),
};

const CHECKS = [
  { name: 'formatting', command: [path.join(BIN, 'oxfmt'), '--check'] },
  { name: 'types', command: [path.join(BIN, 'tsc'), '--noEmit'] },
  { name: 'lint', command: [path.join(BIN, 'oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'build', command: [process.execPath, 'scripts/build.mjs'] },
];

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const check of CHECKS) add(runCheck(check));
add(runVitest());
console.log(`\n${summary()}`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** Quiet while all is well. */
function runCheck({ name, command: [program, ...args] }) {
  const began = performance.now();
  const run = spawnSync(program, args, { cwd: ROOT, env: surroundings, encoding: 'utf8' });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (run.status === 0) {
    console.log(` ✓ ${name} (${seconds} s)`);
    return { passed: 1 };
  }
  console.log(` ✗ ${name} (${seconds} s)\n${run.error?.message ?? ''}${run.stdout}${run.stderr}`);
  return { failed: 1 };
}

function runVitest() {
  const folder = mkdtempSync(path.join(tmpdir(), 'serai-report-'));
  const report = path.join(folder, 'vitest.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
    const args = [vitest, 'run', ...reporters, ...process.argv.slice(2)];
    const run = spawnSync(process.execPath, args, { cwd: ROOT, env: surroundings, stdio: 'inherit' });
    return countsOf(report, run.status);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that cannot be loaded, or a run that ends badly with no failed test, counts as one failure. */
function countsOf(report, exitCode) {
  if (!existsSync(report)) return { failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const brokenFiles = testResults.filter(isBroken).length;
  const failed = numFailedTests + brokenFiles;
  const endedBadly = exitCode !== 0 && failed === 0;
  return { passed: numPassedTests, failed: endedBadly ? 1 : failed, skipped: numPendingTests + numTodoTests };
}

function isBroken(file) {
  return file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed');
}

function add(more) {
  for (const [kind, count] of Object.entries(more)) counts[kind] += count;
}

function summary() {
  const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`;
  return `${counts.passed} passed, ${counts.failed} failed${skipped}`;
}
