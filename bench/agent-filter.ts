/**
 * How long the longest tasks are while 5,000 agents are opened, searched, scrolled through and
 * chosen, in Chromium, over a source in memory that answers at once:
 *
 *     npm run bench:agent-filter
 *
 * A task of 80 ms is made at the end, to see that long tasks are seen.
 */
import { openLongTaskBench } from './long-tasks.ts';

const agents = 5000;
const { tab, step, end } = await openLongTaskBench(`
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
  window.filter = document.querySelector('agent-filter').shadowRoot;
  window.isReady = true;
</script>`);

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
await end();
