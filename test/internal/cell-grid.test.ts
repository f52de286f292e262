import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { cellGrid } from '../../src/internal/cell-grid.ts';

describe('a grid of cells', () => {
  it('has no holes, and rows that differ by little', () => {
    for (let most = 1; most <= 6; most++) {
      for (let cells = 1; cells <= 24; cells++) {
        const { columns, rows, lastSpan } = cellGrid(cells, most);
        const name = `${cells} in ${most}`;
        assert.equal(cells - 1 + lastSpan, columns * rows, name);
        assert.ok(lastSpan >= 1 && lastSpan <= columns, name);
        assert.equal(rows, Math.ceil(cells / most), name);
        assert.ok(columns <= most, name);
      }
    }
  });

  it('spreads what one row cannot hold', () => {
    assert.deepEqual(cellGrid(8, 6), { columns: 4, rows: 2, lastSpan: 1 });
    assert.deepEqual(cellGrid(5, 4), { columns: 3, rows: 2, lastSpan: 2 });
    assert.deepEqual(cellGrid(0, 4), { columns: 1, rows: 1, lastSpan: 1 });
  });
});
