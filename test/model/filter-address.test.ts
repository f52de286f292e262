import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { dimensions } from '../../src/api/types.ts';
import {
  dimensionsNotOffered,
  readFilters,
  writeFilters,
  type AddressRules,
} from '../../src/model/filter-address.ts';
import { everything, type FilterName, type UsageFilters } from '../../src/model/filters.ts';
import { presets, type Period } from '../../src/model/period.ts';

const plain: AddressRules = { prefix: '', initial: everything, fixed: [] };
const names: readonly FilterName[] = ['period', ...dimensions];

const anyDay = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyPeriod: fc.Arbitrary<Period> = fc.oneof(
  fc.constantFrom(...presets, 'billing' as const).map((preset) => ({ preset }) as Period),
  fc.tuple(anyDay, anyDay).map((days) => {
    const [from, to] = days.toSorted() as [string, string];
    return { from, to };
  }),
);
const anyKey = fc.string({ unit: 'binary', minLength: 1 });
const anyKeys = fc.uniqueArray(anyKey, { maxLength: 5 }).map((keys) => keys.toSorted());
const anyFilters: fc.Arbitrary<UsageFilters> = fc.record({
  period: anyPeriod,
  agent: anyKeys,
  category: anyKeys,
  organization: anyKeys,
  channel: anyKeys,
  model: anyKeys,
  member: anyKeys,
});
const anyFixed = fc.subarray([...names]);
const anyPrefix = fc.constantFrom('', 'u-', 'usage.', 'ü ', 'a=b&', '?');
const anyRules = fc.record({ prefix: anyPrefix, initial: anyFilters, fixed: anyFixed });
/** Parameters of a host, none of them named as ours. */
const anyHostSearch = fc
  .array(
    fc.constantFrom(
      'q=%20x+y',
      'tab',
      'list[]=1',
      'q=a=b',
      '%E0%A4%A',
      '',
      'Agent=x',
      'u-x=1',
      'x',
    ),
  )
  .map((texts) => (texts.join('') === '' ? '' : `?${texts.join('&')}`));

const whole = ({ filters }: { filters: Partial<UsageFilters> }, { initial }: AddressRules) => ({
  ...initial,
  ...filters,
});
const without = (filters: UsageFilters, fixed: readonly FilterName[]) =>
  Object.fromEntries(Object.entries(filters).filter(([name]) => !fixed.includes(name as never)));

