import type { Capabilities, DimensionAnswer, DimensionValue } from '../../../src/api/types.ts';
import { createMockSource, type MockUsageSource } from '../../mocks/mock-source.ts';

/** A source with exactly these values, whatever the dimension. */
export function sourceOf(values: readonly DimensionValue[]): MockUsageSource {
  return Object.assign(createMockSource(), {
    dimension: async ({ dimension, keys, search = '' }): Promise<DimensionAnswer> => {
      const items = values.filter(
        ({ key, label }) => (!keys || keys.includes(key)) && label.includes(search),
      );
      return { dimension, items, matches: items.length, count: values.length, next_cursor: null };
    },
  } satisfies Partial<MockUsageSource>);
}

/** The mock with capabilities of its own. */
export async function sourceWith(change: Partial<Capabilities>): Promise<MockUsageSource> {
  const source = createMockSource();
  const capabilities = { ...(await source.capabilities())!, ...change };
  return Object.assign(source, { capabilities: async () => capabilities });
}
