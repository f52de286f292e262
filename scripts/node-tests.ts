/**
 * Runs the tests that need no browser:
 *
 *     node scripts/node-tests.ts [file or glob …]
 *
 * Sends its `TestCounts` to the parent process, if there is one.
 */
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { describeCounts, type TestCounts } from './counts.ts';
import { BROWSER_TESTS } from './selection.ts';

const globs = process.argv.slice(2);
const files = globSync(globs.length > 0 ? globs : ['test/**/*.test.ts'], {
  exclude: globs.length > 0 ? [] : [...BROWSER_TESTS],
}).sort();

let counts: TestCounts = { passed: 0, failed: 0, skipped: 0 };
const events = run({ files, concurrency: availableParallelism(), timeout: 10 * 60_000 });
events.on('test:summary', (summary) => {
  if (summary.file !== undefined) return;
  const { tests, passed, skipped } = summary.counts;
  counts = { passed, skipped, failed: tests - passed - skipped };
});
events.on('end', () => {
  if (files.length === 0) {
    console.error(`No test file matches ${globs.join(' ')}`);
    counts = { ...counts, failed: 1 };
  }
  console.log(`node: ${describeCounts(counts)}`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
  if (process.send) process.send(counts, () => process.disconnect());
});
events.compose(spec).pipe(process.stdout);
