import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { generateUsage, type Habit, type Runaway } from '../../bench/generated-usage.ts';
import {
  detectRunaway,
  historyHours,
  leastHistoryHours,
  type HourlyUse,
} from '../../src/model/runaway.ts';

/** Hours from a Monday's midnight on. */
const use = (amounts: ArrayLike<number | null>): HourlyUse[] =>
  Array.from(amounts, (amount, index) => ({
    weekday: (Math.floor(index / 24) + 1) % 7,
    hour: index % 24,
    amount,
  }));

const office: Habit = { meanPerHour: 10, weekend: 0.3, growth: 1.3, dispersion: 2 };
const days = historyHours / 24;
const total = historyHours;
/** Of the last week, at 16:00. */
const friday = total - 2 * 24 - 8;
const generate = (seed: number, habit: Partial<Habit> = {}, runaways: Runaway[] = []) =>
  generateUsage(seed, { ...office, ...habit }, days, runaways).counts;
const constant = (amount: number, hours = total) => new Array<number>(hours).fill(amount);

/** The runaway, or a failure that says what came instead. */
function find(amounts: ArrayLike<number | null>, options = {}) {
  const found = detectRunaway(use(amounts), options);
  if (typeof found === 'string') assert.fail(`'${found}' rather than a runaway`);
  return found;
}

describe('runaway', () => {
  it('is found with its begin, its length and what it used', () => {
    const runaway = { start: total - 30, hours: 10, factor: 5 };
    const amounts = generate(1, {}, [runaway]);
    const found = find(amounts);
    assert.ok(Math.abs(found.start - runaway.start) <= 2, `starts at ${found.start}`);
    assert.ok(Math.abs(found.hours - runaway.hours) <= 3, `lasts ${found.hours}`);
    const sum = amounts
      .slice(found.start, found.start + found.hours)
      .reduce((all, one) => all + one, 0);
    assert.equal(found.amount, sum);
    assert.ok(found.amount > 3 * found.expected);
    assert.ok(found.chance < 1e-3);
  });

  it('is found in a series with hours in which it was never used', () => {
    const amounts = generate(3, { meanPerHour: 3 }).map((count, index) =>
      index % 24 < 6 ? 0 : count,
    );
    assert.equal(detectRunaway(use(amounts)), 'usual');
    const found = find(amounts.map((count, index) => (index >= total - 8 ? count + 15 : count)));
    assert.ok(found.start >= total - 9);
  });

  it('reaches as far as it lasts, over quiet hours too', () => {
    const start = total - 100;
    const amounts = generate(4).map((count, index) => {
      if (index < start) return count;
      return index % 8 === 0 ? 0 : 20 * count;
    });
    const found = find(amounts);
    assert.ok(Math.abs(found.start - start) <= 8, `starts ${start - found.start} hours early`);
    assert.ok(found.start + found.hours >= total - 2);
    const sum = amounts.slice(found.start, found.start + found.hours);
    assert.equal(
      found.amount,
      sum.reduce((all, one) => all + one, 0),
    );
  });

  it('is found while it goes on, in an hour that is not over', () => {
    const hours = use(constant(12).with(-1, 40));
    const last = { ...hours.at(-1)!, share: 0.25 };
    const found = detectRunaway([...hours.slice(0, -1), last]);
    assert.ok(typeof found === 'object');
    assert.deepEqual([found.start, found.hours, found.amount], [total - 1, 1, 40]);
    assert.ok(Math.abs(found.expected - 3) < 0.1);
  });

  it('is not an hour that has just begun, also where all of it comes in its first minute', () => {
    for (const [amount, share] of [
      [4, 0.3],
      [4, 0],
      [12, 0.02],
    ] as const) {
      const hours = use(constant(12).with(-1, amount));
      const last = { ...hours.at(-1)!, share };
      assert.equal(detectRunaway([...hours.slice(0, -1), last]), 'usual');
    }
  });

  it('is no longer told of when it is over for long', () => {
    const amounts = generate(2, {}, [{ start: total - 60, hours: 6, factor: 8 }]);
    assert.equal(detectRunaway(use(amounts)), 'usual');
    assert.ok(find(amounts, { recent: 72 }).hours <= 9);
  });

  it('is judged against the same hour of the week', () => {
    // Busy on Mondays at nine, for which one week after another has the same.
    const amounts = generate(3, { meanPerHour: 2 }).map((one, index) =>
      index % 168 === 9 ? 60 : one,
    );
    const monday = amounts.slice(0, amounts.length - 168 + 12);
    assert.equal(detectRunaway(use(monday)), 'usual');
    const tuesday = amounts.slice(0, amounts.length - 168 + 36);
    tuesday[tuesday.length - 3] = 60;
    assert.equal(find(tuesday).start, tuesday.length - 3);
  });

  it('is found early in the day', () => {
    const begun = generate(4).slice(0, total - 24 + 2);
    begun[begun.length - 1] = 60;
    assert.equal(find(begun).start, begun.length - 1);
  });

  it('is found where one before it lies in the history', () => {
    const runaways = [
      { start: total - 24 * 16, hours: 72, factor: 10 },
      { start: total - 24 * 30, hours: 3, factor: 10 },
      { start: friday - 6, hours: 6, factor: 3 },
    ];
    for (const seed of [5, 6, 7]) {
      const found = find(generate(seed, {}, runaways).slice(0, friday));
      assert.ok(found.start >= friday - 8, `${seed}: starts at ${found.start}`);
    }
  });

  it('is found in an agent that is quiet in most hours', () => {
    for (const seed of [8, 9, 10]) {
      const quiet = generate(seed, { meanPerHour: 0.2, dispersion: 1 });
      assert.equal(detectRunaway(use(quiet)), 'usual');
      for (let index = total - 5; index < total; index += 1) quiet[index] = 2;
      assert.ok(find(quiet).start >= total - 8);
    }
  });

  it('depends on the sensitivity', () => {
    const amounts = generate(11).fill(22, total - 1);
    const { chance } = find(amounts, { sensitivity: 1000 });
    assert.equal(detectRunaway(use(amounts), { sensitivity: chance * 0.9 }), 'usual');
    assert.equal(find(amounts, { sensitivity: chance * 1.1 }).chance, chance);
  });

  it('is far beyond the habit, not a little and surely', () => {
    const busy = generate(12, { meanPerHour: 2000, dispersion: 1 });
    assert.equal(
      detectRunaway(use(busy.map((one, i) => (i > total - 24 ? one * 1.3 : one)))),
      'usual',
    );
    assert.ok(find(busy.map((one, i) => (i > total - 24 ? one * 1.8 : one))));
  });
});

