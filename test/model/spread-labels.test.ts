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

  it('never touch each other and never leave their room, or are not there at all', () => {
    const wish = fc.double({ min: -50, max: 450, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(wish, { maxLength: 60 }),
        fc.double({ min: 1, max: 40, noNaN: true }),
        fc.double({ min: 0, max: 400, noNaN: true }),
        (wishes, distance, high) => {
          const places = spreadLabels(wishes, { distance, low: 0, high });
          assert.equal(places !== undefined, (wishes.length - 1) * distance <= high);
          if (!places) return;
          assert.equal(places.length, wishes.length);
          const pairs = wishes.map((wanted, index) => ({ wanted, place: places[index]! }));
          const sorted = pairs.toSorted((a, b) => a.wanted - b.wanted || a.place - b.place);
          sorted.forEach(({ place }, index) => {
            assert.ok(place >= -1e-9 && place <= high + 1e-9);
            const next = sorted[index + 1];
            if (next) assert.ok(next.place - place >= distance - 1e-9);
          });
        },
      ),
    );
  });
});
