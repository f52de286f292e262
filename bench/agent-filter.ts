/**
 * How long the longest tasks are while 5,000 agents are opened, searched, scrolled through and
 * chosen, in Chromium, over a source in memory that answers at once:
 *
 *     npm run bench:agent-filter
 *
 * A task of 80 ms is made at the end, to see that long tasks are seen.
 */
import { launch } from 'puppeteer-core';
import { createServer } from 'vite';
import { findPrograms, thisMachine } from '../scripts/browsers.ts';
import { bundle } from '../vite.config.ts';

const agents = 5000;
const page = `<!doctype html><html lang="en">
<usage-provider time-zone="Europe/Berlin"><agent-filter></agent-filter></usage-provider>
<script type="module">
  import { createMockSource } from '/test/mocks/mock-source.ts';
  import '/src/elements/usage-provider/define.ts';
  import '/src/elements/agent-filter/define.ts';
  const mock = createMockSource({ scenario: { agents: ${agents} } });
  // Asked for before, so that only the element's own work is measured.
  const all = [];
  let cursor;
  do {
    const answer = await mock.dimension({ dimension: 'agent', limit: 100, cursor });
    all.push(...answer.items);
    cursor = answer.next_cursor ?? undefined;
  } while (cursor);
  document.querySelector('usage-provider').source = {
    ...mock,
    capabilities: () => mock.capabilities(),
    async dimension({ dimension, search = '', keys, limit = 100, cursor = '0' }) {
      const found = all.filter(({ key, label }) =>
        (keys?.includes(key) ?? true) && (label + key).toLowerCase().includes(search.toLowerCase()));
      const end = Number(cursor) + limit;
      return {
        dimension,
        items: found.slice(Number(cursor), end),
        matches: found.length,
        count: all.length,
        next_cursor: end < found.length ? String(end) : null,
      };
    },
  };
  window.tasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
  }).observe({ type: 'longtask' });
  window.filter = document.querySelector('agent-filter').shadowRoot;
  window.isReady = true;
</script>`;

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
          response.end(page);
        });
      },
    },
  ],
});
await server.listen();
const executablePath = findPrograms(thisMachine, ['chromium']).found.chromium;
if (!executablePath) throw new Error('There is no Chromium; see "Browsers" in CONTRIBUTING.md.');
const browser = await launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const tab = await browser.newPage();

/** Runs one step, lets the page come to rest, and prints the tasks of 50 ms and more. */
async function step(name: string, action: () => Promise<unknown>): Promise<void> {
  await tab.evaluate('tasks.length = 0');
  await action();
  await tab.evaluate('new Promise((resolve) => setTimeout(resolve, 600))');
  const tasks = (await tab.evaluate('tasks')) as number[];
  console.log(`${name.padEnd(24)} ${tasks.length ? `${tasks.join(', ')} ms` : 'none over 50 ms'}`);
}

await tab.goto(`${server.resolvedUrls?.local[0]}bench`);
await tab.waitForFunction('window.isReady', { timeout: 120_000 });
await step('start', async () => undefined);
await step('open', () => tab.evaluate(`filter.querySelector('[part~="trigger"]').click()`));
await step('type', () => tab.keyboard.type('help', { delay: 60 }));
await step('delete', async () => {
  for (let count = 0; count < 4; count++) await tab.keyboard.press('Backspace', { delay: 30 });
});
await step('scroll to the end', () =>
  tab.evaluate(`(async () => {
    const list = filter.querySelector('[part~="options"]');
    while (list.querySelectorAll('[role="option"]').length < ${agents}) {
      list.scrollTop = list.scrollHeight;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })()`),
);
await step('End and Home', async () => {
  await tab.keyboard.press('End');
  await tab.keyboard.press('Home');
});
await step('choose one of the last', () =>
  tab.evaluate(`filter.querySelectorAll('[role="option"]')[${agents - 10}].click()`),
);
await step('a task of 80 ms', () =>
  tab.evaluate(
    'setTimeout(() => { const end = performance.now() + 80; while (performance.now() < end); }, 10)',
  ),
);
await browser.close();
await server.close();
