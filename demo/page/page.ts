import '../../src/define.ts';
import { RestUsageSource } from '../../src/index.ts';

const provider = document.querySelector('usage-provider')!;
const detail = document.querySelector('conversation-credits')!;
const day = 86_400_000;

/** What an address may say of the provider: `?from=2020-03-01&to=2020-03-31`. */
const attributes = ['agent', 'time-zone', 'locale', 'period', 'from', 'to'] as const;

const address = new URLSearchParams(location.search);

for (const [name, value] of address) {
  if (!attributes.some((attribute) => attribute === name)) continue;
  if (value) provider.setAttribute(name, value);
  else provider.removeAttribute(name);
}

// Chosen at first, so that the organization filter can change it; `?organization=` shows all.
const organization = address.has('organization')
  ? address.getAll('organization').filter((key) => key !== '')
  : ['brightwater-home'];
provider.filters = { organization };

/** A page of its own would have a list to choose from; this one opens the dearest of three days. */
async function openDearestConversation(): Promise<void> {
  const source = new RestUsageSource({ baseUrl: '/api/usage' });
  const now = Date.now();
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
