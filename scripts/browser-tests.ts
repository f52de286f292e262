/**
 * Runs the browser tests in one engine:
 *
 *     node scripts/browser-tests.ts chromium|firefox|webkit [file or glob …]
 *
 * One page at a time, because focus and the service worker belong to one page at a time. Sends its
 * `TestCounts` to the parent process, if there is one.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, startTestRunner, type BrowserLauncher } from '@web/test-runner';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { ENGINES, findPrograms, thisMachine, type Engine, type ProgramKey } from './browsers.ts';
import { countSessions, describeCounts, type TestCounts } from './counts.ts';
import { BROWSER_TESTS } from './selection.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MINUTE = 60_000;

const [engine, ...globs] = process.argv.slice(2);
const { found } = findPrograms(thisMachine);
const helpers: ChildProcess[] = [];

function stopHelpers(): void {
  for (const helper of helpers.splice(0)) {
    helper.removeAllListeners('exit');
    helper.kill();
  }
}

function fail(message: string): never {
  console.error(message);
  stopHelpers();
  process.exit(1);
}

/** The path of a program that this engine cannot do without. */
function need(key: ProgramKey): string {
  return found[key] ?? fail(`${engine}: ${key} not found; see "Browsers" in CONTRIBUTING.md`);
}

/** Keeps a program running for as long as the tests do. */
function help(name: string, helper: ChildProcess): void {
  helpers.push(helper);
  helper.on('error', (error) => fail(`${name} does not start: ${error.message}`));
  helper.on('exit', () => fail(`${name} ended before the tests did`));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** What the launcher keeps, and its type does not tell. */
interface PageKeeper extends BrowserLauncher {
  readonly inactivePages: { readonly puppeteerPage: { close(): Promise<void> } }[];
}

/**
 * Gives each file a page of its own. A page that has shown 25 files has a full history, and a browser
 * then drops entries that a test has just made and goes back to.
 */
function withOwnPages(launcher: BrowserLauncher): BrowserLauncher {
  const { inactivePages } = launcher as PageKeeper;
  const stopSession = launcher.stopSession.bind(launcher);
  launcher.stopSession = async (id) => {
    const result = await stopSession(id);
    for (const { puppeteerPage } of inactivePages.splice(0)) await puppeteerPage.close();
    return result;
  };
  return launcher;
}

function chromium(): BrowserLauncher {
  const launcher = puppeteerLauncher({
    launchOptions: {
      executablePath: need('chromium'),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        // Chromium's sandbox refuses to run as root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  });
  return withOwnPages(launcher);
}

function firefox(): BrowserLauncher {
  const launcher = puppeteerLauncher({
    launchOptions: {
      browser: 'firefox',
      executablePath: need('firefox'),
      extraPrefsFirefox: { 'datareporting.policy.dataSubmissionEnabled': false },
    },
  });
  return withOwnPages(launcher);
}

/** Starts an X server on a display that it chooses itself, so that two runs never share one. */
function startDisplay(): Promise<string> {
  const server = spawn(
    need('xvfb'),
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  help('Xvfb', server);
  return new Promise((resolve) => {
    server.stdio[3]?.once('data', (number) => resolve(`:${String(number).trim()}`));
  });
}

async function webkit(): Promise<BrowserLauncher> {
  const display = await startDisplay();
  const port = await freePort();
  const driver = spawn(need('webkitDriver'), [`--port=${port}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11' },
  });
  help('WebKitWebDriver', driver);
  await untilAnswering(port);
  // Spread in below, since WebdriverIO's types know the keys of other vendors only.
  const webkitOptions = {
    'webkitgtk:browserOptions': { binary: need('miniBrowser'), args: ['--automation'] },
  };
  return webdriverLauncher({
    hostname: '127.0.0.1',
    port,
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      ...webkitOptions,
    },
  });
}

async function untilAnswering(port: number): Promise<void> {
  const end = Date.now() + MINUTE;
  while (Date.now() < end) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  fail('WebKitWebDriver does not answer');
}

/** The page that each test file runs in: libraries ask for `process.env`, Lit's note about its mode says nothing. */
function testPage(testFramework: string): string {
  return `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>usage-elements</title></head>
  <body>
    <script>
      globalThis.process = { env: { NODE_ENV: 'test' } };
      globalThis.litIssuedWarnings = new Set(['dev-mode']);
    </script>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`;
}

async function run(browser: BrowserLauncher): Promise<TestCounts> {
  let counts: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  const runner = await startTestRunner({
    autoExitProcess: false,
    readCliArgs: false,
    readFileConfig: false,
    config: {
      rootDir: ROOT,
      files: globs.length > 0 ? globs : [...BROWSER_TESTS],
      browsers: [browser],
      concurrency: 1,
      port: await freePort(),
      staticLogging: true,
      nodeResolve: true,
      browserStartTimeout: MINUTE,
      testsStartTimeout: 3 * MINUTE,
      testsFinishTimeout: 10 * MINUTE,
      // Time to give up, long enough for a machine that is busy with other things.
      testFramework: { config: { timeout: '60000' } },
      testRunnerHtml: testPage,
      plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${ROOT}tsconfig.json` })],
      middleware: [
        (context, next) => {
          if (context.path === '/mockServiceWorker.js') {
            context.url = '/node_modules/msw/lib/mockServiceWorker.js';
          }
          return next();
        },
      ],
      reporters: [
        defaultReporter({ reportTestProgress: false }),
        {
          onTestRunFinished({ sessions }) {
            counts = countSessions(sessions);
          },
        },
      ],
    },
  });
  if (!runner) fail(`${engine}: the test runner did not start`);
  return new Promise((resolve) => runner.on('stopped', () => resolve(counts)));
}

const launchers: Record<Engine, () => BrowserLauncher | Promise<BrowserLauncher>> = {
  chromium,
  firefox,
  webkit,
};
const known = ENGINES.find((name) => name === engine);
if (!known) fail(`Name an engine: ${ENGINES.join(', ')}`);

const counts = await run(await launchers[known]());
stopHelpers();
console.log(`${known}: ${describeCounts(counts)}`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
if (process.send) process.send(counts, () => process.disconnect());
