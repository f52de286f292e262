import assert from 'node:assert/strict';
import { it } from 'node:test';

import fc from 'fast-check';

import { parseInstant, requireInstant, toInstant } from '../../src/model/instant.ts';

it('reads RFC 3339 with any offset', () => {
  const expected = Date.UTC(2026, 10, 20, 14, 32);
  for (const text of [
    '2026-11-20T14:32:00Z',
    '2026-11-20t14:32:00z',
    '2026-11-20T14:32:00.000Z',
    '2026-11-20T15:32:00+01:00',
    '2026-11-20T20:02:00+05:30',
    '2026-11-20T10:02:00-04:30',
  ]) {
    assert.equal(parseInstant(text), expected, text);
  }
  assert.equal(parseInstant('2024-02-29T00:00:00Z'), Date.UTC(2024, 1, 29));
});

it('takes nothing else', () => {
  for (const text of [
    '',
    '2026-11-20',
    '2026-11-20T14:32:00',
    '2026-11-20 14:32:00Z',
    '2026-11-20T14:32Z',
    '2026-02-29T00:00:00Z',
    '2026-11-31T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-00T00:00:00Z',
    '2026-11-20T24:00:00Z',
    '2026-11-20T14:60:00Z',
    '2026-11-20T14:32:00+0100',
    '2026-11-20T14:32:00+25:00',
    'Fri, 20 Nov 2026 14:32:00 GMT',
    '1795357920000',
  ]) {
    assert.equal(parseInstant(text), undefined, text);
  }
  assert.equal(parseInstant(null as unknown as string), undefined);
});

it('says what is wrong with which instant', () => {
  assert.throws(() => requireInstant('today', 'from'), {
    name: 'RangeError',
    message: /^from "today" is not an RFC 3339 instant/,
  });
});

it('writes what it reads, equal instants as equal text', () => {
  assert.equal(toInstant(Date.UTC(2026, 10, 20, 14, 32)), '2026-11-20T14:32:00Z');
  const years = { min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z') };
  fc.assert(
    fc.property(fc.date({ ...years, noInvalidDate: true }), (date) => {
      assert.equal(parseInstant(toInstant(date.getTime())), date.getTime());
    }),
  );
});
