import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { subtractAmounts, sumAmounts } from '../../src/model/amount.ts';
import { roundAmount } from '../../src/model/apportion.ts';
import { changeDrivers, type GroupUse, type PeriodUse } from '../../src/model/drivers.ts';

/** A group by amount and volume, before and now. */
const group = (
  former: readonly [number | string, number],
  current: readonly [number | string, number],
  key: string | null | undefined = 'agent',
): GroupUse => ({
  key,
  former: { amount: former[0], volume: former[1] },
  current: { amount: current[0], volume: current[1] },
});

const wholeOf = (groups: readonly GroupUse[]) => ({
  former: sumAmounts(groups.map(({ former }) => former.amount)),
  current: sumAmounts(groups.map(({ current }) => current.amount)),
});

function partsOf(groups: readonly GroupUse[], digits = 1): Record<string, string> {
  const { drivers } = changeDrivers(groups, wholeOf(groups), digits);
  return Object.fromEntries(drivers.map(({ kind, amount }) => [kind, amount]));
}

describe('drivers of a change', () => {
  it('tell more messages from dearer ones', () => {
    assert.deepEqual(partsOf([group([100, 50], [200, 100])]), { volume: '100' });
    assert.deepEqual(partsOf([group([100, 50], [200, 50])]), { rate: '100' });
    assert.deepEqual(partsOf([group([100, 50], [300, 100])]), { volume: '125', rate: '75' });
  });

  it('tell a mix of other groups, which cost more, from both', () => {
    const cheap = group([100, 100], [60, 60], 'cheap');
    const dear = group([100, 10], [500, 50], 'dear');
    assert.deepEqual(partsOf([cheap, dear]), { mix: '360' });
    // 130 messages more, at a mean of 2.159 credits before and after; the rest is mix.
    const more = [group([100, 100], [200, 200], 'cheap'), group([100, 10], [400, 40], 'dear')];
    assert.deepEqual(partsOf(more), { volume: '280.7', mix: '119.3' });
  });

  it('name groups that are new and groups that are gone', () => {
    const groups = [
      group([50, 5], [50, 5]),
      group([0, 0], [70, 7], 'new'),
      group([30, 3], [0, 0], 'gone'),
    ];
    assert.deepEqual(partsOf(groups), { new: '70', gone: '-30' });
  });

  it('take several groups together for neither new nor gone', () => {
    const others = { ...group([0, 0], [70, 7]), key: undefined };
    assert.deepEqual(partsOf([others]), { other: '70' });
  });

  it('leave apart what no messages stand behind, and what groups lack of the whole', () => {
    assert.deepEqual(partsOf([group([20, 0], [25, 0])]), { other: '5' });
    const { drivers } = changeDrivers(
      [group([10, 1], [20, 2])],
      { former: 10, current: '20.5' },
      1,
    );
    assert.deepEqual(drivers, [
      { kind: 'volume', amount: '10' },
      { kind: 'other', amount: '0.5' },
    ]);
  });

  it('are largest first, whichever way they go', () => {
    const groups = [group([100, 50], [130, 50]), group([200, 5], [0, 0], 'gone')];
    const { change, drivers } = changeDrivers(groups, wholeOf(groups), 1);
    assert.equal(change, '-170');
    assert.deepEqual(
      drivers.map(({ kind }) => kind),
      ['gone', 'rate'],
    );
  });

  it('are none where nothing changed', () => {
    assert.deepEqual(changeDrivers([group([5, 1], [5, 1])], { former: 5, current: 5 }, 1), {
      change: '0',
      drivers: [],
    });
    assert.deepEqual(changeDrivers([], { former: 0, current: 0 }, 1).drivers, []);
  });

  const amount = fc.integer({ min: -(10 ** 7), max: 10 ** 9 }).map((units) => `${units}e-4`);
  const use: fc.Arbitrary<PeriodUse> = fc.record({
    amount: fc.oneof(
      fc.constant('0'),
      amount.map((text) => sumAmounts([Number(text)])),
    ),
    volume: fc.oneof(fc.constant(0), fc.nat(10 ** 6)),
  });
  const groupUse: fc.Arbitrary<GroupUse> = fc.record({
    key: fc.constantFrom('a', 'b', null, undefined),
    former: use,
    current: use,
  });

  it('add up to the change to the last digit', () => {
    fc.assert(
      fc.property(fc.array(groupUse), fc.nat(6), (groups, digits) => {
        const whole = wholeOf(groups);
        const { change, drivers } = changeDrivers(groups, whole, digits);
        assert.equal(change, roundAmount(subtractAmounts(whole.current, whole.former), digits));
        assert.equal(sumAmounts(drivers.map((driver) => driver.amount)), change);
      }),
    );
  });

  it('change but their sign when the periods are swapped', () => {
    const opposite = { new: 'gone', gone: 'new' } as const;
    fc.assert(
      fc.property(fc.array(groupUse), (groups) => {
        const there = partsOf(groups, 2);
        const back = partsOf(
          groups.map(({ key, former, current }) => ({ key, former: current, current: former })),
          2,
        );
        for (const kind of ['volume', 'rate', 'mix', 'new', 'gone', 'other'] as const) {
          const other = kind in opposite ? opposite[kind as 'new'] : kind;
          assert.ok(Math.abs(Number(there[kind] ?? 0) + Number(back[other] ?? 0)) < 0.021, kind);
        }
      }),
    );
  });
});
