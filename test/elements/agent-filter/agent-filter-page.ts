import { fixture, html } from '@open-wc/testing';
import type { UsageSource } from '../../../src/api/types.ts';
import type { UsageProvider } from '../../../src/elements/usage-provider/usage-provider.ts';
import { FilterPage } from '../dimension-filter/filter-page.ts';

/** A filter inside a provider, which knows what the API can do. */
export async function renderFilter(
  source: UsageSource,
  { agent, agents }: { readonly agent?: string; readonly agents?: readonly string[] } = {},
): Promise<FilterPage> {
  const provider = await fixture<UsageProvider>(
    html`<usage-provider .source=${source} agent=${agent ?? ''} time-zone="Europe/Berlin"
      ><agent-filter></agent-filter
    ></usage-provider>`,
  );
  if (agents) provider.filters = { agent: agents };
  const page = new FilterPage(provider.querySelector('agent-filter')!);
  await page.until(() => page.element.dataset['state'] !== 'loading', 'capabilities');
  return page;
}
