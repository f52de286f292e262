import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Interval, Series, UsageAnswer, UsageRequest, Weekday } from '../../src/api/types.ts';
import { intervals } from '../../src/api/types.ts';
import { cutBuckets } from '../../src/model/buckets.ts';
import { parseInstant, toInstant } from '../../src/model/instant.ts';
import { sameTimeZone } from '../../src/model/time-zone.ts';
import { assertSameAmount, assertSameSeries, findSeries, sumMeasured } from './fixture.ts';
import type { Fixture, UseFixture } from './fixture.ts';

const minute = 60_000;
const day = 1440 * minute;

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
];

/** Longest range in days that the suite asks for at an interval. */
const longest: Readonly<Record<Interval, number>> = {
  minute: 0.5,
  hour: 10,
  day: 80,
  week: 80,
  month: 80,
};

/** Starts and partial buckets are those that the product's own calendar cuts. */
function assertBuckets(answer: UsageAnswer, request: UsageRequest): void {
  const cut = cutBuckets({
    ...request,
    interval: request.interval!,
    weekStart: request.weekStart ?? 1,
  });
  const where = JSON.stringify(request);
  assert.deepEqual(answer.starts?.map(parseInstant), [...cut.starts], where);
  assert.deepEqual(
    [...(answer.partial ?? [])].sort((a, b) => a - b),
    [...cut.partial],
    where,
  );
}

/** Values of sums add up, and nothing is said of buckets that are still to come. */
function assertValues(answer: UsageAnswer, series: Series, aggregation: string): void {
  const { total, values = [] } = series;
  const where = `${series.metric} ${answer.from} … ${answer.to} ${answer.time_zone}`;
  if (aggregation === 'sum' && total !== null) {
    assertSameAmount(sumMeasured(values), total, where);
  }
  if (total === null)
    assert.ok(
      values.every((value) => value === null),
      where,
    );
  const asOf = parseInstant(answer.as_of)!;
  answer.starts?.forEach((start, index) => {
    if (parseInstant(start)! > asOf) assert.equal(values[index], null, `${where}, ${start}`);
  });
}

async function assertSeries(fixture: Fixture, request: UsageRequest): Promise<void> {
  const answer = await fixture.client.usage(request);
  assertBuckets(answer, request);
  for (const series of answer.series) {
    const metric = answer.metrics.find(({ key }) => key === series.metric)!;
    assertValues(answer, series, metric.aggregation);
  }
}

/** Random questions that end around now. */
function questions(fixture: Fixture): fc.Arbitrary<UsageRequest> {
  const now = parseInstant(fixture.capabilities.now)!;
  return fc
    .record({
      interval: fc.constantFrom(...intervals),
      timeZone: fc.constantFrom(...zones),
      weekStart: fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>,
      length: fc.double({ min: 0.01, max: 1, noNaN: true }),
      back: fc.integer({ min: -1440, max: 40 * 1440 }),
      agents: fc.subarray([...fixture.keys.agent], { maxLength: 3 }),
      categories: fc.subarray([...fixture.keys.category], { maxLength: 2 }),
    })
    .map(({ length, back, agents, categories, ...rest }) => {
      const to = now - (now % minute) - back * minute;
      const minutes = Math.max(1, Math.round(length * longest[rest.interval] * 1440));
      return {
        ...rest,
        metrics: fixture.metrics,
        from: toInstant(to - minutes * minute),
        to: toInstant(to),
        filters: {
          ...(agents.length > 0 && { agent: agents }),
          ...(categories.length > 0 && { category: categories }),
        },
      };
    });
}

