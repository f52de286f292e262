import assert from 'node:assert/strict';
import { it } from 'node:test';

import fc from 'fast-check';

import { isoWithOffset, parseInstant, requireInstant, toInstant } from '../../src/model/instant.ts';
import { wallClock, zones } from './zones.ts';

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

it('writes what the clocks of a zone show, with the offset that tells two equal hours apart', () => {
  const at = (text: string, zone: string) => isoWithOffset(Date.parse(text), zone);
  assert.equal(at('2026-11-20T13:32:00Z', 'UTC'), '2026-11-20T13:32:00+00:00');
  assert.equal(at('2026-10-25T00:30:00Z', 'Europe/Berlin'), '2026-10-25T02:30:00+02:00');
  assert.equal(at('2026-10-25T01:30:00Z', 'Europe/Berlin'), '2026-10-25T02:30:00+01:00');
  assert.equal(at('2026-01-01T00:00:00.250Z', 'America/St_Johns'), '2025-12-31T20:30:00.250-03:30');
  assert.throws(() => isoWithOffset(0, 'Mars/Olympus'), RangeError);
});

it('writes the same instant in every zone, also where an offset of long ago has seconds', () => {
  const years = { min: new Date('1800-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z') };
  fc.assert(
    fc.property(
      fc.date({ ...years, noInvalidDate: true }),
      fc.constantFrom(...zones),
      (date, zone) => {
        const text = isoWithOffset(date.getTime(), zone);
        assert.equal(parseInstant(text), date.getTime());
        if (date.getUTCFullYear() > 1972) {
          assert.equal(text.slice(0, 19).replace('T', ' '), wallClock(date.getTime(), zone));
        }
      },
    ),
  );
});
