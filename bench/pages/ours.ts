/** Ours: the elements, on a source in memory that answers at once. */
import '../../src/elements/credit-chart/define.ts';
import '../../src/elements/usage-breakdown/define.ts';
import '../../src/elements/usage-provider/define.ts';
import type { DimensionRef, UsageAnswer, UsageRequest, UsageSource } from '../../src/api/types.ts';
import type { UsageData } from '../data.ts';
import { part, startPage } from './page.ts';
import { showTable } from './table.ts';

const credits = {
  key: 'credits',
  label: 'Credits',
  unit: 'credit',
  fraction_digits: 2,
  aggregation: 'sum',
  disjoint: ['agent', 'category'],
} as const;

let current: UsageData;

const notThere = () => Promise.reject(new Error('The bench has no such resource.'));

const source: UsageSource = {
  capabilities: async () => ({
    now: new Date(current.end).toISOString(),
    metrics: [credits],
    dimensions: [
      { dimension: 'agent', label: 'Agent', filter: true, group: true },
      { dimension: 'category', label: 'Category', filter: true, group: true },
    ],
    intervals: ['hour', 'day'],
    time_zones: 'iana',
    usage_options: ['limit'],
    resources: [],
  }),
  usage: async (request) => answer(current, request),
  dimension: notThere,
  plan: notThere,
  conversations: notThere,
  conversation: notThere,
};

/** The figures as an API would give them, for whatever part of them was asked. */
function answer(data: UsageData, request: UsageRequest): UsageAnswer {
  const { from, to, timeZone, groupBy, interval, filters = {}, limit = 10 } = request;
  const { agents, end, instants, totals, values, whole } = data;
  const own = Math.min(limit, agents.length);
  const remaining = agents.length - own;
  const figures = (lists: readonly (readonly number[])[], total: readonly number[]) => ({
    metric: credits.key,
    total: sum(total),
    ...(interval && { values: lists.length === 1 ? lists[0]! : sums(lists) }),
  });
  const groups = agents.slice(0, own).map((label) => ({ key: label, label }));
  return {
    from,
    to,
    time_zone: timeZone,
    as_of: new Date(end).toISOString(),
    metrics: [credits],
    filters: Object.fromEntries(Object.entries(filters).map(([name, keys]) => [name, named(keys)])),
    ...(interval && { interval, starts: instants }),
    ...(groupBy && {
      groups: { dimension: groupBy, order_by: credits.key, items: groups, remaining },
    }),
    series: [
      { ...figures([whole], totals), part: 'total' },
      ...(groupBy ? groups : []).map(({ key }, index) => ({
        ...figures([values[index] ?? []], [totals[index] ?? 0]),
        part: 'group' as const,
        key,
      })),
      ...(groupBy && remaining > 0
        ? [
            {
              ...figures(values.slice(own), totals.slice(own)),
              part: 'remainder' as const,
            },
          ]
        : []),
    ],
  };
}

function named(keys: readonly string[]): readonly DimensionRef[] {
  return keys.map((key) => ({ key, label: key }));
}

function sum(amounts: readonly number[]): number {
  return Math.round(amounts.reduce((all, amount) => all + amount, 0) * 100) / 100;
}

function sums(lists: readonly (readonly number[])[]): readonly number[] {
  const [first = []] = lists;
  return first.map((_, index) => sum(lists.map((list) => list[index] ?? 0)));
}

function createProvider({ starts, end, interval }: UsageData) {
  const provider = document.createElement('usage-provider');
  const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
  provider.timeZone = 'UTC';
  provider.from = dayOf(starts[0] ?? 0);
  provider.to = dayOf(end - 1);
  provider.source = source;
  part('chart').innerHTML = `<credit-chart
    type="line" interval="${interval}" metrics="credits" group-by="agent" limit="50"
  ></credit-chart>`;
  part('donut').innerHTML = `<usage-breakdown group-by="agent" type="donut"></usage-breakdown>`;
  part('chart').before(provider);
  provider.append(part('chart'), part('donut'), part('table'));
  return provider;
}

/** Hides the total beside the agents, whose lines it presses flat. */
function hideTotal(): void {
  const { shadowRoot } = document.querySelector('credit-chart')!;
  shadowRoot?.querySelector<HTMLElement>('[part="legend"] button')?.click();
}

let provider: ReturnType<typeof createProvider> | undefined;
startPage((data, filter) => {
  current = data;
  if (provider) provider.filters = { category: [`filter-${filter}`] };
  else provider = createProvider(data);
  showTable(data.rows);
}, hideTotal);
