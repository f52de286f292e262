import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Allowance, UsageAnswer } from '../../src/api/types.ts';
import { projectAllowance } from '../../src/model/allowance-projection.ts';

const dayLength = 86_400_000;
const zone = 'Europe/Berlin';
const period = { from: '2026-10-31T23:00:00Z', to: '2026-11-30T23:00:00Z', time_zone: zone };
/** Midnight of 26 September in Berlin, with the change of clocks on 25 October. */
const start = Date.UTC(2026, 8, 25, 22);
const startAt = (day: number) => start + day * dayLength + (day > 29 ? 3_600_000 : 0);
const iso = (ms: number) => new Date(ms).toISOString();
/** Days from 26 September to 1 November. */
const before = 36;

/** An answer of so many credits each day, up to noon of a day in November. */
function answerUntil(dayOfNovember: number, amountOf: (day: number) => string | null): UsageAnswer {
  const count = before + dayOfNovember;
  const values = Array.from({ length: count }, (_, day) => amountOf(day));
  return {
    from: iso(start),
    to: iso(startAt(count)),
    time_zone: zone,
    interval: 'day',
    as_of: iso(startAt(count) - dayLength / 2),
    starts: values.map((_, day) => iso(startAt(day))),
    partial: [],
    metrics: [],
    series: [{ metric: 'credits', part: 'total', key: null, label: null, total: null, values }],
  } as unknown as UsageAnswer;
}

const credits = (used: number, allotted: number | null = 1000): Allowance => ({
  key: 'credits',
  label: 'Credits',
  unit: 'credit',
  fraction_digits: 0,
  kind: 'consumable',
  metric: 'credits',
  used,
  allotted,
});
const constant = () => '20';

describe('a projected allowance', () => {
  it('comes to what its days come to, today among them', () => {
    const projection = projectAllowance(credits(20 * 15), period, answerUntil(15, constant));
    assert.ok(typeof projection === 'object');
    for (const value of [projection.low, projection.expected, projection.high]) {
      assert.ok(Math.abs(value - 600) < 1e-6, String(value));
    }
    assert.equal(projection.runsOut, undefined);
  });

  it('says on which day it runs out', () => {
    const projection = projectAllowance(credits(300, 450), period, answerUntil(15, constant));
    // 280 until yesterday, then 20 a day: the 450th is used on the ninth day, of which today is the first.
    assert.deepEqual(typeof projection === 'object' && projection.runsOut, {
      from: '2026-11-23',
      to: '2026-11-23',
    });
  });

  it('says between which days it runs out, perhaps not before the end', () => {
    const restless = (day: number) => String(20 + (day % 2 === 0 ? 4 : -4));
    const answer = answerUntil(15, restless);
    const used = answer.series[0]!.values!.slice(before).reduce<number>(
      (sum, one) => sum + Number(one),
      0,
    );
    const soon = projectAllowance(credits(used, used + 120), period, answer);
    assert.ok(typeof soon === 'object' && soon.runsOut?.to);
    assert.ok(soon.runsOut.from < soon.runsOut.to);
    const late = projectAllowance(credits(used, used + 280), period, answer);
    assert.ok(typeof late === 'object' && late.runsOut && late.runsOut.to === undefined);
  });

  it('is never less than what is used', () => {
    const spike = (day: number) => (day === before + 14 ? '5000' : '20');
    const projection = projectAllowance(credits(5280, 9000), period, answerUntil(15, spike));
    assert.ok(typeof projection === 'object' && projection.low >= 5280);
  });

  it('does not run out where it has, or where nothing limits it', () => {
    for (const allotted of [250, 0, null]) {
      const projection = projectAllowance(
        credits(300, allotted),
        period,
        answerUntil(15, constant),
      );
      assert.ok(typeof projection === 'object');
      assert.equal(projection.runsOut, undefined);
    }
  });

  it('knows too little of a fortnight with gaps', () => {
    const sparse = (day: number) => (day < before + 4 ? null : '20');
    assert.equal(projectAllowance(credits(220), period, answerUntil(15, sparse)), 'history');
  });

  it('is none where there is nothing to project', () => {
    const answer = answerUntil(15, constant);
    const { metric: _, ...unmetered } = credits(300);
    assert.equal(projectAllowance(unmetered, period, answer), undefined);
    assert.equal(
      projectAllowance({ ...credits(300), kind: 'capacity' }, period, answer),
      undefined,
    );
    assert.equal(projectAllowance({ ...credits(300), metric: 'calls' }, period, answer), undefined);
    const ended = { ...period, to: '2026-11-10T23:00:00Z' };
    assert.equal(projectAllowance(credits(300), ended, answer), undefined);
    const ahead = { ...period, from: '2026-11-20T23:00:00Z' };
    assert.equal(projectAllowance(credits(0), ahead, answer), undefined);
  });

  it('is none where the metric does not add up to what is used', () => {
    assert.equal(projectAllowance(credits(777), period, answerUntil(15, constant)), undefined);
  });

  it('starts on the first day of a period from the days before it', () => {
    const projection = projectAllowance(credits(20), period, answerUntil(1, constant));
    assert.ok(typeof projection === 'object' && Math.abs(projection.expected - 600) < 1e-6);
  });
});
