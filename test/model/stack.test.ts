import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stackUp } from '../../src/model/stack.ts';

describe('a stack', () => {
  it('stands on the series before, refunds hang from zero', () => {
    const { bases, low, high } = stackUp(
      [
        [1, -2, 3],
        [4, 5, -6],
        [7, -8, 9],
      ],
      3,
    );
    assert.deepEqual(bases, [
      [0, 0, 0],
      [1, 0, 0],
      [5, -2, 3],
    ]);
    assert.equal(low, -10);
    assert.equal(high, 12);
  });

  it('passes over what is not measured', () => {
    const { bases, high } = stackUp([[NaN, 1], [2, NaN], [3]], 2);
    assert.deepEqual(bases[2], [2, 1]);
    assert.equal(high, 5);
  });
});
