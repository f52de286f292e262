import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refreshPause } from '../../src/model/refresh-pause.ts';

test('a pause is a number of seconds, and none where a host gives none', () => {
  assert.deepEqual(refreshPause(60), { seconds: 60 });
  assert.deepEqual(refreshPause('90'), { seconds: 90 });
  for (const wish of [undefined, 0, null]) assert.deepEqual(refreshPause(wish), { seconds: 0 });
});

test('nonsense is said and switches the refresh off', () => {
  for (const wish of [NaN, -1, 'soon', {}]) {
    const { seconds, problem } = refreshPause(wish);
    assert.equal(seconds, 0);
    assert.match(problem!, /no number of seconds/);
  }
});

test('a pause that is too short or too long becomes the nearest one, and that is said', () => {
  for (const [wish, seconds] of [
    [0.001, 10],
    [9.9, 10],
    [86_401, 86_400],
    [Infinity, 86_400],
  ]) {
    const pause = refreshPause(wish);
    assert.equal(pause.seconds, seconds);
    assert.ok(pause.problem);
  }
});
