import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { spreadLabels } from '../../src/model/spread-labels.ts';

const room = { distance: 15, low: 0, high: 200 };

describe('labels moved apart', () => {
  it('stay where they want to be if there is room', () => {
    assert.deepEqual(spreadLabels([20, 100, 60], room), [20, 100, 60]);
  });

  it('share the way between them', () => {
    assert.deepEqual(spreadLabels([100, 100], room), [92.5, 107.5]);
    assert.deepEqual(spreadLabels([100, 105, 104], room), [88, 118, 103]);
  });

  it('do not leave their room', () => {
    assert.deepEqual(spreadLabels([0, 1], room), [0, 15]);
    assert.deepEqual(spreadLabels([199, 200], room), [185, 200]);
  });

  it('are in order, apart, and within their room, wherever they want to be', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { maxLength: 13 }),
        (wishes) => {
          const places = spreadLabels(wishes, room);
          const pairs = wishes.map((wish, index) => ({ wish, place: places[index]! }));
          const sorted = pairs.toSorted((a, b) => a.wish - b.wish || a.place - b.place);
          sorted.forEach(({ place }, index) => {
            assert.ok(place >= -1e-9 && place <= 200 + 1e-9);
            const next = sorted[index + 1];
            if (next) assert.ok(next.place - place >= 15 - 1e-9);
          });
        },
      ),
    );
  });

  it('come nearer where there is no room for all', () => {
    const places = spreadLabels(
      Array.from({ length: 21 }, () => 50),
      room,
    );
    assert.deepEqual([places[0], places[20]], [0, 200]);
  });
});
