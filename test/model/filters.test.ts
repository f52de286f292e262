import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  everything,
  filtersOfElement,
  isSameChoice,
  parseDimensions,
  usableFilters,
} from '../../src/model/filters.ts';

describe('filters', () => {
  test('are the same choice in any order of keys', () => {
    assert.ok(isSameChoice(['a', 'b'], ['b', 'a']));
    assert.ok(!isSameChoice(['a'], ['a', 'b']));
    assert.ok(isSameChoice({ preset: '24h' }, { preset: '24h' }));
    assert.ok(!isSameChoice({ preset: '24h' }, { preset: '72h' }));
  });

  test('that a script gives are taken as far as they can be used', () => {
    const period = { from: '2026-11-01', to: '2026-11-20' };
    const wrong = { agent: 'a1', category: [1], channel: undefined };
    assert.deepEqual(usableFilters({ period, model: ['m'], ...wrong } as never), {
      filters: { period, model: ['m'] },
      refused: ['agent', 'category'],
    });
    for (const period of [null, 5, {}, { preset: 'fortnight' }, { from: '2026-11-20' }]) {
      assert.deepEqual(usableFilters({ period } as never).refused, ['period']);
    }
    assert.deepEqual(usableFilters(), { filters: {}, refused: [] });
  });
});

describe('filters of one element', () => {
  const page = { ...everything, agent: ['a1'], channel: ['phone'], organization: ['x'] };

  test('are those of the page but for what it fixes and ignores', () => {
    const filters = filtersOfElement(page, {
      own: { agent: 'a2', member: undefined },
      ignored: ['channel'],
      fixed: [],
    });
    assert.deepEqual(filters, { ...page, agent: ['a2'], channel: [] });
  });

  test('keep what the provider fixes, unless the element fixes another value', () => {
    const fixed = ['organization', 'agent'] as const;
    const ignored = parseDimensions('all').names;
    const filters = filtersOfElement(page, { own: { agent: 'a2' }, ignored, fixed });
    assert.deepEqual(filters, { ...everything, agent: ['a2'], organization: ['x'] });
  });

  test('to ignore are named with spaces between, and wrong names are told', () => {
    assert.deepEqual(parseDimensions(' agent\n category '), {
      names: ['agent', 'category'],
      wrong: [],
    });
    assert.deepEqual(parseDimensions('agents period member'), {
      names: ['member'],
      wrong: ['agents', 'period'],
    });
    assert.equal(parseDimensions('all').names.length, 6);
    assert.deepEqual(parseDimensions('').names, []);
  });
});
