import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DimensionRef } from '../../src/api/types.ts';
import { SeriesColors } from '../../src/model/series-colors.ts';

const value = (key: string | null, color?: string): DimensionRef => ({
  key,
  label: String(key),
  ...(color !== undefined && { color }),
});

function createColors(): SeriesColors {
  return new SeriesColors((css) => css.startsWith('#'));
}

describe('series colours', () => {
  it('go by the order in which values are first seen, and stay', () => {
    const colors = createColors();
    colors.assign('agent', [value('a'), value('b'), value('c')]);
    colors.assign('agent', [value('c'), value('new'), value('a')]);
    assert.equal(colors.paintOf('agent', value('a')).color, 'chart-1');
    assert.equal(colors.paintOf('agent', value('c')).color, 'chart-3');
    assert.equal(colors.paintOf('agent', value('new')).color, 'chart-4');
  });

  it('are a matter of each dimension, and of "not assigned" like of any key', () => {
    const colors = createColors();
    colors.assign('agent', [value('a'), value(null)]);
    assert.equal(colors.paintOf('agent', value(null)).color, 'chart-2');
    assert.equal(colors.paintOf('channel', value('a')).color, 'chart-1');
  });

  it('begin again with a pattern when they run out, later in eight hues than in five shades', () => {
    const colors = createColors();
    const values = Array.from({ length: 9 }, (_, index) => value(`key ${index}`));
    colors.assign('model', values);
    const paint = (index: number, palette: 'chart' | 'ramp') =>
      colors.paintOf('model', values[index]!, palette);
    assert.deepEqual(paint(7, 'chart'), { color: 'chart-8', pattern: 0 });
    assert.deepEqual(paint(8, 'chart'), { color: 'chart-1', pattern: 1 });
    assert.deepEqual(paint(4, 'ramp'), { color: 'ramp-5', pattern: 0 });
    assert.deepEqual(paint(5, 'ramp'), { color: 'ramp-1', pattern: 1 });
  });

  it('that a value brings are its own and take no place; what is no colour is passed over', () => {
    const colors = createColors();
    colors.assign('agent', [value('a', '#123456'), value('b', 'url(evil)'), value('c')]);
    assert.deepEqual(colors.paintOf('agent', value('a', '#123456')), {
      color: { css: '#123456' },
      pattern: 0,
    });
    assert.equal(colors.paintOf('agent', value('b', 'url(evil)')).color, 'chart-1');
    assert.equal(colors.paintOf('agent', value('c')).color, 'chart-2');
  });
});
