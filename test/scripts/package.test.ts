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

describe('the package', () => {
  it('has one version', () => assert.equal(version, read('package.json').version));
});

for (const folder of ['', 'bench/peers/']) {
  describe(`${folder}package-lock.json`, () => {
    const manifest = read(`${folder}package.json`);
    const locked = Object.entries<LockedPackage>(read(`${folder}package-lock.json`).packages);

    it('names no registry', () => {
      assert.deepEqual(
        locked.filter(([, { resolved }]) => resolved).map(([place]) => place),
        [],
      );
    });

    it('has the builds for every platform, without which a clean clone does not install', () => {
      const places = new Set(locked.map(([place]) => place));
      const missing = locked.flatMap(([place, { optionalDependencies = {} }]) =>
        Object.keys(optionalDependencies).filter(
          (name) =>
            !places.has(`node_modules/${name}`) && !places.has(`${place}/node_modules/${name}`),
        ),
      );
      assert.deepEqual(missing, []);
    });

    it('brings no install script that nobody has decided about', () => {
      const decided = Object.keys(manifest.allowScripts ?? {});
      const undecided = locked
        .filter(([, { hasInstallScript }]) => hasInstallScript)
        .map(([place]) => place.replace(/^.*node_modules\//, ''))
        .filter((name) => !decided.includes(name));
      assert.deepEqual([...new Set(undecided)], []);
    });
  });
}
