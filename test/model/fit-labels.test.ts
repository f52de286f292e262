import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fitLabels, type LabelRow } from '../../src/model/fit-labels.ts';

/** Letters are 6 pixels wide. */
function row(change: Partial<LabelRow> = {}): LabelRow {
  return {
    width: 300,
    centre: (index) => index * 10 + 5,
    measure: (text) => text.length * 6,
    every: 1,
    ...change,
  };
}

const mondays = [4, 11, 18, 25].map((index) => ({ index, text: `${index} Nov` }));

describe('labels below an axis', () => {
  it('stand under the middle of their bucket', () => {
    const [first] = fitLabels([mondays], row());
    assert.deepEqual(first, { index: 4, text: '4 Nov', left: 30, width: 30 });
  });

  it('stay within the row', () => {
    const ends = [
      { index: 0, text: 'January' },
      { index: 29, text: 'December' },
    ];
    const labels = fitLabels([ends], row());
    assert.deepEqual(
      labels.map(({ left }) => left),
      [0, 252],
    );
  });

  it('are thinned evenly where they would touch', () => {
    const texts = (width: number) =>
      fitLabels([mondays], row({ width, centre: (index) => (index / 30) * width })).map(
        ({ index }) => index,
      );
    assert.deepEqual(texts(300), [4, 11, 18, 25]);
    assert.deepEqual(texts(150), [4, 18]);
    assert.deepEqual(texts(60), [4]);
  });

  it('are coarser ones before they are thinned', () => {
    const days = [0, 12, 24].map((index) => ({ index, text: `Day ${index}` }));
    const shown = (width: number) =>
      fitLabels([mondays, days], row({ width, centre: (index) => (index / 30) * width })).map(
        ({ text }) => text,
      );
    assert.deepEqual(shown(300), ['4 Nov', '11 Nov', '18 Nov', '25 Nov']);
    assert.deepEqual(shown(190), ['Day 0', 'Day 12', 'Day 24']);
    assert.deepEqual(shown(100), ['Day 0', 'Day 24']);
  });

  it('give way to the label of the running bucket', () => {
    const fixed = { index: 26, text: 'Today' };
    assert.deepEqual(
      fitLabels([mondays], row({ fixed })).map(({ text }) => text),
      ['4 Nov', '11 Nov', '18 Nov', 'Today'],
    );
  });

  it('never touch, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 80, max: 1200 }),
        fc.boolean(),
        (texts, width, hasFixed) => {
          const labels = texts.map((text, index) => ({ index, text }));
          const placed = fitLabels(
            [labels],
            row({
              width,
              centre: (index) => ((index + 0.5) / texts.length) * width,
              fixed: hasFixed ? { index: texts.length - 1, text: 'Today' } : undefined,
            }),
          );
          const sorted = placed.toSorted((a, b) => a.left - b.left);
          sorted.slice(1).forEach((label, index) => {
            const before = sorted[index]!;
            assert.ok(before.left + before.width < label.left);
          });
          assert.ok(placed.length > 0);
        },
      ),
    );
  });
});