describe('use without a runaway', () => {
  it('is usual where a batch comes every week, whenever', () => {
    let alarms = 0;
    for (let seed = 20; seed < 40; seed += 1) {
      const amounts = generate(seed);
      for (let week = 0; week < days / 7; week += 1) {
        const hour = week === days / 7 - 1 ? 167 : (seed * 37 + week * 61) % 168;
        amounts[week * 168 + hour]! += 80 + ((seed * 7 + week * 13) % 20);
      }
      if (detectRunaway(use(amounts)) !== 'usual') alarms += 1;
    }
    assert.ok(alarms <= 2, `${alarms} alarms in 20`);
  });

  it('knows an event in twenty hours', () => {
    const rare = generate(41, { meanPerHour: 0.05, dispersion: 1 });
    assert.equal(detectRunaway(use(rare)), 'usual');
    rare.fill(1, total - 8);
    assert.ok(find(rare).start >= total - 9);
  });

  it('is usual where it is constant', () => {
    assert.equal(detectRunaway(use(constant(3))), 'usual');
    assert.equal(detectRunaway(use(constant(3).with(-5, 4))), 'usual');
    assert.equal(find(constant(3).with(-5, 12)).start, total - 5);
  });

  it('is usual where nothing is used', () => {
    assert.equal(detectRunaway(use(constant(0))), 'usual');
    assert.equal(detectRunaway([]), 'usual');
  });

  it('survives refunds', () => {
    const refunded = generate(13).map((one, index) => (index % 50 === 0 ? -40 : one));
    assert.equal(detectRunaway(use(refunded)), 'usual');
    assert.equal(detectRunaway(use(constant(-1))), 'usual');
    const undone = Array.from(refunded);
    undone.splice(-2, 2, 200, -200);
    const found = detectRunaway(use(undone));
    assert.ok(typeof found === 'object' && found.amount >= 150);
  });

  it('has not enough history in its first days, also where zeros stand before them', () => {
    const young = Array.from(generate(14).subarray(0, 24 * 3));
    for (const before of [[], constant(0), new Array<null>(total).fill(null)]) {
      assert.equal(detectRunaway(use([...before, ...young])), 'history');
      assert.equal(detectRunaway(use([...before, ...young.slice(0, 20)])), 'history');
    }
    const old = generate(14).subarray(0, leastHistoryHours + 24 * 6);
    assert.equal(detectRunaway(use(old)), 'usual');
  });

  it('has not enough history where it was never used before', () => {
    assert.equal(detectRunaway(use(constant(0).with(-1, 500))), 'history');
    assert.equal(
      detectRunaway(use([...constant(0, 300).with(5, 1), ...constant(0).with(-1, 500)])),
      'history',
    );
    assert.equal(detectRunaway(use(constant(0).with(20, 5).with(-1, 500))), 'history');
  });
});