/** Buckets, zones, ranges. */
export function testTime(use: UseFixture): void {
  for (const interval of intervals) {
    test(`buckets by ${interval} are cut in every zone as clocks and calendars have them`, async () => {
      const fixture = use();
      const end = parseInstant(fixture.month.to)!;
      for (const timeZone of zones) {
        const from = toInstant(end - longest[interval] * day);
        await assertSeries(fixture, {
          metrics: ['credits'],
          ...{ from, to: toInstant(end), timeZone, interval },
        });
      }
    });
  }

  test('days on which clocks change have all their hours and minutes', async () => {
    const fixture = use();
    const nights = [
      ['Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 25],
      ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z', 25],
      ['Australia/Lord_Howe', '2026-10-03T13:30:00Z', '2026-10-04T13:00:00Z', 24],
      ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 23],
    ] as const;
    for (const [timeZone, from, to, count] of nights) {
      const request = { metrics: ['credits', 'messages'], from, to, timeZone } as const;
      await assertSeries(fixture, { ...request, interval: 'hour' });
      await assertSeries(fixture, { ...request, interval: 'minute' });
      const answer = await fixture.client.usage({ ...request, interval: 'hour' });
      assert.equal(answer.starts?.length, count, `${timeZone} ${from}`);
      const whole = await fixture.client.usage({ ...request, interval: 'day' });
      assert.equal(whole.starts?.length, 1, `${timeZone} ${from}`);
    }
  });

  test('weeks begin on the day that is asked for', async () => {
    const fixture = use();
    for (const weekStart of [1, 2, 3, 4, 5, 6, 7] as const) {
      await assertSeries(fixture, {
        metrics: ['credits'],
        ...fixture.month,
        interval: 'week',
        weekStart,
      });
    }
  });

  test('both names of a zone are the same zone', async () => {
    const { client, month } = use();
    const ask = (timeZone: string) =>
      client.usage({ ...month, metrics: ['credits'], timeZone, interval: 'day' });
    const [old, current] = [await ask('Asia/Calcutta'), await ask('Asia/Kolkata')];
    assert.ok(sameTimeZone(old.time_zone, current.time_zone));
    assert.deepEqual(old.starts, current.starts);
    assertSameSeries(old.series[0]!, current.series[0]!, 'Asia/Calcutta');
  });

  test('an instant is the same with any offset and with fractions', async () => {
    const { client, month } = use();
    const local = { from: '2026-11-10T01:00:00+01:00', to: '2026-11-12T05:30:00.000+05:30' };
    const utc = { from: '2026-11-10T00:00:00Z', to: '2026-11-12T00:00:00Z' };
    const request = { ...month, metrics: ['credits'], interval: 'hour' } as const;
    const [a, b] = [
      await client.usage({ ...request, ...local }),
      await client.usage({ ...request, ...utc }),
    ];
    assertSameSeries(a.series[0]!, b.series[0]!, 'offsets');
  });

  test('random ranges, zones and filters: buckets are cut right and sums add up', async () => {
    const fixture = use();
    const property = fc.asyncProperty(questions(fixture), (request) =>
      assertSeries(fixture, request),
    );
    await fc.assert(property, { numRuns: 40 });
  });

  test('the value of a bucket is the total of its range asked alone', async () => {
    const fixture = use();
    const { client } = fixture;
    const property = fc.asyncProperty(
      questions(fixture),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      async (request, place) => {
        const { interval: _, ...withoutInterval } = request;
        const cut = await client.usage(request);
        const starts = cut.starts!;
        const index = Math.floor(place * starts.length);
        const range = { from: starts[index]!, to: starts[index + 1] ?? cut.to };
        const alone = await client.usage({ ...withoutInterval, ...range });
        for (const { metric, values = [] } of cut.series) {
          const { total } = findSeries(alone.series, metric, 'total');
          const where = `${metric} ${JSON.stringify(range)} in ${JSON.stringify(request)}`;
          assertSameAmount(values[index] ?? '0', total ?? '0', where);
        }
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  test('two adjacent ranges share nothing and miss nothing', async () => {
    const fixture = use();
    const { client, capabilities } = fixture;
    const sums = capabilities.metrics.filter(({ aggregation }) => aggregation === 'sum');
    const metrics = sums.map(({ key }) => key);
    const property = fc.asyncProperty(
      questions(fixture),
      fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      async ({ from, to, timeZone, filters = {} }, part) => {
        const [start, end] = [parseInstant(from)!, parseInstant(to)!];
        const middle = toInstant(start + Math.round(((end - start) * part) / 1000) * 1000 || end);
        if (middle === from || middle === to) return;
        const ask = (range: { from: string; to: string }) =>
          client.usage({ metrics, timeZone, filters, ...range });
        const whole = await ask({ from, to });
        const parts = [await ask({ from, to: middle }), await ask({ from: middle, to })];
        for (const { metric, total } of whole.series) {
          const both = parts.map(({ series }) => findSeries(series, metric, 'total').total);
          assertSameAmount(sumMeasured(both), total ?? '0', `${metric} ${from} ${middle} ${to}`);
        }
      },
    );
    await fc.assert(property, { numRuns: 20 });
  });

  test('totals do not depend on the interval', async () => {
    const { client, month, metrics } = use();
    const plain = await client.usage({ ...month, metrics });
    assert.equal(plain.starts, undefined);
    for (const interval of ['hour', 'day', 'month'] as const) {
      const cut = await client.usage({ ...month, metrics, interval });
      for (const { metric, total } of plain.series) {
        assertSameAmount(findSeries(cut.series, metric, 'total').total, total, metric);
      }
    }
  });

  test('daily figures are those of the complete days, whatever the interval', async () => {
    const { client, month, metrics } = use();
    const cut = { from: toInstant(parseInstant(month.from)! + 5 * 60 * minute), to: month.to };
    for (const range of [month, cut]) {
      const request = { ...month, ...range, metrics, daily: true };
      const byDay = await client.usage({ ...request, interval: 'day' });
      const byHour = await client.usage({ ...request, interval: 'hour' });
      const starts = byDay.starts!.map((start) => parseInstant(start)!);
      const ends = [...starts.slice(1), parseInstant(byDay.to)!];
      const asOf = parseInstant(byDay.as_of)!;
      for (const { metric, daily, values = [] } of byDay.series) {
        assert.deepEqual(findSeries(byHour.series, metric, 'total').daily, daily, metric);
        const { aggregation } = byDay.metrics.find(({ key }) => key === metric)!;
        if (aggregation !== 'sum') continue;
        const complete = values.filter(
          (value, index) =>
            value !== null && !byDay.partial?.includes(index) && ends[index]! <= asOf,
        );
        assert.equal(daily?.complete_days, complete.length, metric);
        assertSameAmount(daily?.total, sumMeasured(complete), metric);
        const highest = Math.max(...complete.map(Number));
        const peakDay = values.findIndex(
          (value, index) =>
            Number(value) === highest && !byDay.partial?.includes(index) && ends[index]! <= asOf,
        );
        assertSameAmount(daily?.peak?.total, values[peakDay], metric);
        const name = new Intl.DateTimeFormat('en-CA', { timeZone: month.timeZone });
        assert.equal(daily?.peak?.day, name.format(starts[peakDay]), metric);
      }
    }
  });

  test('a range that is empty, reversed or too long is refused', async () => {
    const { client, capabilities } = use();
    const ask = (from: string, to: string) =>
      `/usage?metric=credits&time_zone=UTC&from=${from}&to=${to}`;
    const noon = '2026-11-10T12:00:00Z';
    await client.refusal(ask(noon, noon), 'invalid-parameter', 'to');
    await client.refusal(ask(noon, '2026-11-10T11:00:00Z'), 'invalid-parameter', 'to');
    if (capabilities.max_range_days === undefined) return;
    const early = toInstant(parseInstant(noon)! - (capabilities.max_range_days + 1) * day);
    await client.refusal(ask(early, noon), 'range-too-long', 'from');
  });
}
