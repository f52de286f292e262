import assert from 'node:assert/strict';
import type { Amount, Capabilities, Dimension, Instant, Series } from '../../src/api/types.ts';
import { dimensions } from '../../src/api/types.ts';
import { compareAmounts, sumAmounts } from '../../src/model/amount.ts';
import { resolvePeriod } from '../../src/model/period.ts';
import type { ContractClient } from './client.ts';

/** What the tests ask about: found in the API itself, so that they fit any data. */
export interface Fixture {
  readonly client: ContractClient;
  readonly capabilities: Capabilities;
  /** The last 30 days in Berlin. */
  readonly month: { readonly from: Instant; readonly to: Instant; readonly timeZone: string };
  /** Keys of every metric that is answered. */
  readonly metrics: readonly string[];
  /** Keys that may be chosen, by dimension. */
  readonly keys: Readonly<Record<Dimension, readonly string[]>>;
  /** A conversation of the last 30 days with many steps. */
  readonly conversation: { readonly agent: string; readonly conversation: string };
}

/** Gives the fixture to tests, which are declared before the API is connected. */
export type UseFixture = () => Fixture;

export async function findFixture(client: ContractClient): Promise<Fixture> {
  const capabilities = await client.capabilities();
  const timeZone = 'Europe/Berlin';
  const { from, to } = resolvePeriod({ preset: '30d' }, { now: capabilities.now, timeZone });
  const month = { from, to, timeZone };
  const keys = {} as Record<Dimension, readonly string[]>;
  for (const dimension of dimensions) {
    const { items } = await client.dimension({ dimension, limit: 1000 });
    keys[dimension] = items.filter(({ allowed }) => allowed !== false).map(({ key }) => key);
  }
  const { items } = await client.conversations({ ...month, sort: '-whole', limit: 1 });
  const [largest] = items;
  assert.ok(largest, 'there are conversations in the last 30 days');
  return {
    client,
    capabilities,
    month,
    metrics: capabilities.metrics.map(({ key }) => key),
    keys,
    conversation: { agent: largest.agent.key!, conversation: largest.id },
  };
}

/** Both are the same amount, however it is written, or both are not measured. */
export function assertSameAmount(
  actual: Amount | null | undefined,
  expected: Amount | null | undefined,
  where: string,
): void {
  const same =
    actual === null || expected === null || actual === undefined || expected === undefined
      ? actual === expected
      : compareAmounts(actual, expected) === 0;
  assert.ok(same, `${where}: ${String(actual)} is not ${String(expected)}`);
}

/** Total and all values are the same. */
export function assertSameSeries(
  actual: Pick<Series, 'total' | 'values'>,
  expected: Pick<Series, 'total' | 'values'>,
  where: string,
): void {
  assertSameAmount(actual.total, expected.total, `${where}, total`);
  assert.equal(actual.values?.length, expected.values?.length, where);
  actual.values?.forEach((value, index) => {
    assertSameAmount(value, expected.values?.[index], `${where}, bucket ${index}`);
  });
}

/** The sum of what was measured. */
export function sumMeasured(amounts: readonly (Amount | null | undefined)[]): string {
  return sumAmounts(amounts.filter((amount) => amount !== null && amount !== undefined));
}

/** The one series of an answer with these properties. */
export function findSeries(
  series: readonly Series[],
  metric: string,
  part: Series['part'],
  key?: string | null,
): Series {
  const found = series.filter(
    (candidate) =>
      candidate.metric === metric &&
      candidate.part === part &&
      (part !== 'group' || candidate.key === key),
  );
  assert.equal(found.length, 1, `one series of ${metric}, ${part} ${String(key)}`);
  return found[0]!;
}
