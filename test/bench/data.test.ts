import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generate, kinds } from '../../bench/data.ts';

const size = { buckets: 28, agents: 5 };

describe('the usage of the bench', () => {
  for (const kind of kinds) {
    it(`is the same each time and another for each filter (${kind})`, () => {
      assert.deepEqual(generate(kind, size, 1), generate(kind, size, 1));
      assert.notDeepEqual(generate(kind, size, 1).values, generate(kind, size, 2).values);
    });

    it(`has its agents by total, largest first (${kind})`, () => {
      const { totals, values } = generate(kind, size, 1);
      assert.deepEqual(
        totals,
        totals.toSorted((a, b) => b - a),
      );
      assert.deepEqual([values.length, values[0]?.length], [5, 28]);
    });
  }

  it('is in days as long as a year has as many', () => {
    assert.equal(generate('noise', { ...size, buckets: 365 }, 0).interval, 'day');
    assert.equal(generate('noise', { ...size, buckets: 8760 }, 0).interval, 'hour');
  });

  it('is quiet at weekends where it is weekly', () => {
    const { starts, values } = generate('weekly', size, 1);
    const [first = []] = values;
    const of = (weekend: boolean) =>
      first.filter((_, index) => [0, 6].includes(new Date(starts[index]!).getUTCDay()) === weekend);
    assert.ok(Math.max(...of(true)) < Math.min(...of(false)));
  });
});
