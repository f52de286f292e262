import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { libraries, slimmed } from '../../scripts/slim-libraries.ts';

const chartPath = 'chart.js/dist/chart.js';
const charts = libraries[chartPath]!;
const chart = readFileSync(`node_modules/${chartPath}`, 'utf8');

it('leaves of Chart.js what our charts come to', () => {
  const code = slimmed(chart, charts);
  assert.ok(code.length < chart.length - 10_000);
  assert.match(code, /class Chart \{\s+static defaults/);
  assert.match(code, /class DomPlatform extends BasePlatform \{\}/);
});

it('finds every library with all that it empties', () => {
  for (const [path, slimming] of Object.entries(libraries)) {
    const [file] = globSync(`node_modules/{,@tanstack/}${path}`);
    const code = readFileSync(file!, 'utf8');
    assert.ok(slimmed(code, slimming).length < code.length, path);
  }
});

it('says what a library does not have any more', () => {
  const other = chart.replace('class DomPlatform', 'class OtherPlatform');
  assert.throws(() => slimmed(other, charts), /There is no DomPlatform any more/);
});
