import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { donutPaths, sliceAngles, type Ring } from '../../src/model/donut.ts';

const turn = 2 * Math.PI;
const ring: Ring = { diameter: 100, thickness: 13, gap: 2, smallest: 1.5 };

const widths = (sizes: readonly number[], narrowest = 0) =>
  sliceAngles(sizes, narrowest).map((slice) => (slice ? slice.end - slice.start : 0));

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);

/** The points that a path goes through, in order. */
function points(path: string | undefined): readonly (readonly [x: number, y: number])[] {
  const found = (path ?? '').matchAll(/(-?[\d.]+) (-?[\d.]+)(?=[AMLZ]|$)/g);
  return [...found].map(([, x, y]) => [Number(x), Number(y)] as const);
}

describe('angles of slices', () => {
  it('go clockwise from 12 o’clock, as large as the sizes', () => {
    const slices = sliceAngles([2, 1, 1], 0);
    assert.deepEqual(slices, [
      { start: 0, end: Math.PI },
      { start: Math.PI, end: 1.5 * Math.PI },
      { start: 1.5 * Math.PI, end: turn },
    ]);
  });

  it('leave out what is nothing, or less', () => {
    assert.deepEqual(sliceAngles([0, 3, -2, NaN], 0.1), [
      undefined,
      { start: 0, end: turn },
      undefined,
      undefined,
    ]);
    assert.deepEqual(sliceAngles([], 0.1), []);
    assert.deepEqual(sliceAngles([0, 0], 0.1), [undefined, undefined]);
  });

  it('widen what could not be seen, and nothing else at the expense of the order', () => {
    const [large, middle, tiny] = widths([1e12, 1e11, 1e-6], 0.1);
    near(tiny!, 0.1);
    near(large! / middle!, 10);
    near(large! + middle! + tiny!, turn);
  });

  it('widen also those that become too narrow by that', () => {
    const result = widths([100, 1.62, 0.0001, 0.0001], 0.1);
    assert.deepEqual(
      result.slice(1).map((width) => Number(width.toFixed(9))),
      [0.1, 0.1, 0.1],
    );
  });

  it('are even where all are narrower than can be', () => {
    for (const width of widths([5, 3, 1], 10)) near(width, turn / 3);
  });

  it('fill the circle, keep the order of size, and are never narrower than the narrowest', () => {
    const sizes = fc.array(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(sizes, (given) => {
        const result = widths(given, 0.05);
        near(
          result.reduce((sum, width) => sum + width, 0),
          turn,
        );
        for (const [index, width] of result.entries()) {
          assert.ok(width >= 0.05 - 1e-9);
          for (const [other, size] of given.entries()) {
            if (size > given[index]!) assert.ok(result[other]! >= width - 1e-9);
          }
        }
      }),
    );
  });
});

describe('outlines of slices', () => {
  it('begin at the top, and run along both edges of the ring', () => {
    const [right, left] = donutPaths([1, 1], ring);
    const [outerStart, outerEnd, innerEnd, innerStart] = points(right);
    assert.deepEqual(outerStart, [51, 0.01]);
    assert.deepEqual(outerEnd, [51, 99.99]);
    assert.deepEqual(innerEnd, [51, 86.99]);
    assert.deepEqual(innerStart, [51, 13.01]);
    assert.deepEqual(points(left)[0], [49, 99.99]);
  });

  it('have parallel edges at a gap, two units apart', () => {
    const [first, second] = donutPaths([1, 2], ring);
    const [, end, innerEnd] = points(first);
    const [start, , , innerStart] = points(second);
    const distance = (a: readonly number[], b: readonly number[]) =>
      Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!);
    assert.ok(Math.abs(distance(end!, start!) - 2) < 0.02);
    assert.ok(Math.abs(distance(innerEnd!, innerStart!) - 2) < 0.02);
  });

  it('are a whole ring where one part is all', () => {
    const paths = donutPaths([0, 7, 0], ring);
    assert.equal(paths[0], undefined);
    assert.equal(paths[2], undefined);
    const seen = points(paths[1]);
    assert.deepEqual(seen, [
      [50, 0],
      [50, 100],
      [50, 0],
      [50, 13],
      [50, 87],
      [50, 13],
    ]);
  });

  it('show the smallest slice with some width', () => {
    const [, tiny] = donutPaths([1e12, 1e-6], ring);
    const [start, end] = points(tiny);
    assert.ok(end![0] - start![0] > 1.4);
  });

  it('are none where there is nothing', () => {
    assert.deepEqual(donutPaths([0, 0], ring), [undefined, undefined]);
  });

  it('hold numbers only', () => {
    const many = Array.from({ length: 60 }, (_, index) => 60 - index);
    for (const path of donutPaths([...many, 1e-9], ring)) assert.doesNotMatch(path!, /NaN|e-/);
  });
});