describe('filters in an address', () => {
  test('are read as they were written, beside whatever a host has there', () => {
    fc.assert(
      fc.property(anyHostSearch, anyFilters, anyRules, (host, filters, rules) => {
        const search = writeFilters(host, filters, rules);
        const read = readFilters(search, rules);
        assert.deepEqual(read.refused, []);
        assert.deepEqual(without(whole(read, rules), rules.fixed), without(filters, rules.fixed));
      }),
      { numRuns: 2000 },
    );
  });

  test('survive what a browser makes of an address', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        const url = new URL('https://host.example/page#part');
        url.search = writeFilters('', filters, plain);
        const read = readFilters(url.search, plain);
        assert.deepEqual(whole(read, plain), { ...filters });
        assert.equal(url.hash, '#part');
      }),
    );
  });

  test('leave a host its parameters, letter by letter and in their order', () => {
    fc.assert(
      fc.property(
        anyHostSearch,
        fc.array(anyFilters, { minLength: 1, maxLength: 4 }),
        anyRules,
        (host, choices, rules) => {
          let search = host;
          for (const filters of [...choices, rules.initial]) {
            search = writeFilters(search, filters, rules);
            assert.ok(search.startsWith(host));
          }
          assert.equal(search, host);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('are written once: the same filters leave an address as it is', () => {
    fc.assert(
      fc.property(anyHostSearch, anyFilters, anyRules, (host, filters, rules) => {
        const search = writeFilters(host, filters, rules);
        assert.equal(writeFilters(search, filters, rules), search);
      }),
    );
    assert.equal(
      writeFilters('?agent=b&x=1&agent=a', { ...everything, agent: ['a', 'b'] }, plain),
      '?agent=b&x=1&agent=a',
    );
  });

  test('are read from anything without a throw, and what is refused is gone when written', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc
            .tuple(fc.constantFrom(...names, 'x'), fc.string())
            .map(([name, value]) => [name, value].join('=')),
        )
        .map((texts) => texts.join('&')),
    );
    fc.assert(
      fc.property(anyText, anyRules, (text, rules) => {
        const read = readFilters(text, rules);
        const search = writeFilters(text, whole(read, rules), rules);
        assert.deepEqual(readFilters(search, rules).refused, []);
      }),
      { numRuns: 2000 },
    );
  });

  test('are short and can be read', () => {
    const write = (change: Partial<UsageFilters>, rules = plain) =>
      writeFilters('', { ...everything, ...change }, rules);
    assert.equal(write({}), '');
    assert.equal(write({ period: { preset: '72h' } }), '?period=72h');
    assert.equal(
      write({ period: { from: '2026-11-01', to: '2026-11-20' }, agent: ['a1', 'a2'] }),
      '?period=2026-11-01/2026-11-20&agent=a1&agent=a2',
    );
    assert.equal(
      write({ member: ['kim@host.example'], agent: ['Größe & Co'] }),
      '?agent=Gr%C3%B6%C3%9Fe+%26+Co&member=kim@host.example',
    );
    const ofOne = { ...plain, initial: { ...everything, organization: ['x'] } };
    assert.equal(write({}, ofOne), '?organization=');
    assert.equal(write({ organization: ['x'] }, { ...ofOne, prefix: 'u-' }), '');
    assert.equal(write({ agent: ['a'] }, { ...plain, prefix: 'u-' }), '?u-agent=a');
  });

  for (const text of [
    'period=2026-02-31/2026-03-01',
    'period=2026-03-02/2026-03-01',
    'period=2026-03-01',
    'period=2026-03-01/2026-03-02/2026-03-03',
    'period=fortnight',
    'period=',
    'period',
    'agent=',
    'agent',
  ]) {
    test(`refuse ${text}`, () => {
      const { filters, refused } = readFilters(`?x=1&${text}&category=llm`, plain);
      assert.deepEqual(refused, [text]);
      assert.deepEqual(filters, { category: ['llm'] });
    });
  }

  test('refuse a second period, an empty key beside another, and more keys than can be asked', () => {
    assert.deepEqual(readFilters('?period=24h&period=72h&agent=a&agent=', plain), {
      filters: { period: { preset: '24h' }, agent: ['a'] },
      refused: ['agent=', 'period=72h'],
    });
    const keys = Array.from({ length: 101 }, (_, index) => `agent=${index}`);
    const { filters, refused } = readFilters(keys.join('&'), plain);
    assert.equal(filters.agent?.length, 100);
    assert.deepEqual(refused, ['agent=100']);
  });

  test('are none of fixed names, which stay where they are', () => {
    const rules: AddressRules = { ...plain, fixed: ['agent', 'period'] };
    const search = '?agent=a1&period=never&channel=phone';
    assert.deepEqual(readFilters(search, rules), { filters: { channel: ['phone'] }, refused: [] });
    assert.equal(
      writeFilters(search, { ...everything, agent: ['a2'], channel: ['web'] }, rules),
      '?agent=a1&period=never&channel=web',
    );
  });

  test('of another prefix are none of ours', () => {
    const rules = { ...plain, prefix: 'u-' };
    assert.deepEqual(readFilters('?period=24h&u-period=72h', rules).filters, {
      period: { preset: '72h' },
    });
    assert.equal(writeFilters('?period=24h&u-period=72h', everything, rules), '?period=24h');
  });

  test('that the API lacks are named where the address asks for them', () => {
    const filters = { ...everything, agent: ['a'], model: ['m'], channel: ['c'] };
    const rules: AddressRules = {
      ...plain,
      initial: { ...everything, channel: ['c'] },
    };
    const lacking = dimensionsNotOffered(filters, rules, (name) => name === 'agent');
    assert.deepEqual(lacking, ['model']);
  });
});
