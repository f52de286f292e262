import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSelection } from '../../scripts/selection.ts';

const parts = (...args: string[]) => readSelection(args).parts.join();

describe('choosing parts of the test run', () => {
  it('takes all when nothing is said', () => {
    assert.equal(parts(), 'static,node,chromium,firefox,webkit');
  });

  it('takes the parts that are named', () => {
    assert.equal(parts('--only', 'node'), 'node');
    assert.equal(parts('--only=webkit,static'), 'static,webkit');
    assert.equal(parts('--only', 'node', '--only', 'browsers'), 'node,chromium,firefox,webkit');
  });

  it('gives each file to the parts that run it', () => {
    const mixed = readSelection(['test/model/amount.test.ts', './test/elements/a/a.test.ts']);
    assert.equal(mixed.parts.join(), 'node,chromium,firefox,webkit');
    assert.deepEqual(mixed.nodeFiles, ['test/model/amount.test.ts']);
    assert.deepEqual(mixed.browserFiles, ['test/elements/a/a.test.ts']);
    assert.equal(parts('test/model/*.test.ts'), 'node');
    assert.equal(parts('--only', 'firefox', 'test/controllers/*.test.ts'), 'firefox');
  });

  it('refuses what it does not know', () => {
    assert.throws(() => parts('--only', 'safari'), /No part "safari".*webkit/);
    assert.throws(() => parts('--watch'), /--watch/);
    assert.throws(() => parts('src/index.ts'), /not in test\//);
  });
});
