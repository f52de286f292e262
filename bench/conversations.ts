/**
 * How long the longest tasks are, how many rows are in the document and how much memory is in use while
 * 100,000 conversations are scrolled through from end to end and written into a file, in Chromium, over
 * a source in memory that answers at once:
 *
 *     npm run bench:conversations
 *
 * Each page is made when it is asked for, so that memory is that of the element and its cache. A task
 * of 80 ms is made at the end, to see that long tasks are seen.
 *
 * `CSV_FILE=name.csv` keeps the file.
 */
import { writeFile } from 'node:fs/promises';
import { openLongTaskBench } from './long-tasks.ts';

const count = 100_000;
/** Rows between two looks at the memory. */
const stretch = 20_000;
/** Rows at the end of a stretch that are scrolled through as by a very fast hand, and watched. */
const watched = 1000;
const { tab, step, end } = await openLongTaskBench(`
<usage-provider time-zone="Europe/Berlin"><recent-conversations></recent-conversations></usage-provider>
<script type="module">
  import { createMockSource } from '/test/mocks/mock-source.ts';
  import '/src/elements/usage-provider/define.ts';
  import '/src/elements/recent-conversations/define.ts';
  const mock = createMockSource();
  const now = Date.parse('2026-11-20T13:30:00Z');
  // Names that a spreadsheet might take for formulas, numbers or dates.
  const names = ['=1+1', '+49 30 123', '-8.5', '@sum', '00123', '1/2', 'Müller, "Jo"', '\\t=2', 'دعم', '٣', 'a;=3'];
  const template = (await mock.conversations({
    from: '2026-11-01T00:00:00Z', to: '2026-11-21T00:00:00Z', timeZone: 'UTC', limit: 1,
  })).items[0];
  const rowAt = (index) => ({
    ...template,
    id: 'cnv_' + index,
    agent: { key: 'agt_' + (index % 40), label: 'Agent ' + (index % 40) },
    contact: { key: 'contact_' + index, label: names[index % names.length] },
    started_at: new Date(now - index * 7000 - 60000).toISOString(),
    last_at: new Date(now - index * 7000).toISOString(),
    messages: 1 + (index % 50),
    in_range: (index / 10000).toFixed(4),
    whole: (index / 5000).toFixed(4),
  });
  document.querySelector('usage-provider').source = {
    ...mock,
    capabilities: () => mock.capabilities(),
    async conversations({ from, to, timeZone, limit = 50, cursor = '0' }) {
      const start = Number(cursor);
      const last = Math.min(${count}, start + limit);
      return {
        from, to, time_zone: timeZone, as_of: '2026-11-20T13:31:24Z', sort: '-last_at',
        metric: { key: 'credits', label: 'Credits', unit: 'credit', fraction_digits: 2, aggregation: 'sum', disjoint: ['agent'] },
        items: Array.from({ length: last - start }, (_, index) => rowAt(start + index)),
        totals: { count: ${count}, in_range: '1', outside_conversations: '0' },
        next_cursor: last < ${count} ? String(last) : null,
      };
    },
  };
  const list = document.querySelector('recent-conversations');
  window.root = list.shadowRoot;
  window.most = 0;
  // So many pixels a frame, as far as rows are there.
  window.scrollTo = async (row, pixels) => {
    const scroller = root.querySelector('[part~="scroller"]');
    while (root.querySelector('[aria-rowindex="' + (row + 1) + '"]') === null) {
      scroller.scrollTop += pixels;
      await new Promise(requestAnimationFrame);
      most = Math.max(most, root.querySelectorAll('tbody tr').length);
    }
  };
  window.save = () => new Promise((resolve) => {
    window.showSaveFilePicker = undefined;
    HTMLAnchorElement.prototype.click = function () {
      const { href } = this;
      // Reading it is no work of the element.
      window.readFile = () => fetch(href).then((response) => response.text());
      resolve();
    };
    root.querySelector('.export').click();
  });
  await new Promise((resolve) => list.addEventListener('usage-load', resolve, { once: true }));
  window.isReady = true;
</script>`);

/** Prints what is in use after a collection of garbage. */
async function memory(): Promise<void> {
  const session = await tab.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { JSEventListeners, Nodes } = await tab.metrics();
  const rows = await tab.evaluate(`root.querySelector('[part~="note"]').textContent`);
  console.log(
    `  ${rows} ${(usedSize / 1e6).toFixed(1)} MB, ${Nodes} nodes, ${JSEventListeners} listeners`,
  );
  await session.detach();
}

await step('start', async () => undefined);
await memory();
for (let row = stretch; row <= count; row += stretch) {
  await tab.evaluate(`scrollTo(${row - watched}, 500)`);
  await step(`rows ${row - watched} to ${row}`, () => tab.evaluate(`scrollTo(${row}, 200)`));
  await memory();
}
await tab.evaluate(`scrollTo(${watched}, -2000)`);
await step('back to the first', () => tab.evaluate('scrollTo(1, -200)'));
await memory();
console.log(`at most ${await tab.evaluate('most')} rows in the document`);
await step('write a file of all', () => tab.evaluate('save()'));
await memory();
const file = process.env['CSV_FILE'];
if (file) await writeFile(file, (await tab.evaluate('readFile()')) as string);
await end();
