import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { slimmed } from '../../scripts/slim-charts.ts';

const chart = readFileSync('node_modules/chart.js/dist/chart.js', 'utf8');

it('leaves of Chart.js what our charts come to', () => {
  const code = slimmed(chart);
  assert.ok(code.length < chart.length - 10_000);
  assert.match(code, /class Chart \{\s+static defaults/);
  assert.match(code, /class DomPlatform extends BasePlatform \{\}/);
});

it('says what Chart.js does not have any more', () => {
  const other = chart.replace('class DomPlatform', 'class OtherPlatform');
  assert.throws(() => slimmed(other), /Chart\.js has no DomPlatform any more/);
});
