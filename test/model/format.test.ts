import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import type { Unit } from '../../src/api/types.ts';
import { cutBuckets } from '../../src/model/buckets.ts';
import { createFormat, type MetricFormat } from '../../src/model/format.ts';
import { at, hour, minute, zones } from './zones.ts';

const formatIn = (locale: string, timeZone = 'Europe/Berlin') => createFormat({ locale, timeZone });
const british = formatIn('en-GB');
const german = formatIn('de');

const metric = (unit: Unit, fraction_digits = 0, currency?: string): MetricFormat => ({
  unit,
  fraction_digits,
  ...(currency && { currency }),
});

/** Spaces that do not break, and joiners, as plain text. */
const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ').replaceAll('\u2060', '');

describe('amounts', () => {
  it('have the digits asked for and the groups of the locale', () => {
    assert.equal(british.amount('25231.24'), '25,231.2');
    assert.equal(german.amount('25231.24'), '25.231,2');
    assert.equal(plain(formatIn('fr').amount('25231.24')), '25 231,2');
    assert.equal(formatIn('hi').amount('2523100.24'), '25,23,100.2');
    assert.equal(formatIn('ar-EG').amount('25231.24'), '٢٥٬٢٣١٫٢');
    assert.equal(british.amount('4.2827', { digits: 4 }), '4.2827');
    assert.equal(plain(german.amount('1234.5', { digits: 2, currency: 'EUR' })), '1.234,50 €');
  });

  it('are exact beyond what a number holds', () => {
    const text = british.amount('9007199254740993.1234', { digits: 4 });
    assert.equal(text, '9,007,199,254,740,993.1234');
  });

  it('show no minus before zero', () => {
    assert.equal(british.amount(-0), '0.0');
    assert.equal(british.amount('-0.000', { digits: 2 }), '0.00');
  });

  it('say "less than" where digits do not suffice', () => {
    assert.equal(british.amount('0.004', { digits: 2 }), '<0.01');
    assert.equal(british.amount('0.0099', { digits: 2 }), '<0.01');
    assert.equal(british.amount('0.01', { digits: 2 }), '0.01');
    assert.equal(british.amount(1e-9, { digits: 2 }), '<0.01');
    assert.equal(british.amount('-0.004', { digits: 2 }), '>-0.01');
    assert.equal(british.amount('0.001', { digits: 2, currency: 'EUR' }), '<€0.01');
    assert.equal(british.count('0.4'), '<1');
    assert.equal(british.compact('0.04'), '<0.1');
  });

  it('read 0 only for 0, whatever unit, digits and locale', () => {
    const units = fc.constantFrom<Unit>(
      'credit',
      'token',
      'count',
      'currency',
      'ratio',
      'duration',
    );
    const locales = ['en', 'de', 'fr', 'ar-EG', 'hi', 'fa'].map((locale) => formatIn(locale));
    const isNothing = (text: string) =>
      /\p{Nd}/u.test(text) && !/[<>]/.test(text) && !/(?![0٠۰०])\p{Nd}/u.test(text);
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.nat(15),
        fc.boolean(),
        units,
        fc.nat(4),
        fc.constantFrom(...locales),
        (digits, scale, negative, unit, fraction, format) => {
          const text = String(digits).padStart(scale + 1, '0');
          const point = text.length - scale;
          const sign = negative && unit !== 'ratio' ? '-' : '';
          const amount = sign + text.slice(0, point) + (scale ? `.${text.slice(point)}` : '');
          const shown = format.metricValue(amount, metric(unit, fraction, 'EUR'));
          assert.ok(!isNothing(shown), `${amount} ${unit}: ${shown}`);
          assert.ok(isNothing(format.metricValue(0, metric(unit, fraction, 'EUR'))));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('refuse what is none', () => {
    assert.throws(() => british.amount('abc'), RangeError);
    assert.throws(() => british.amount(NaN), RangeError);
  });
});

describe('values of a metric', () => {
  it('follow its unit', () => {
    assert.equal(british.metricValue('25231.24', metric('credit', 1)), '25,231.2');
    assert.equal(british.metricValue('51493', metric('count')), '51,493');
    assert.equal(british.metricValue('0.9234', metric('ratio', 1)), '92.3%');
    assert.equal(british.metricValue('12.5', metric('currency', 2, 'EUR')), '€12.50');
    assert.equal(plain(formatIn('en').metricValue('200', metric('duration'))), '3 min 20 sec');
    assert.equal(plain(formatIn('en').metricValue('7500', metric('duration'))), '2 hr 5 min');
    assert.equal(plain(formatIn('en').metricValue('3599.7', metric('duration'))), '1 hr');
    assert.equal(plain(formatIn('en').metricValue('59.96', metric('duration', 1))), '1 min');
    assert.equal(plain(formatIn('en').metricValue('0.01', metric('duration', 1))), '<0.1 sec');
  });

  it('are short from ten million on, unless the exact value is wanted', () => {
    assert.equal(british.metricValue('9999999', metric('token')), '9,999,999');
    assert.equal(formatIn('en').metricValue('40412345', metric('token')), '40.4M');
    assert.equal(british.metricValue('40412345', metric('token'), { exact: true }), '40,412,345');
    assert.equal(british.metricValue('40412345.5', metric('credit', 1)), '40,412,345.5');
  });

  it('are a dash where nothing was measured', () => {
    assert.equal(british.metricValue(null, metric('credit', 1)), '–');
  });

  it('stand against a limit', () => {
    assert.deepEqual(british.limit(10, 12, metric('count')), { used: '10', limit: 'of 12' });
    assert.deepEqual(british.limit(14, null, metric('count')), { used: '14', limit: 'no limit' });
  });
});

describe('percent', () => {
  it('is never 0 for something, nor 100 for less than all', () => {
    assert.equal(british.percent('0.305'), '30.5%');
    assert.equal(plain(german.percent('0.305')), '30,5 %');
    assert.equal(british.percent('0.0001'), '<0.1%');
    assert.equal(british.percent('0.99999'), '99.9%');
    assert.equal(british.percent({ percent: 106, digits: 0, belowOne: false }), '106%');
    assert.equal(british.percent({ percent: 0, digits: 1, belowOne: true }), '<0.1%');
    assert.equal(british.percent(0), '0.0%');
  });
});

describe('axis', () => {
  const english = formatIn('en');

  it('has one unit for all ticks and a bare zero', () => {
    assert.deepEqual(english.axis([0, 1e6, 2e6, 3e6]), ['0', '1M', '2M', '3M']);
    assert.deepEqual(english.axis([0, 5e5, 1e6, 1.5e6]), ['0', '0.5M', '1M', '1.5M']);
    assert.deepEqual(english.axis([0, 10_000, 20_000]), ['0', '10K', '20K']);
    assert.deepEqual(english.axis([0, 500, 1000, 1500]), ['0', '500', '1,000', '1,500']);
    assert.deepEqual(german.axis([0, 5e5, 1e6]).map(plain), ['0', '0,5 Mio.', '1 Mio.']);
    assert.deepEqual(formatIn('ja').axis([0, 1e6, 2e6]), ['0', '100万', '200万']);
    assert.deepEqual(formatIn('hi').axis([0, 1e6]).map(plain), ['0', '10 लाख']);
  });

  it('has as many digits as ticks need, without the noise of floating point', () => {
    assert.deepEqual(english.axis([0, 0.1, 0.2, 0.1 + 0.2]), ['0', '0.1', '0.2', '0.3']);
    assert.deepEqual(english.axis([0, 2.5e-8]), ['0', '0.000000025']);
    assert.deepEqual(english.axis([-20_000, 0, 20_000]), ['-20K', '0', '20K']);
    assert.deepEqual(english.axis([0]), ['0']);
    assert.deepEqual(english.axis([]), []);
  });

  it('shows ratios as percent', () => {
    assert.deepEqual(english.axis([0, 0.25, 0.5], metric('ratio')), ['0', '25%', '50%']);
  });
});

describe('days and times', () => {
  it('are those of the zone', () => {
    assert.equal(british.dayShort('2026-11-18T23:30:00Z'), '19 Nov');
    assert.equal(british.day('2026-11-18T23:30:00Z'), '19 Nov 2026');
    assert.equal(british.weekday('2026-11-18T22:30:00Z'), 'Wed 18 Nov');
    assert.equal(british.time('2026-11-20T08:05:09Z'), '09:05');
    assert.equal(plain(formatIn('en').time('2026-11-20T08:05:09Z')), '9:05 AM');
    assert.equal(british.timeWithSeconds('2026-11-20T08:05:09Z'), '09:05:09');
    assert.equal(british.dateTime('2026-11-20T08:05:09Z'), '20 Nov, 09:05');
    assert.equal(british.dateTime(at('2026-11-20T08:05:09Z')), '20 Nov, 09:05');
  });

  it('do not move days that have no zone', () => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      assert.equal(formatIn('en-GB', zone).day('2026-11-18'), '18 Nov 2026');
    }
  });

  it('tell the two hours of an autumn night apart', () => {
    assert.equal(british.time('2026-10-25T00:30:00Z'), '02:30 (UTC+2)');
    assert.equal(british.time('2026-10-25T01:30:00Z'), '02:30 (UTC+1)');
    assert.equal(british.time('2026-10-24T23:59:00Z'), '01:59');
    assert.equal(british.time('2026-10-25T02:00:00Z'), '03:00');
  });

  it('are today and yesterday by the zone, then a date', () => {
    const now = '2026-11-20T13:32:00Z';
    assert.equal(british.relativeDay('2026-11-20T13:31:00Z', now), 'Today 14:31');
    assert.equal(british.relativeDay('2026-11-19T22:59:00Z', now), 'Yesterday 23:59');
    assert.equal(british.relativeDay('2026-11-19T23:01:00Z', now), 'Today 00:01');
    assert.equal(british.relativeDay('2026-11-18T22:59:00Z', now), '18 Nov, 23:59');
    assert.equal(british.relativeDay('2026-11-21T13:31:00Z', now), '21 Nov, 14:31');
    assert.equal(german.relativeDay('2026-11-20T13:31:00Z', now), 'Heute 14:31');
  });

  it('say how old figures are', () => {
    const age = (ms: number) =>
      british.age(at('2026-11-20T12:00:00Z') - ms, '2026-11-20T12:00:00Z');
    assert.equal(age(0), 'less than a minute old');
    // A clock that is behind the server's.
    assert.equal(age(-hour), 'less than a minute old');
    assert.equal(age(minute), '1 minute old');
    assert.equal(age(2 * minute + 59_000), '2 minutes old');
    assert.equal(age(hour), '1 hour old');
    assert.equal(age(47 * hour), '47 hours old');
    assert.equal(age(49 * hour), '2 days old');
  });

  it('name the zone by city and offset', () => {
    const zone = (name: string, instant = '2026-11-20T12:00:00Z') =>
      formatIn('en-GB', name).zone(instant);
    assert.equal(zone('Europe/Berlin'), 'Berlin (UTC+1)');
    assert.equal(zone('Europe/Berlin', '2026-07-01T00:00:00Z'), 'Berlin (UTC+2)');
    assert.equal(zone('America/Argentina/Buenos_Aires'), 'Buenos Aires (UTC-3)');
    assert.equal(zone('Asia/Kolkata'), 'Kolkata (UTC+5:30)');
    assert.equal(zone('America/St_Johns'), 'St Johns (UTC-3:30)');
    assert.equal(zone('Europe/London'), 'London (UTC)');
    assert.equal(zone('UTC'), 'UTC');
    assert.equal(zone('Etc/UTC'), 'UTC');
    assert.equal(zone('Etc/GMT+2'), 'UTC-2');
  });
});

describe('buckets', () => {
  const bucket = (
    from: string,
    to: string,
    ...rest: ['minute' | 'hour' | 'day' | 'week' | 'month', { long: boolean }?]
  ) => plain(british.bucket(at(from), at(to), ...rest));

  it('are named by their size', () => {
    const [from, hourLater] = ['2026-11-18T13:00:00Z', '2026-11-18T14:00:00Z'];
    assert.equal(bucket(from, hourLater, 'hour'), '18 Nov, 14:00–15:00');
    assert.equal(bucket(from, hourLater, 'hour', { long: true }), 'Wed, 18 Nov 2026, 14:00–15:00');
    assert.equal(bucket(from, '2026-11-18T13:01:00Z', 'minute'), '18 Nov, 14:00');
    const midnight = '2026-11-17T23:00:00Z';
    assert.equal(bucket(midnight, '2026-11-18T23:00:00Z', 'day'), 'Wed 18 Nov');
    assert.equal(
      bucket(midnight, '2026-11-18T23:00:00Z', 'day', { long: true }),
      'Wed, 18 Nov 2026',
    );
    assert.equal(bucket('2026-11-15T23:00:00Z', '2026-11-22T23:00:00Z', 'week'), '16 – 22 Nov');
    assert.equal(bucket('2026-10-31T23:00:00Z', '2026-11-30T23:00:00Z', 'month'), 'Nov 2026');
    assert.equal(
      bucket('2026-10-31T23:00:00Z', '2026-11-30T23:00:00Z', 'month', { long: true }),
      'November 2026',
    );
  });

  it('of an hour before midnight stay on their day', () => {
    const text = bucket('2026-11-18T22:00:00Z', '2026-11-18T23:00:00Z', 'hour');
    assert.match(text, /^18 Nov, 23:00 – 19 Nov, 00:00$/);
  });

  it('of an autumn night have both clocks in one offset, and say which', () => {
    const first = bucket('2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z', 'hour');
    const second = bucket('2026-10-25T01:00:00Z', '2026-10-25T02:00:00Z', 'hour');
    assert.equal(first, '25 Oct, 02:00–03:00 (UTC+2)');
    assert.equal(second, '25 Oct, 02:00–03:00 (UTC+1)');
    assert.equal(
      bucket('2026-10-25T02:00:00Z', '2026-10-25T03:00:00Z', 'hour'),
      '25 Oct, 03:00–04:00',
    );
    assert.equal(
      bucket('2026-03-29T00:00:00Z', '2026-03-29T01:00:00Z', 'hour'),
      '29 Mar, 01:00–02:00',
    );
  });

  it('never have the same name twice within a year, in any zone', () => {
    for (const zone of zones) {
      const range = { from: '2026-01-01T12:00:00Z', to: '2026-12-31T12:00:00Z', timeZone: zone };
      const format = formatIn('en-GB', zone);
      const nights = cutBuckets({ ...range, interval: 'day' }).starts.filter(
        (start, index, all) => (all[index + 1] ?? start + 24 * hour) - start > 24 * hour,
      );
      for (const night of nights) {
        const [from, to] = [night, night + 26 * hour].map((ms) => new Date(ms).toISOString());
        const { starts } = cutBuckets({ from: from!, to: to!, timeZone: zone, interval: 'hour' });
        const labels = starts.map((start, index) =>
          format.bucket(start, starts[index + 1] ?? at(to!), 'hour'),
        );
        assert.equal(new Set(labels).size, labels.length, `${zone}: ${labels.join()}`);
      }
    }
  });

  it('of a month are those that the API cuts, also where the locale has another calendar', () => {
    const start = at('2026-10-31T23:00:00Z');
    const end = at('2026-11-30T23:00:00Z');
    assert.equal(formatIn('fa-u-nu-latn').bucket(start, end, 'month'), 'نوامبر 2026');
    assert.equal(formatIn('th').bucket(start, end, 'month'), 'พ.ย. 2569');
  });
});

describe('ranges', () => {
  const range = (from: string, to: string, interval?: 'hour' | 'day' | 'month', locale = 'en-GB') =>
    plain(formatIn(locale).range(from, to, interval));

  it('end with their last day', () => {
    const [from, to] = ['2026-10-21T22:00:00Z', '2026-11-20T23:00:00Z'];
    assert.equal(range(from, to, 'day'), '22 Oct – 20 Nov 2026');
    assert.equal(range(from, to, 'day', 'en'), 'Oct 22 – Nov 20, 2026');
    assert.equal(range(from, to, 'day', 'de'), '22. Okt. – 20. Nov. 2026');
    assert.equal(range('2025-12-31T23:00:00Z', '2026-01-02T23:00:00Z'), '1 – 2 Jan 2026');
    assert.equal(range('2026-11-19T23:00:00Z', '2026-11-20T23:00:00Z', 'hour'), '20 Nov 2026');
  });

  it('are months where they begin and end with one', () => {
    const [from, to] = ['2025-11-30T23:00:00Z', '2026-11-30T23:00:00Z'];
    assert.equal(range(from, to, 'month'), 'Dec 2025 – Nov 2026');
    assert.equal(range('2025-12-01T23:00:00Z', to, 'month'), '2 Dec 2025 – 30 Nov 2026');
  });

  it('have times where they do not begin and end with a day', () => {
    const text = range('2026-11-19T15:00:00Z', '2026-11-20T15:00:00Z', 'hour');
    assert.equal(text, '19 Nov 2026, 16:00 – 20 Nov 2026, 16:00');
  });

  it('know days that do not start at midnight', () => {
    // Clocks in São Paulo went from 00:00 to 01:00 on 4 November 2018.
    const format = formatIn('en-GB', 'America/Sao_Paulo');
    assert.equal(
      plain(format.range('2018-11-04T03:00:00Z', '2018-11-06T02:00:00Z')),
      '4 – 5 Nov 2018',
    );
  });

  it('do not break at the dash', () => {
    assert.doesNotMatch(
      british.range('2026-10-21T22:00:00Z', '2026-11-20T23:00:00Z'),
      /[ \u2009]–|–[ \u2009\d]/,
    );
    assert.doesNotMatch(british.range('2025-12-31T23:00:00Z', '2026-01-02T23:00:00Z'), /–\d/);
  });
});

describe('a format', () => {
  it('falls back to English for a locale that is none', () => {
    for (const locale of ['no_such_locale', '', 'xx', '123']) {
      assert.equal(formatIn(locale).amount('1234.5'), '1,234.5');
      assert.equal(formatIn(locale).locale, locale);
    }
  });

  it('is frozen, and its functions stand alone', () => {
    const { amount, percent, range } = british;
    assert.ok(Object.isFrozen(british));
    assert.equal(amount(1), '1.0');
    assert.equal(percent('0.5'), '50.0%');
    assert.ok(range('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'));
  });

  it('needs a zone', () => {
    assert.throws(() => formatIn('en', 'Berlin'), /not an IANA time zone/);
  });

  it('lists', () => {
    assert.equal(british.list(['a', 'b', 'c']), 'a, b and c');
    assert.equal(german.list(['a', 'b']), 'a und b');
  });
});
