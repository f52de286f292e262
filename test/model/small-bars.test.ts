import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { smallBar, smallBars, type SmallBarsInput } from '../../src/model/small-bars.ts';

const base: SmallBarsInput = {
  values: [],
  running: -1,
  gaps: [],
  low: 0,
  high: 10,
  width: 100,
  height: 101,
};

/** Boxes of a path that consists of rectangles. */
function boxes(path: string) {
  return [...path.matchAll(/M(\S+) (\S+?)h(\S+?)v(\S+?)h\S+?z/g)].map(
    ([, left, top, width, height]) => ({
      left: Number(left),
      top: Number(top),
      width: Number(width),
      height: Number(height),
      bottom: Number(top) + Number(height),
    }),
  );
}

describe('small bars', () => {
  it('stand on zero, in proportion', () => {
    const { bars, zero } = smallBars({ ...base, values: [10, 5, 2.5] });
    assert.equal(zero, 100);
    assert.deepEqual(
      boxes(bars).map(({ height, bottom }) => [height, bottom]),
      [
        [100, 100],
        [50, 100],
        [25, 100],
      ],
    );
  });

  it('leave out what was not measured, and mark it from top to bottom', () => {
    const gaps = [{ first: 1, last: 2 }];
    const drawn = smallBars({ ...base, values: [1, NaN, NaN, 1], gaps });
    assert.equal(boxes(drawn.bars).length, 2);
    const [gap] = boxes(drawn.gaps);
    assert.deepEqual([gap?.left, gap?.width, gap?.top, gap?.bottom], [25, 50, 0, 101]);
  });

  it('show zero as a line on the axis, and more than nothing as more than that', () => {
    const [none, hardly] = boxes(smallBars({ ...base, values: [0, 1e-9] }).bars);
    assert.deepEqual([none?.height, none?.bottom], [1, 100]);
    assert.deepEqual([hardly?.height, hardly?.bottom], [2, 100]);
  });

  it('hang below zero where values are negative', () => {
    const { bars, zero } = smallBars({ ...base, values: [10, -10], low: -10 });
    const [up, down] = boxes(bars);
    assert.equal(zero, 50);
    assert.deepEqual([up?.top, up?.bottom], [0, 50]);
    assert.deepEqual([down?.top, down?.bottom], [50, 100]);
  });

  it('keep the bucket that is not complete apart', () => {
    const { bars, running, hatch } = smallBars({ ...base, values: [4, 4, 4], running: 2 });
    assert.equal(boxes(bars).length, 2);
    assert.equal(boxes(running).length, 1);
    const [box] = boxes(running);
    for (const [, x, y] of hatch.matchAll(/[ML](\S+?) (\S+?)(?=[ML]|$)/g)) {
      assert.ok(Number(x) >= box!.left - 0.5 && Number(x) <= box!.left + box!.width + 0.5);
      assert.ok(Number(y) >= box!.top - 0.5 && Number(y) <= box!.bottom + 0.5);
    }
    assert.ok(hatch.length > 0);
  });

  it('are one column a pixel where there are more buckets than pixels, and lose no peak', () => {
    const values: number[] = Array.from({ length: 5000 }, (_, index) => (index === 2718 ? 10 : 1));
    values[4000] = -5;
    const drawn = boxes(smallBars({ ...base, values, low: -5, high: 10 }).bars);
    assert.equal(drawn.length, 100);
    assert.equal(Math.min(...drawn.map(({ top }) => top)), boxes('M0 0h1v1h-1z')[0]!.top + 0.33);
    assert.ok(drawn.some(({ bottom }) => bottom === 100.33));
    assert.ok(drawn.every(({ width }) => width === 1));
  });

  it('keep gaps in dense columns', () => {
    const values = Array.from({ length: 1000 }, (_, index) => (index < 500 ? 1 : NaN));
    assert.equal(boxes(smallBars({ ...base, values }).bars).length, 50);
  });

  it('can be marked one by one', () => {
    const input = { ...base, values: [10, NaN, 5], running: 2 };
    assert.equal(boxes(smallBar(input, 0))[0]?.height, 100);
    assert.equal(smallBar(input, 1), '');
    assert.equal(smallBar(input, 2), '');
  });
});
