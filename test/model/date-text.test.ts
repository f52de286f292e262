import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { createDateText } from '../../src/model/date-text.ts';
import { iso } from './zones.ts';

const today = '2026-11-20';

/** Locales whose own writing of a date is read again, in all three lengths. */
const locales =
  'en-GB en-US en-CA en-ZA de-DE de-CH fr-FR fr-CA es-ES es-MX pt-BR pt-PT it nl nl-BE sv da nb fi is et lv lt pl cs sk sl hr sr sr-Latn bs mk bg ro hu el tr az uk ru be kk uz ka hy he ar-EG ar-SA ar-MA fa-IR ur ps hi bn mr ta te kn ml gu pa ne si th my km lo vi id ms fil sw af zu am ja-JP ko-KR zh-CN zh-TW zh-TW-u-ca-roc mn eu ca gl cy ga mt sq'.split(
    ' ',
  );

/** From 2000 to 2040. */
const days = fc
  .integer({ min: 10_957, max: 25_567 })
  .map((number) => iso(number * 86_400_000).slice(0, 10));

const lengths: readonly Intl.DateTimeFormatOptions[] = [
  { day: 'numeric', month: 'short', year: 'numeric' },
  { day: 'numeric', month: 'long', year: 'numeric' },
  { day: 'numeric', month: 'numeric', year: 'numeric' },
];

function writtenBy(locale: string, options: Intl.DateTimeFormatOptions, day: string): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(day));
}

describe('what is read', () => {
  it('is what the locale writes, in its calendar and digits', () => {
    for (const locale of locales) {
      const { read } = createDateText(locale);
      fc.assert(
        fc.property(days, fc.constantFrom(...lengths), (day, options) => {
          assert.equal(read(writtenBy(locale, options, day), today), day);
        }),
        { numRuns: 12 },
      );
    }
  });

  it('is what was written, in every locale', () => {
    const others = ['ja-JP-u-ca-japanese', 'zh-u-ca-chinese', 'he-u-ca-hebrew', 'xx_bad', 'tok'];
    for (const locale of [...locales, ...others]) {
      const { read, write } = createDateText(locale);
      fc.assert(
        fc.property(days, (day) => assert.equal(read(write(day), today), day)),
        { numRuns: 6 },
      );
    }
  });

  it('is a day in the form of ISO 8601 everywhere', () => {
    for (const locale of ['en-US', 'ar-EG', 'fa-IR', 'th']) {
      const { read } = createDateText(locale);
      assert.equal(read('2026-11-20', today), '2026-11-20', locale);
      assert.equal(read(' 2026-2-3 ', today), '2026-02-03', locale);
    }
  });

  it('follows the order of the locale', () => {
    const cases = [
      ['en-GB', '3/4/2026', '2026-04-03'],
      ['en-US', '3/4/2026', '2026-03-04'],
      ['de', '3.4.26', '2026-04-03'],
      ['sv', '2026-04-03', '2026-04-03'],
      ['sv', '3/4/2026', '2026-04-03'],
      ['ja', '2026/4/3', '2026-04-03'],
      ['en-GB', '2026/4/3', '2026-04-03'],
      ['th', '3/4/2569', '2026-04-03'],
      ['th', '3/4/2026', '2026-04-03'],
    ] as const;
    for (const [locale, text, day] of cases) {
      assert.equal(createDateText(locale).read(text, today), day, `${locale} ${text}`);
    }
  });

  it('knows months by their whole and shortened names, and by the start of one', () => {
    const { read } = createDateText('en-GB');
    for (const text of ['3 April 2026', '3 apr 2026', 'April 3, 2026', '3. APR. 26', '3 apri 2026'])
      assert.equal(read(text, today), '2026-04-03', text);
    assert.equal(createDateText('cs').read('1. července 2026', today), '2026-07-01');
    assert.equal(createDateText('cs').read('1. června 2026', today), '2026-06-01');
    assert.equal(createDateText('tr').read('3 EKİM 2026', today), '2026-10-03');
  });

  it('is the last such day where the year is left out', () => {
    const { read } = createDateText('en-GB');
    assert.equal(read('20 Nov', today), '2026-11-20');
    assert.equal(read('21 Nov', today), '2025-11-21');
    assert.equal(read('20/11', today), '2026-11-20');
  });

  it('is nothing where there is no such day', () => {
    const { read } = createDateText('en-GB');
    for (const text of [
      '',
      'tomorrow',
      '31 Feb 2026',
      '31/2/2026',
      '2026-02-31',
      '29 Feb 2025',
      '11/20/2026',
      '0/1/2026',
      '5 ma 2026',
      '5 xyz 2026',
      '2026',
      '1/2/3/4',
      '2026-11-20T10:00:00Z',
      '1/1/99999999',
      'Nov 2026',
    ]) {
      assert.equal(read(text, today), undefined, text);
    }
  });

  it('is nothing or a far day, and soon, in years that no calendar will see', () => {
    const { read } = createDateText('fa-IR');
    for (const text of ['1/1/1', '1/1/202', '1/1/9999', '1/1/99999999', '1/1/0']) {
      const before = performance.now();
      read(text, today);
      assert.ok(performance.now() - before < 2000, text);
    }
  });

  it('never throws, whatever is written', () => {
    const readers = ['en-GB', 'fa-IR', 'ja'].map((locale) => createDateText(locale));
    fc.assert(
      fc.property(fc.string({ maxLength: 20, unit: 'grapheme' }), (text) => {
        for (const { read } of readers) {
          const day = read(text, today);
          assert.ok(day === undefined || /^\d{4}-\d\d-\d\d$/.test(day), `${text}: ${day}`);
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('days are written as the locale does', () => {
  assert.equal(createDateText('en-GB').write(today), '20 Nov 2026');
  assert.equal(createDateText('de').write(today), '20. Nov. 2026');
  assert.equal(createDateText('fa-IR').write(today), '۲۹ آبان ۱۴۰۵');
});
