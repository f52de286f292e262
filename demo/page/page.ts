import '../../src/define.ts';
import { RestUsageSource } from '../../src/index.ts';

const provider = document.querySelector('usage-provider')!;
const detail = document.querySelector('conversation-credits')!;
const day = 86_400_000;

/** What this page itself takes from its address; the provider takes the filters. */
const attributes = ['time-zone', 'locale', 'from', 'to'] as const;

const address = new URLSearchParams(location.search);
for (const name of attributes) {
  const value = address.get(name);
  if (value) provider.setAttribute(name, value);
}

// Set before the provider reads the address, this is what the page shows where the address names no
// organization; `?organization=` shows all.
provider.filters = { organization: ['brightwater-home'] };

/** A page of its own would have a list to choose from; this one opens the dearest of three days. */
async function openDearestConversation(): Promise<void> {
  const source = new RestUsageSource({ baseUrl: '/api/usage' });
  const now = Date.now();
  await provider.updateComplete;
  const { organization } = provider.filters;
  const { items } = await source.conversations({
    from: new Date(now - 3 * day).toISOString(),
    to: new Date(now).toISOString(),
    timeZone: 'UTC',
    sort: '-whole',
    limit: 1,
    filters: { organization },
  });
  const [dearest] = items;
  if (dearest?.agent.key) {
    detail.agent = dearest.agent.key;
    detail.conversation = dearest.id;
  }
}

// Where the API does not answer, the elements say so.
openDearestConversation().catch(() => {});
