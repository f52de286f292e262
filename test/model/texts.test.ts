import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { usageErrorTypes } from '../../src/api/errors.ts';
import { createFormat } from '../../src/model/format.ts';
import {
  defineTexts,
  errorHints,
  errorTexts,
  translate,
  type TextOverrides,
} from '../../src/model/texts.ts';

const texts = defineTexts('credit-chart', {
  title: 'Credits',
  share: '{part} of {whole}',
  others: { one: '{count} other', other: '{count} others' },
});

const formatIn = (locale: string, overrides?: TextOverrides) =>
  createFormat({ locale, timeZone: 'UTC', texts: overrides });
const english = formatIn('en');

describe('texts', () => {
  it('take values', () => {
    assert.equal(translate(english, texts, 'title'), 'Credits');
    assert.equal(translate(english, texts, 'share', { part: 'a', whole: 'b' }), 'a of b');
  });

  it('write numbers as the locale does', () => {
    assert.equal(translate(formatIn('de'), texts, 'others', { count: 12345 }), '12.345 others');
  });

  it('choose the plural form of the locale', () => {
    assert.equal(translate(english, texts, 'others', { count: 1 }), '1 other');
    assert.equal(translate(english, texts, 'others', { count: 0 }), '0 others');
    const polish = formatIn('pl', {
      'credit-chart.others': { one: '{count} inny', few: '{count} inne', other: '{count} innych' },
    });
    assert.equal(translate(polish, texts, 'others', { count: 3 }), '3 inne');
    assert.equal(translate(polish, texts, 'others', { count: 5 }), '5 innych');
  });

  it('insert values as they are, braces and dollars included', () => {
    const values = { part: '$& {whole} <b>', whole: 'x' };
    assert.equal(translate(english, texts, 'share', values), '$& {whole} <b> of x');
  });

  it('keep a placeholder that has no value', () => {
    const format = formatIn('en', { 'credit-chart.title': 'Credits {toString} {x}' });
    assert.equal(translate(format, texts, 'title'), 'Credits {toString} {x}');
  });
});

describe("the host's own texts", () => {
  it('replace ours one by one', () => {
    const format = formatIn('de', {
      'credit-chart.title': 'Guthaben',
      'credit-chart.share': ({ part, whole }) => `${part} von ${whole}`,
    });
    assert.equal(translate(format, texts, 'title'), 'Guthaben');
    assert.equal(translate(format, texts, 'share', { part: 1, whole: 2 }), '1 von 2');
    assert.equal(translate(format, texts, 'others', { count: 2 }), '2 others');
  });

  it('do not replace ours by what is no text', () => {
    for (const wrong of [null, 5, {}, [], { one: 'x' }]) {
      const overrides = { 'credit-chart.title': wrong } as unknown as TextOverrides;
      assert.equal(translate(formatIn('en', overrides), texts, 'title'), 'Credits');
    }
  });
});

it('there is a sentence and a hint for every type of error', () => {
  for (const type of usageErrorTypes) {
    assert.match(translate(english, errorTexts, type), /^[A-Z].*\.$/);
    assert.match(translate(english, errorHints, type), /^[A-Z].*\.$/);
  }
});
