import assert from 'node:assert/strict';
import { it } from 'node:test';

import fc from 'fast-check';

import { fileName } from '../../src/model/file-name.ts';

const range = {
  from: '2026-10-21T22:00:00Z',
  to: '2026-11-20T23:00:00Z',
  time_zone: 'Europe/Berlin',
};

it('names a file by title and by the days of the range in its zone', () => {
  assert.equal(
    fileName('Credits per day', 'csv', range),
    'credits-per-day-2026-10-22-2026-11-20.csv',
  );
  const oneDay = { ...range, to: '2026-10-22T22:00:00Z' };
  assert.equal(fileName('Credits per hour', 'png', oneDay), 'credits-per-hour-2026-10-22.png');
  assert.equal(fileName('Credits', 'png'), 'credits.png');
});

it('keeps the letters of every script', () => {
  assert.equal(fileName('الرصيد في اليوم', 'csv'), 'الرصيد-في-اليوم.csv');
  assert.equal(fileName('Größe: “Müller”', 'csv'), 'größe-müller.csv');
});

it('leaves out what a file system refuses or reads differently', () => {
  assert.equal(fileName('../../etc/passwd\u202Egnp.', 'csv'), 'etc-passwd-gnp.csv');
  assert.equal(fileName('CON', 'csv'), 'usage-con.csv');
  assert.equal(fileName('…', 'csv'), 'usage.csv');
  assert.equal(fileName('…', 'csv', range), '2026-10-22-2026-11-20.csv');
});

it('fits every file system, whatever the title', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
      const name = fileName(title, 'png');
      assert.match(name, /^[\p{L}\p{M}\p{N}-]+\.png$/u);
      assert.doesNotMatch(name, /^-|-\./);
      assert.ok(new TextEncoder().encode(name).length <= 170);
    }),
  );
});