describe('any use', () => {
  const amount = fc.option(fc.double({ min: -50, max: 500, noNaN: true }), { freq: 20 });
  const anyUse = fc.array(fc.oneof(fc.constant(0), amount), { minLength: 500, maxLength: 900 });
  const runs = { seed: 7, numRuns: 40 };

  it('gives numbers, and an amount beyond the expected one', () => {
    const spiky = fc.tuple(anyUse, fc.double({ min: 0, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(spiky, ([amounts, spike]) => {
        const hours = use([...amounts, spike]);
        const found = detectRunaway(hours, { sensitivity: 100 });
        if (typeof found === 'string') return;
        assert.ok(Object.values(found).every(Number.isFinite), JSON.stringify(found));
        assert.ok(found.amount > found.expected && found.chance >= 0);
        const sum = hours
          .slice(found.start, found.start + found.hours)
          .reduce((all, hour) => all + (hour.amount ?? 0), 0);
        assert.ok(Math.abs(sum - found.amount) < 1e-6 * (1 + Math.abs(sum)));
      }),
      runs,
    );
  });

  it('is judged alike in whatever unit', () => {
    const habits = fc.record({
      seed: fc.integer({ min: 1, max: 1e6 }),
      meanPerHour: fc.constantFrom(0.3, 4, 50),
      factor: fc.constantFrom(1, 3),
      scale: fc.constantFrom(0.0013, 7, 1e6),
    });
    fc.assert(
      fc.property(habits, ({ seed, meanPerHour, factor, scale }) => {
        const amounts = generate(seed, { meanPerHour }, [{ start: total - 4, hours: 4, factor }]);
        const one = detectRunaway(use(amounts));
        const other = detectRunaway(use(Array.from(amounts, (value) => value * scale)));
        if (typeof one === 'string' || typeof other === 'string') return assert.equal(one, other);
        assert.deepEqual([one.start, one.hours], [other.start, other.hours]);
      }),
      runs,
    );
  });

  it('stays what it was with hours before it that were not measured', () => {
    fc.assert(
      fc.property(anyUse, fc.integer({ min: 1, max: 40 }), (amounts, weeks) => {
        const before = new Array<null>(weeks * 168).fill(null);
        const found = detectRunaway(use(amounts));
        const later = detectRunaway(use([...before, ...amounts]));
        if (typeof later === 'string') return assert.equal(later, found);
        assert.deepEqual({ ...later, start: later.start - before.length }, found);
      }),
      runs,
    );
  });

  it('is usual where the recent hours had less than usual', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0, max: 0.6 }),
        (seed, part) => {
          const amounts = generate(seed, { dispersion: 1 }).map((one, index) =>
            index >= total - 120 ? Math.floor(one * part) : one,
          );
          assert.equal(detectRunaway(use(amounts)), 'usual');
        },
      ),
      runs,
    );
  });
});
