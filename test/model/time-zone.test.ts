import assert from 'node:assert/strict';
import { it } from 'node:test';

import { requireTimeZone, resolveTimeZone, sameTimeZone } from '../../src/model/time-zone.ts';
import { zones } from './zones.ts';

it('knows every zone of the engine and their other names', () => {
  for (const zone of zones) assert.ok(resolveTimeZone(zone), zone);
});

it('knows no offsets, no nonsense and nothing for nothing', () => {
  for (const name of ['', ' ', '+02:00', '-05:00', 'Mars/Olympus', 'Europe/Berlin ', 'Berlin']) {
    assert.equal(resolveTimeZone(name), undefined, name);
  }
  // Without a name Intl would take the machine's own zone.
  assert.equal(resolveTimeZone(undefined as unknown as string), undefined);
  assert.throws(() => requireTimeZone('Berlin'), /"Berlin" is not an IANA time zone/);
});

it('takes two names of one zone as the same', () => {
  assert.ok(sameTimeZone('Asia/Calcutta', 'Asia/Kolkata'));
  assert.ok(sameTimeZone('Europe/Kiev', 'Europe/Kyiv'));
  assert.ok(sameTimeZone('UTC', 'Etc/UTC'));
  assert.ok(sameTimeZone('europe/berlin', 'Europe/Berlin'));
  assert.ok(!sameTimeZone('Europe/Berlin', 'Europe/Paris'));
  assert.ok(!sameTimeZone('Mars/Olympus', 'Mars/Olympus'));
});

it('tells zones apart by name or offsets where an engine keeps other names', () => {
  // Names that this engine keeps apart, although their clocks always agree.
  assert.ok(sameTimeZone('America/Nassau', 'America/Toronto'));
  // The same clocks since 1970, in two countries.
  assert.ok(!sameTimeZone('Europe/Berlin', 'Europe/Vienna'));
  // The same name, other clocks.
  assert.ok(!sameTimeZone('America/Los_Angeles', 'America/Tijuana'));
  assert.ok(!sameTimeZone('Asia/Kolkata', 'UTC'));
});
