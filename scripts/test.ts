/**
 * The whole test run, or the parts of it that the arguments name (`selection.ts`):
 *
 *     node scripts/test.ts [--only PART] [file or glob …]
 *
 * Every phase runs, whatever happened to the ones before. The last line is `N passed, N failed`: the
 * tests in Node, the tests in each engine, and one for each other phase.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { ensurePrograms, type Engine } from './browsers.ts';
import { addCounts, describeCounts, type TestCounts } from './counts.ts';
import { readSelection, type Selection } from './selection.ts';

interface Phase {
  readonly name: string;
  /** A script of ours for this Node, or the main file of a tool, and its arguments. */
  readonly command: readonly [file: string, ...args: string[]];
  /** Minutes after which it is ended and counts as failed. */
  readonly limit: number;
}

interface Result extends TestCounts {
  readonly name: string;
  readonly seconds: number;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FAILED: TestCounts = { passed: 0, failed: 1, skipped: 0 };
const PASSED: TestCounts = { passed: 1, failed: 0, skipped: 0 };

const STATIC_PHASES: readonly Phase[] = [
  { name: 'format', command: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'], limit: 5 },
  { name: 'lint', command: ['node_modules/oxlint/bin/oxlint', '--deny-warnings'], limit: 5 },
  { name: 'source rules', command: ['scripts/check-source.ts'], limit: 5 },
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '-p', '.'], limit: 10 },
  { name: 'manifest', command: ['scripts/manifest.ts', '--check'], limit: 5 },
  { name: 'package', command: ['scripts/check-package.ts'], limit: 5 },
  { name: 'sizes', command: ['scripts/sizes.ts'], limit: 5 },
];

function isCounts(message: unknown): message is TestCounts {
  return typeof message === 'object' && message !== null && 'passed' in message;
}

/**
 * Runs one phase and prints what it says: at once if it runs alone, else when it is over, so that phases
 * side by side do not mix.
 */
function run({ name, command, limit }: Phase, isAlone: boolean): Promise<Result> {
  const start = performance.now();
  console.log(`… ${name}`);
  return new Promise((resolve) => {
    let said = '';
    let counts: TestCounts | undefined;
    const child = spawn(process.execPath, command, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const hear = (text: string) => {
      if (isAlone) process.stdout.write(text);
      else said += text;
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    const timer = setTimeout(() => {
      hear(`\nEnded after ${limit} minutes.\n`);
      child.kill('SIGKILL');
    }, limit * 60_000);
    child.on('message', (message) => {
      if (isCounts(message)) counts = message;
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      const seconds = (performance.now() - start) / 1000;
      let result = counts ?? (code === 0 ? PASSED : FAILED);
      if (code !== 0 && result.failed === 0) result = addCounts([result, FAILED]);
      console.log(`\n── ${name} (${seconds.toFixed(1)} s)`);
      // Cursor movements of one phase would rub out lines of another.
      if (!isAlone) console.log(stripVTControlCharacters(said).trim());
      resolve({ name, seconds, ...result });
    });
  });
}

/** Runs phases in their order, several at a time. */
async function runAll(phases: readonly Phase[], atOnce: number): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = [...phases];
  const lanes = Math.min(atOnce, phases.length);
  const lane = async () => {
    for (let phase = waiting.shift(); phase; phase = waiting.shift()) {
      results.push(await run(phase, lanes === 1));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

function browserPhase(engine: Engine, { browserFiles }: Selection): Phase {
  return {
    name: engine,
    command: ['scripts/browser-tests.ts', engine, ...browserFiles],
    limit: 30,
  };
}

function selectionOrExit(): Selection {
  try {
    return readSelection(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}

const selection = selectionOrExit();
const { parts, engines, nodeFiles } = selection;
const available = ensurePrograms(engines, { postgres: parts.includes('node') });
const atOnce = Math.min(2, availableParallelism());

const results: Result[] = [];
if (parts.includes('static')) results.push(...(await runAll(STATIC_PHASES, atOnce)));
if (parts.includes('node')) {
  const node: Phase = {
    name: 'node',
    command: ['scripts/node-tests.ts', ...nodeFiles],
    limit: 30,
  };
  results.push(...(await runAll([node], 1)));
}
results.push(
  ...(await runAll(
    available.map((engine) => browserPhase(engine, selection)),
    atOnce,
  )),
  ...engines
    .filter((engine) => !available.includes(engine))
    .map((engine) => ({ name: `${engine} (not installed, see above)`, seconds: 0, ...FAILED })),
);

console.log('');
for (const result of results) {
  const mark = result.failed > 0 ? '✗' : '✓';
  console.log(`${mark} ${result.name}: ${describeCounts(result)} (${result.seconds.toFixed(1)} s)`);
}
const { passed, failed, skipped } = addCounts(results);
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
