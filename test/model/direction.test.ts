import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { directionOf } from '../../src/model/direction.ts';

const days = (of: (day: number) => number) => Array.from({ length: 28 }, (_, day) => of(day));

describe('the direction of values', () => {
  it('is found in spite of a weekly pattern', () => {
    const weekly = (day: number) => (day % 7 > 4 ? 0 : 100);
    assert.equal(directionOf(days((day) => weekly(day) + day)), 'rising');
    assert.equal(directionOf(days((day) => weekly(day) - day)), 'falling');
    assert.equal(directionOf(days(weekly)), 'steady');
  });

  it('is not made by one peak', () => {
    assert.equal(directionOf(days((day) => (day === 25 ? 1000 : (day * 7) % 5))), 'steady');
  });

  it('takes six pairs to be told', () => {
    assert.equal(directionOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), undefined);
    assert.equal(directionOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), 'rising');
    assert.equal(directionOf([]), undefined);
  });
});
