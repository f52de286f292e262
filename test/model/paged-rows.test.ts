import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PagedRows } from '../../src/model/paged-rows.ts';

interface Row {
  readonly id: string;
}

function rowsOf(...ids: readonly (string | number)[]): readonly Row[] {
  return ids.map((id) => ({ id: String(id) }));
}

/** Pages of three rows, `0` to `2` and so on, whose cursors are the ids of their first rows. */
function read(pages: number): PagedRows<Row> {
  const list = new PagedRows<Row>(({ id }) => id);
  for (let start = 0; start < 3 * pages; start += 3) {
    list.add(rowsOf(start, start + 1, start + 2), String(start + 3));
  }
  return list;
}

function idsOf(list: PagedRows<Row>): readonly (string | undefined)[] {
  return Array.from({ length: list.count }, (_, index) => list.at(index)?.id);
}

test('rows stand in the order in which they came', () => {
  assert.deepEqual(idsOf(read(3)), ['0', '1', '2', '3', '4', '5', '6', '7', '8']);
  assert.equal(read(3).at(9), undefined);
  assert.equal(read(3).nextCursor, '9');
});

test('rows that are let go keep their places, and are known by their cursors', () => {
  const list = read(4);
  list.keep([{ from: 7, to: 8 }]);
  const nothing = [undefined, undefined, undefined];
  assert.deepEqual(idsOf(list), ['0', '1', '2', ...nothing, '6', '7', '8', ...nothing]);
  assert.deepEqual(list.missing({ from: 0, to: 12 }), ['3', '9']);
  assert.deepEqual(list.missing({ from: 2, to: 3 }), []);
  assert.deepEqual(list.missing({ from: 2, to: 4 }), ['3']);
  assert.deepEqual(list.missing({ from: 5, to: 9 }), ['3']);
  assert.equal(list.restore('9', rowsOf(9, 10, 11)), true);
  assert.equal(list.at(10)?.id, '10');
  assert.equal(list.count, 12);
});

test('a page with other rows than before is not taken', () => {
  const list = read(4);
  list.keep([]);
  assert.equal(list.restore('3', rowsOf(3, 4, 6)), false);
  assert.equal(list.restore('3', rowsOf(4, 3, 5)), false);
  assert.equal(list.restore('3', rowsOf(3, 4)), false);
  assert.equal(list.restore('no such page', rowsOf(3, 4, 5)), false);
  assert.deepEqual(list.missing({ from: 0, to: 12 }), ['3', '6', '9']);
});

test('a row that pages repeat stands where it was first, also when they are read again', () => {
  const list = read(2);
  assert.deepEqual(list.add(rowsOf(0, 6, 5, 7), '8'), rowsOf(6, 7));
  list.add(rowsOf(8), null);
  const all = ['0', '1', '2', '3', '4', '5', '6', '7', '8'];
  assert.deepEqual(idsOf(list), all);
  list.keep([]);
  assert.equal(list.restore('6', rowsOf(0, 6, 5, 7)), true);
  assert.equal(list.at(7)?.id, '7');
  list.restore('3', rowsOf(3, 4, 5));
  list.restore('8', rowsOf(8));
  assert.deepEqual(idsOf(list), all);
});

test('pages that have nothing new hold no place', () => {
  const list = read(2);
  assert.deepEqual(list.add(rowsOf(1, 2), 'a'), []);
  list.add([], 'b');
  list.add(rowsOf('last'), null);
  assert.equal(list.count, 7);
  assert.equal(list.at(6)?.id, 'last');
  list.keep([]);
  assert.deepEqual(list.missing({ from: 5, to: 7 }), ['3', 'b']);
  list.restore('b', rowsOf('last'));
  assert.equal(list.at(6)?.id, 'last');
});

test('a cursor that comes again leads nowhere', () => {
  const list = read(3);
  assert.equal(list.isStuck, false);
  list.add(rowsOf(9), '3');
  assert.equal(list.isStuck, true);
});

test('a hundred thousand rows are each known again', () => {
  const list = new PagedRows<Row>(({ id }) => id);
  const page = (start: number) => rowsOf(...Array.from({ length: 500 }, (_, row) => start + row));
  for (let start = 0; start < 100_000; start += 500) {
    assert.equal(list.add(page(start), `to ${start}`).length, 500);
    list.keep([]);
  }
  for (let start = 0; start < 100_000; start += 500) {
    assert.equal(list.add(page(start), `again ${start}`).length, 0);
  }
});
