import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { version } from '../../src/internal/version.ts';

interface LockedPackage {
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
const manifest = read('package.json');
const locked = Object.entries<LockedPackage>(read('package-lock.json').packages);

describe('the package', () => {
  it('has one version', () => assert.equal(version, manifest.version));
});

describe('the lock file', () => {
  it('names no registry', () => {
    assert.deepEqual(
      locked.filter(([, { resolved }]) => resolved).map(([folder]) => folder),
      [],
    );
  });

  it('has the builds for every platform, without which a clean clone does not install', () => {
    const folders = new Set(locked.map(([folder]) => folder));
    const missing = locked.flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          !folders.has(`node_modules/${name}`) && !folders.has(`${folder}/node_modules/${name}`),
      ),
    );
    assert.deepEqual(missing, []);
  });

  it('brings no install script that nobody has decided about', () => {
    const decided = Object.keys(manifest.allowScripts);
    const undecided = locked
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([folder]) => folder.replace(/^.*node_modules\//, ''))
      .filter((name) => !decided.includes(name));
    assert.deepEqual([...new Set(undecided)], []);
  });
});
