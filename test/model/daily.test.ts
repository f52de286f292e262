import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import type { Amount, UsageAnswer } from '../../src/api/types.ts';
import { parseAmount } from '../../src/model/amount.ts';
import { average, dailyFigures } from '../../src/model/daily.ts';

/** Days of November in Berlin from the 15th on; the figures end on the 20th. */
function answerWith(
  values: readonly (Amount | null)[],
  more: Partial<UsageAnswer> = {},
): UsageAnswer {
  const day = (index: number) => new Date(Date.UTC(2026, 10, 14 + index, 23)).toISOString();
  return {
    from: day(0),
    to: day(values.length),
    starts: values.map((_, index) => day(index)),
    partial: [],
    interval: 'day',
    time_zone: 'Europe/Berlin',
    as_of: '2026-11-20T13:32:00Z',
    metrics: [],
    series: [{ metric: 'credits', part: 'total', total: '0', values }],
    ...more,
  };
}

const figures = (answer: UsageAnswer) => dailyFigures(answer, answer.series[0]!);

describe('figures of complete days', () => {
  it('are those of the server, whatever the interval', () => {
    const daily = { complete_days: 3, total: '9', peak: { day: '2026-11-16', total: '5' } };
    const answer = answerWith([1, 2], { interval: 'month' });
    assert.equal(dailyFigures(answer, { ...answer.series[0]!, daily }), daily);
  });

  it('leave out the running day and those to come', () => {
    // 15 to 22 November: the 20th is running, the 21st and 22nd are still to come.
    assert.deepEqual(figures(answerWith(['0.1', '0.2', 7, 0, 1, '99', null, null])), {
      complete_days: 5,
      total: '8.3',
      peak: { day: '2026-11-17', total: 7 },
    });
  });

  it('leave out days that are cut short or were not measured', () => {
    assert.deepEqual(figures(answerWith([50, 2, null, 4], { partial: [0] })), {
      complete_days: 2,
      total: '6',
      peak: { day: '2026-11-18', total: 4 },
    });
  });

  it('have no peak without a complete day', () => {
    const none = { complete_days: 0, total: '0', peak: null };
    assert.deepEqual(figures(answerWith([null, null])), none);
  });

  it('cannot be had of hours or months, nor of totals', () => {
    assert.equal(figures(answerWith([1, 2], { interval: 'hour' })), undefined);
    assert.equal(
      dailyFigures(answerWith([1]), { metric: 'credits', part: 'total', total: 5 }),
      undefined,
    );
  });
});

describe('an average', () => {
  it('is exact, or cut off far behind what is shown', () => {
    assert.equal(average('25231.2', 4), '6307.8000000000000');
    assert.equal(average('-1', 8), '-0.125000000000');
    assert.equal(average('90071992547409930.1', 10).slice(0, 20), '9007199254740993.010');
    assert.match(average('0.0001', 29), /^0\.00000344/);
  });

  it('times the count is the total, to within the cut', () => {
    const totals = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(6));
    fc.assert(
      fc.property(totals, fc.integer({ min: 1, max: 4000 }), ([digits, scale], count) => {
        const size = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
        const sign = digits < 0n ? '-' : '';
        const total = `${sign}${size.slice(0, size.length - scale)}.${size.slice(size.length - scale)}0`;
        const quotient = parseAmount(average(total, count));
        const exact = parseAmount(total);
        const scaled = exact.digits * 10n ** BigInt(quotient.scale - exact.scale);
        const rest = scaled - quotient.digits * BigInt(count);
        assert.ok((rest < 0n ? -rest : rest) < BigInt(count));
      }),
    );
  });
});
