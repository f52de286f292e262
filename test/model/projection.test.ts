import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { leastHistory, projectUse, type DailyUse } from '../../src/model/projection.ts';

const dayLength = 86_400_000;
/** A Monday. */
const start = Date.UTC(2026, 8, 7);
const dayAt = (index: number) => new Date(start + index * dayLength).toISOString().slice(0, 10);
const use = (amounts: readonly (number | null)[]): DailyUse[] =>
  amounts.map((amount, index) => ({ day: dayAt(index), amount }));
const after = (history: readonly unknown[], count: number) =>
  Array.from({ length: count }, (_, index) => dayAt(history.length + index));
const project = (amounts: readonly (number | null)[], count: number) =>
  projectUse(use(amounts), after(amounts, count));

/** Ten before and five at weekends, for so many weeks. */
const weeks = (count: number) =>
  Array.from({ length: 7 * count }, (_, day) => (day % 7 < 5 ? 10 : 5));
const near = (actual: number, expected: number, by = 1e-6) =>
  assert.ok(Math.abs(actual - expected) <= by, `${actual} is not ${expected}`);

describe('projected use', () => {
  it('needs two weeks that were measured', () => {
    assert.equal(project(weeks(1), 7), undefined);
    const gap = weeks(2).map((amount, day) => (day === 3 ? null : amount));
    assert.equal(project(gap, 7), undefined);
    assert.equal(project([...gap, 10], 7)?.length, 7);
  });

  it('goes on with constant use, without doubt', () => {
    const projected = project(
      Array.from({ length: 30 }, () => 4),
      10,
    )!;
    projected.forEach(({ day, expected, low, high }, index) => {
      assert.equal(day, dayAt(30 + index));
      for (const value of [expected, low, high]) near(value, 4 * (index + 1));
    });
  });

  it('goes on with the pattern of the week', () => {
    const projected = project(weeks(8), 7)!;
    near(projected[4]!.expected, 50, 1);
    near(projected[6]!.expected, 60, 1);
    const sunday = projected[6]!.expected - projected[5]!.expected;
    near(sunday, 5, 0.3);
  });

  it('is nothing where nothing was used', () => {
    for (const { expected, low, high } of project(new Array<number>(20).fill(0), 5)!) {
      assert.deepEqual([expected, low, high], [0, 0, 0]);
    }
  });

  it('knows weekends without any use', () => {
    const projected = project(
      Array.from({ length: 56 }, (_, day) => (day % 7 < 5 ? 10 : 0)),
      7,
    )!;
    near(projected[6]!.expected, 50, 1.5);
    near(projected[6]!.expected - projected[4]!.expected, 0, 0.3);
  });

  it('follows growth and a jump', () => {
    const growing = Array.from({ length: 56 }, (_, day) => 100 + day);
    const [tomorrow] = project(growing, 1)!;
    near(tomorrow!.expected, 156, 6);
    const jumped = Array.from({ length: 56 }, (_, day) => (day < 42 ? 10 : 20));
    const [next] = project(jumped, 1)!;
    near(next!.expected, 20, 2);
  });

  it('has something to say of use on one day of the week', () => {
    for (const count of [14, 30, 56]) {
      const weekly = Array.from({ length: count }, (_, day) => (day % 7 === 0 ? 70 : 0));
      const projected = project(weekly, 28)!;
      assert.ok(projected.every((one) => Number.isFinite(one.low) && Number.isFinite(one.high)));
      const { low, high } = projected[27]!;
      assert.ok(low <= 280 && 280 <= high, `${count}: ${low} to ${high}`);
    }
  });

  it('does not take one spike in a quiet year for a habit', () => {
    const [next] = project(new Array<number>(56).fill(0).with(30, 1000), 1)!;
    assert.ok(next!.expected < 60, String(next!.expected));
  });

  it('survives refunds', () => {
    for (const one of project(
      Array.from({ length: 30 }, (_, day) => (day % 3) - 1),
      5,
    )!) {
      assert.ok([one.expected, one.low, one.high].every(Number.isFinite));
    }
  });

  it('rises from day to day, within its bounds, in whatever unit', () => {
    const amounts = fc.array(fc.option(fc.integer({ min: 0, max: 1000 })), {
      minLength: leastHistory * 2,
      maxLength: 80,
    });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 31 }), (history, count) => {
        const projected = project(history, count);
        fc.pre(projected !== undefined);
        const thousandfold = project(
          history.map((amount) => amount && amount * 1000),
          count,
        )!;
        let before = 0;
        for (const [index, { expected, low, high }] of projected.entries()) {
          assert.ok(low <= expected && expected <= high && low >= 0);
          assert.ok(expected >= before - 1e-9);
          before = expected;
          near(thousandfold[index]!.expected / 1000, expected, 1e-6 * (1 + expected));
          near(thousandfold[index]!.high / 1000, high, 1e-6 * (1 + high));
        }
      }),
    );
  });
});
