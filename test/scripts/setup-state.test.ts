import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCurrent, isInstalled, isStale, unsuitableNode } from '../../scripts/setup-state.mjs';

describe('the Node that runs the set-up', () => {
  for (const version of ['20.19.0', '20.20.2', '22.1.0', '24.21.0', '26.0.0']) {
    it(`may be ${version}`, () => assert.equal(unsuitableNode(version), undefined));
  }
  for (const version of ['18.20.4', '20.18.9', '4.0.0']) {
    it(`must not be ${version}`, () => {
      assert.match(
        unsuitableNode(version) ?? '',
        new RegExp(`^Node ${version} is too old.*20\\.19`),
      );
    });
  }
});

describe('a stamp', () => {
  const wanted = { lock: 'abc', platform: 'linux-x64' };

  it('holds for its lock file and platform only', () => {
    assert.equal(isCurrent({ ...wanted }, wanted), true);
    assert.equal(isCurrent({ ...wanted, lock: 'abd' }, wanted), false);
    assert.equal(isCurrent({ ...wanted, platform: 'darwin-arm64' }, wanted), false);
  });

  it('that is unreadable counts as none', () => {
    for (const stamp of [undefined, null, 'abc', 1, {}, []])
      assert.equal(isCurrent(stamp, wanted), false);
  });
});

describe('modules installed by hand', () => {
  const lock = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/b-darwin': { version: '2.0.0', integrity: 'sha512-b', optional: true },
    },
  };
  const a = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } };
  const exists = () => true;

  it('need no second installation, even without packages for other platforms', () => {
    assert.equal(isInstalled(lock, { packages: a }, exists), true);
  });

  it('are not enough when one is missing, has another version or content, or was deleted', () => {
    const b = { 'node_modules/b-darwin': { version: '2.0.0', integrity: 'sha512-b' } };
    const other = (change: object) => ({ 'node_modules/a': { ...a['node_modules/a'], ...change } });
    assert.equal(isInstalled(lock, { packages: b }, exists), false);
    assert.equal(isInstalled(lock, { packages: other({ version: '1.0.1' }) }, exists), false);
    assert.equal(isInstalled(lock, { packages: other({ integrity: 'sha512-c' }) }, exists), false);
    assert.equal(
      isInstalled(lock, { packages: a }, (folder) => folder !== 'node_modules/a'),
      false,
    );
  });

  it('are none when either list is empty', () => {
    assert.equal(isInstalled(lock, {}, exists), false);
    assert.equal(isInstalled({}, { packages: a }, exists), false);
  });
});

describe('a lock', () => {
  const holder = { pid: 7, host: 'here', token: 't' };
  const here = { host: 'here', isAlive: () => true };
  const second = 1000;

  it('holds while its process lives', () => {
    assert.equal(isStale({ holder, age: 300 * second }, here), false);
  });

  it('is stale as soon as its process is gone, or when the number seems to be used again', () => {
    assert.equal(isStale({ holder, age: 0 }, { ...here, isAlive: () => false }), true);
    assert.equal(isStale({ holder, age: 3600 * second }, here), true);
  });

  it('of another machine holds while it is touched', () => {
    const there = { ...here, host: 'there', isAlive: () => false };
    assert.equal(isStale({ holder, age: 6 * second }, there), false);
    assert.equal(isStale({ holder, age: 61 * second }, there), true);
  });

  it('that is just being written holds', () => {
    assert.equal(isStale({ holder: undefined, age: 0 }, here), false);
    assert.equal(isStale({ holder: undefined, age: 61 * second }, here), true);
  });
});
