import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { peakScore } from '../../src/model/unusual.ts';

describe('the score of a peak', () => {
  it('is the modified z-score of Iglewicz and Hoaglin', () => {
    // Median 5, absolute deviations 4 3 2 1 0 1 2 3 45, their median 2.
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 50];
    assert.ok(Math.abs(peakScore(values, 0) - (0.6745 * 45) / 2) < 0.01);
  });

  it('is that of the mean deviation where most values are equal', () => {
    const quiet = [...Array.from({ length: 19 }, () => 0), 10];
    assert.ok(Math.abs(peakScore(quiet, 0) - 10 / (1.2533 * 0.5)) < 1e-9);
  });

  it('does not make much of a little', () => {
    const quiet = [...Array.from({ length: 19 }, () => 0), 0.5];
    assert.equal(peakScore(quiet, 10), 0.05);
  });

  it('is the same for an agent of any size', () => {
    const values = [3, 4, 5, 4, 3, 4, 30];
    const large = values.map((value) => value * 1000);
    assert.ok(Math.abs(peakScore(values, 0) - peakScore(large, 0)) < 1e-9);
  });

  it('is zero where nothing differs, and where there is too little to know', () => {
    assert.equal(peakScore([7, 7, 7, 7, 7, 7], 0), 0);
    assert.equal(peakScore([], 0), 0);
    assert.equal(peakScore([1, 1, 1, 99], 0), 0);
  });
});
