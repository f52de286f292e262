/** Ours: the elements, on a source in memory that answers at once. */
import '../../src/elements/credit-chart/define.ts';
import '../../src/elements/usage-provider/define.ts';
import type { UsageAnswer, UsageRequest, UsageSource } from '../../src/api/types.ts';
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
  const { groupBy, interval, filters, limit = 10 } = request;
  const { starts, agents, values, totals } = data;
  const whole = sumOf(values, starts.length);
  const own = Math.min(limit, agents.length);
  const item = (index: number) => ({ key: `a${index}`, label: agents[index] ?? '' });
  const series = (total: number, list: readonly number[] | undefined) => ({
    metric: credits.key,
    total,
    ...(interval && list && { values: list }),
  });
  const total = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0);
  return {
    from: request.from,
    to: request.to,
    time_zone: request.timeZone,
    as_of: new Date(data.end).toISOString(),
    metrics: [credits],
    filters: Object.fromEntries(
      Object.entries(filters ?? {}).map(([dimension, keys]) => [
        dimension,
        keys.map((key) => ({ key, label: key })),
      ]),
    ),
    ...(interval && { interval, starts: starts.map((start) => new Date(start).toISOString()) }),
    ...(groupBy && {
      groups: {
        dimension: groupBy,
        order_by: credits.key,
        items: agents.slice(0, own).map((_, index) => item(index)),
        remaining: agents.length - own,
      },
    }),
    series: [
      { ...series(total(totals), whole), part: 'total' },
      ...(groupBy
        ? values.slice(0, own).map((list, index) => ({
            ...series(totals[index] ?? 0, list),
            part: 'group' as const,
            key: item(index).key,
          }))
        : []),
      ...(groupBy && own < agents.length
        ? [
            {
              ...series(total(totals.slice(own)), sumOf(values.slice(own), starts.length)),
              part: 'remainder' as const,
            },
          ]
        : []),
    ],
  };
}

function sumOf(lists: readonly (readonly number[])[], length: number): readonly number[] {
  const sums = new Array<number>(length).fill(0);
  for (const list of lists) list.forEach((value, index) => (sums[index]! += value));
  return sums;
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
  part('chart').before(provider);
  provider.append(part('chart'), part('donut'), part('table'));
  return provider;
}

let provider: ReturnType<typeof createProvider> | undefined;
startPage((data, filter) => {
  current = data;
  if (provider) provider.filters = { category: [`filter-${filter}`] };
  else provider = createProvider(data);
  showTable(data.rows);
});
