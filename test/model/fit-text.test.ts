import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { fitLine, fitLines } from '../../src/model/fit-text.ts';

/** Every sign is one wide. */
const measure = (text: string) => [...text].length;

describe('a text on one line', () => {
  it('stays as it is where it fits', () => {
    assert.equal(fitLine('Support', 7, measure), 'Support');
  });

  it('ends in an ellipsis where it does not', () => {
    assert.equal(fitLine('Support bot', 8, measure), 'Support…');
    assert.equal(fitLine('Support bot', 9, measure), 'Support…');
    assert.equal(fitLine('Support', 1, measure), 'S…');
  });

  it('never cuts a sign in two', () => {
    assert.equal(fitLine('👩‍👩‍👧👩‍👩‍👧', 7, measure), '👩‍👩‍👧…');
  });
});

describe('a text on several lines', () => {
  it('breaks at blanks', () => {
    assert.deepEqual(fitLines('Credits per  day', 11, 2, measure), ['Credits per', 'day']);
    assert.deepEqual(fitLines('Credits per day', 9, 2, measure), ['Credits', 'per day']);
  });

  it('breaks inside a word that is wider than a line', () => {
    assert.deepEqual(fitLines('一二三四五六七', 3, 3, measure), ['一二三', '四五六', '七']);
  });

  it('ends in an ellipsis on the last line that there may be', () => {
    assert.deepEqual(fitLines('one two three four', 5, 2, measure), ['one', 'two…']);
  });

  it('has no line for nothing', () => {
    assert.deepEqual(fitLines(' \n', 5, 2, measure), []);
  });

  it('loses nothing where there are lines enough, and is never too wide', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '漢'), maxLength: 60 });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 12 }), (text, width) => {
        const lines = fitLines(text, width, 100, measure);
        assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
        for (const line of lines) assert.ok(measure(line) <= width, line);
      }),
    );
  });
});
