import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Allowance, PlanAnswer } from '../../src/api/types.ts';
import type { AllowanceProjection } from '../../src/model/allowance-projection.ts';
import { byLevel, runOutsIn, type Insight } from '../../src/model/insights.ts';

const allowance = (key: string, change: Partial<Allowance> = {}): Allowance => ({
  key,
  label: key,
  unit: 'count',
  fraction_digits: 0,
  kind: 'consumable',
  used: 50,
  allotted: 100,
  ...change,
});

const plan = (allowances: readonly Allowance[], change: Partial<PlanAnswer> = {}): PlanAnswer => ({
  as_of: '2026-11-20T12:00:00Z',
  period: { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z', time_zone: 'UTC' },
  allowances,
  ...change,
});

const runningOut = (from: string, to?: string): AllowanceProjection => ({
  expected: 120,
  low: 105,
  high: 140,
  runsOut: { from, to },
});

const levels = (insights: readonly Insight[]) => insights.map(({ id, level }) => `${id} ${level}`);

describe('run-outs in a plan', () => {
  it('are what is used up and what will be, soonest first', () => {
    const projections = new Map([
      ['later', runningOut('2026-11-28')],
      ['soon', runningOut('2026-11-23')],
      ['enough', { ...runningOut('2026-11-23'), runsOut: undefined }],
    ]);
    const allowances = [
      allowance('later'),
      allowance('enough'),
      allowance('soon'),
      allowance('used', { used: 100 }),
      allowance('over', { used: 100, overage: 7 }),
    ];
    assert.deepEqual(levels(runOutsIn(plan(allowances), projections)), [
      'run-out used critical',
      'run-out over critical',
      'run-out soon critical',
      'run-out later warn',
    ]);
  });

  it('are none of what is not used up, allots nothing, or has no limit', () => {
    const allowances = [
      allowance('seats', { kind: 'capacity', used: 100 }),
      allowance('calls', { kind: 'peak', used: 100 }),
      allowance('none', { used: 0, allotted: 0 }),
      allowance('unlimited', { allotted: null, used: 10 ** 9 }),
    ];
    assert.deepEqual(runOutsIn(plan(allowances), new Map()), []);
    assert.deepEqual(runOutsIn(plan([]), new Map()), []);
  });

  it('are told of use without an allotment, and without a period', () => {
    const over = [allowance('over', { used: 3, allotted: 0 })];
    const [insight] = runOutsIn(plan(over, { period: null }), new Map());
    assert.equal(insight?.overage, '3');
    assert.equal(insight?.period, null);
  });

  it('are none of a period that has ended, nor where history is too short', () => {
    const used = [allowance('used', { used: 100 })];
    assert.deepEqual(runOutsIn(plan(used, { as_of: '2026-12-01T00:00:00Z' }), new Map()), []);
    assert.deepEqual(runOutsIn(plan([allowance('a')]), new Map([['a', 'history']])), []);
  });
});

describe('insights', () => {
  it('are in order of level, then of kind', () => {
    const insight = (kind: Insight['kind'], level: Insight['level']) =>
      ({ kind, level, id: kind }) as Insight;
    const sorted = [
      insight('drivers', 'info'),
      insight('run-out', 'critical'),
      insight('run-out', 'warn'),
      insight('runaway', 'warn'),
      insight('runaway', 'critical'),
    ].toSorted(byLevel);
    assert.deepEqual(levels(sorted), [
      'runaway critical',
      'run-out critical',
      'runaway warn',
      'run-out warn',
      'drivers info',
    ]);
  });
});
