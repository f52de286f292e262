/**
 * Runs the browser tests in one engine:
 *
 *     node scripts/browser-tests.mjs chromium|firefox|webkit [file or glob …]
 *
 * One session at a time, because focus and the service worker belong to one page at a time.
 * Sends `{ passed, failed, skipped }` to the parent process, if there is one.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, startTestRunner } from '@web/test-runner';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { findPrograms } from './browsers.mjs';
import { countSessions } from './counts.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FILES = ['test/{context,controllers,elements,browser}/**/*.test.ts'];
const MINUTE = 60_000;

const [engine = 'chromium', ...globs] = process.argv.slice(2);
const { found } = findPrograms({
  arch: process.arch,
  env: process.env,
  isExecutable: (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
});
const children = [];

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a helper program that ends with this process. */
function help(path, args, options) {
  const child = spawn(path, args, options);
  children.push(child);
  child.on('error', (error) => fail(`${path} does not start: ${error.message}`));
  return child;
}

function stopHelpers() {
  for (const child of children.splice(0)) child.kill();
}

function fail(message) {
  console.error(message);
  stopHelpers();
  process.exit(1);
}

function need(key) {
  return found[key] ?? fail(`${engine}: ${key} not found; see "Browsers" in CONTRIBUTING.md`);
}

function chromium() {
  return puppeteerLauncher({
    launchOptions: {
      executablePath: need('chromium'),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  });
}

function firefox() {
  return puppeteerLauncher({
    launchOptions: {
      browser: 'firefox',
      executablePath: need('firefox'),
      extraPrefsFirefox: { 'datareporting.policy.dataSubmissionEnabled': false },
    },
  });
}

/** Starts an X server of our own, which picks a free display and names it. */
function startDisplay() {
  const server = help(
    need('xvfb'),
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  return new Promise((resolve) => {
    server.on('exit', () => fail('Xvfb ended before the tests did'));
    server.stdio[3].once('data', (number) => resolve(`:${String(number).trim()}`));
  });
}

async function webkit() {
  const display = found.xvfb ? await startDisplay() : process.env.DISPLAY;
  if (!display) need('xvfb');
  const port = await freePort();
  const driver = help(need('webkitDriver'), [`--port=${port}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11' },
  });
  driver.on('exit', () => fail('WebKitWebDriver ended before the tests did'));
  await answering(port);
  return webdriverLauncher({
    hostname: '127.0.0.1',
    port,
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: need('miniBrowser'), args: ['--automation'] },
    },
  });
}

async function answering(port) {
  const end = Date.now() + MINUTE;
  while (Date.now() < end) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  fail('WebKitWebDriver does not answer');
}

/** The page that each test file runs in. */
function testPage(testFramework) {
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

const launchers = { chromium, firefox, webkit };
if (!launchers[engine]) fail(`No engine "${engine}"; known: ${Object.keys(launchers).join(', ')}`);

const counts = {
  passed: 0,
  failed: 0,
  skipped: 0,
};
const runner = await startTestRunner({
  autoExitProcess: false,
  readCliArgs: false,
  readFileConfig: false,
  config: {
    rootDir: ROOT,
    files: globs.length > 0 ? globs : FILES,
    browsers: [await launchers[engine]()],
    concurrency: 1,
    port: await freePort(),
    staticLogging: true,
    nodeResolve: true,
    browserStartTimeout: MINUTE,
    testsStartTimeout: MINUTE,
    testsFinishTimeout: 4 * MINUTE,
    testFramework: { config: { timeout: '10000' } },
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
          Object.assign(counts, countSessions(sessions));
        },
      },
    ],
  },
});

runner.on('stopped', () => {
  const { passed, failed, skipped } = counts;
  console.log(
    `${engine}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`,
  );
  for (const child of children) child.removeAllListeners('exit');
  stopHelpers();
  process.send?.(counts);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  if (process.connected) process.disconnect();
});
