/** One page over the sources, in Chromium, on which the tasks of 50 ms and more are counted step by step, from traces. */
import { launch, type Page } from 'puppeteer-core';
import { createServer } from 'vite';
import { readLongTasks, type TraceEvent } from './trace.ts';
import { findPrograms, thisMachine } from '../scripts/browsers.ts';
import { bundle } from '../vite.config.ts';

export interface LongTaskBench {
  readonly tab: Page;
  /** Runs one step, lets the page come to rest, and prints the tasks of 50 ms and more. */
  step(name: string, action: () => Promise<unknown>): Promise<void>;
  /** Makes a task of 80 ms, to see that long tasks are seen, and closes everything. */
  end(): Promise<void>;
}

function describe(times: readonly number[]): string {
  if (times.length === 0) return 'none over 50 ms';
  return `${times.length} over 50 ms, the longest ${Math.round(Math.max(...times))} ms`;
}

/** @param markup a page whose script sets `isReady` when it may begin */
export async function openLongTaskBench(markup: string): Promise<LongTaskBench> {
  const server = await createServer({
    ...bundle({}),
    configFile: false,
    root: '.',
    cacheDir: '.cache/vite-bench',
    logLevel: 'error',
    appType: 'custom',
    optimizeDeps: { entries: ['src/**/*.ts', 'test/mocks/*.ts'] },
    server: { port: 0, hmr: false },
    plugins: [
      {
        name: 'usage-elements:bench',
        configureServer: ({ middlewares }) => {
          middlewares.use('/bench', (_request, response) => {
            response.setHeader('content-type', 'text/html');
            response.end(`<!doctype html><html lang="en">${markup}`);
          });
        },
      },
    ],
  });
  await server.listen();
  const executablePath = findPrograms(thisMachine, ['chromium']).found.chromium;
  if (!executablePath) throw new Error('There is no Chromium; see "Browsers" in CONTRIBUTING.md.');
  const browser = await launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
    // Scrolling through a hundred thousand rows takes its time.
    protocolTimeout: 0,
  });
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1280, height: 900 });

  async function step(name: string, action: () => Promise<unknown>): Promise<void> {
    await tab.tracing.start({ categories: ['disabled-by-default-devtools.timeline'] });
    await action();
    await tab.evaluate('new Promise((resolve) => setTimeout(resolve, 600))');
    const trace = await tab.tracing.stop();
    const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as {
      readonly traceEvents: readonly TraceEvent[];
    };
    const { elapsed, worked } = readLongTasks(traceEvents);
    console.log(
      `${name.padEnd(28)} by the clock ${describe(elapsed)}; at work ${describe(worked)}`,
    );
  }

  await tab.goto(`${server.resolvedUrls?.local[0]}bench`);
  await tab.waitForFunction('window.isReady', { timeout: 120_000 });
  return {
    tab,
    step,
    async end() {
      await step('a task of 80 ms', () =>
        tab.evaluate(
          'setTimeout(() => { const end = performance.now() + 80; while (performance.now() < end); }, 10)',
        ),
      );
      await browser.close();
      await server.close();
    },
  };
}
