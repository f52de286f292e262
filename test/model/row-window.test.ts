import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { windowParts } from '../../src/model/row-window.ts';

test('rows in view and some beyond are drawn, the rest are gaps', () => {
  assert.deepEqual(windowParts({ count: 10, first: 4, inView: 2, beyond: 1 }), [
    { from: 0, rows: 3 },
    { row: 3 },
    { row: 4 },
    { row: 5 },
    { row: 6 },
    { from: 7, rows: 3 },
  ]);
});

test('a row that has the focus is drawn wherever it is', () => {
  assert.deepEqual(windowParts({ count: 9, first: 6, inView: 2, beyond: 0, kept: 2 }), [
    { from: 0, rows: 2 },
    { row: 2 },
    { from: 3, rows: 3 },
    { row: 6 },
    { row: 7 },
    { from: 8, rows: 1 },
  ]);
});

test('nothing is left out or doubled, and as many are drawn as there is room for', () => {
  const size = fc.nat(200);
  fc.assert(
    fc.property(size, size, size, size, fc.option(size, { nil: undefined }), (...given) => {
      const [count, first, inView, beyond, kept] = given;
      const parts = windowParts({ count, first, inView, beyond, kept });
      let next = 0;
      for (const part of parts) {
        if ('row' in part) assert.equal(part.row, next++);
        else {
          assert.equal(part.from, next);
          assert.ok(part.rows > 0);
          next += part.rows;
        }
      }
      assert.equal(next, count);
      const drawn = parts.filter((part) => 'row' in part).length;
      assert.ok(drawn <= inView + 2 * beyond + 1);
      assert.ok(drawn >= Math.min(count, inView));
    }),
  );
});
