import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  findPrograms,
  mayInstall,
  missingMessage,
  packagesFor,
  type Machine,
} from '../../scripts/browsers.ts';
import { findPostgres, unprivilegedUser } from '../../scripts/postgres.ts';

function machine(files: readonly string[], changes: Partial<Machine> = {}): Machine {
  return {
    arch: 'x64',
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    isExecutable: (path) => files.includes(path),
    ...changes,
  };
}

const DEBIAN = [
  '/usr/bin/chromium',
  '/usr/bin/firefox-esr',
  '/usr/bin/WebKitWebDriver',
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/bin/Xvfb',
];

describe('finding browsers', () => {
  it('finds all where Debian puts them', () => {
    const { found, missing } = findPrograms(machine(DEBIAN));
    assert.deepEqual(missing, []);
    assert.deepEqual(Object.values(found).sort(), [...DEBIAN].sort());
  });

  it('looks in the folder of the architecture', () => {
    const path = '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
    const { found } = findPrograms(machine([...DEBIAN, path], { arch: 'arm64' }));
    assert.equal(found.miniBrowser, path);
  });

  it('takes the first of the PATH and Chrome where there is no Chromium', () => {
    const files = ['/usr/bin/firefox', '/usr/local/bin/firefox', '/usr/bin/google-chrome'];
    const { found } = findPrograms(machine(files));
    assert.equal(found.firefox, '/usr/local/bin/firefox');
    assert.equal(found.chromium, '/usr/bin/google-chrome');
  });

  it('takes what a variable names, and nothing else when that is no program', () => {
    const env = { PATH: '/usr/bin', CHROMIUM_PATH: '/opt/chrome', FIREFOX_PATH: '/opt/none' };
    const { found, missing, wrong } = findPrograms(machine([...DEBIAN, '/opt/chrome'], { env }));
    assert.equal(found.chromium, '/opt/chrome');
    assert.equal(found.firefox, undefined);
    assert.deepEqual(
      missing.map(({ key }) => key),
      ['firefox'],
    );
    assert.deepEqual(wrong, ['FIREFOX_PATH=/opt/none']);
  });

  it('asks only for what the wanted engines need', () => {
    const { missing } = findPrograms(machine([]), ['firefox']);
    assert.deepEqual(
      missing.map(({ key }) => key),
      ['firefox'],
    );
  });
});

describe('what is missing', () => {
  it('is said in one message with the command that installs it', () => {
    const message = missingMessage(findPrograms(machine(['/usr/bin/chromium']))) ?? '';
    for (const part of ['Firefox', 'FIREFOX_PATH', 'MiniBrowser', 'Xvfb']) {
      assert.ok(message.includes(part), part);
    }
    assert.match(message, /apt-get install firefox-esr webkit2gtk-driver xvfb$/);
    assert.doesNotMatch(message, /Chromium/);
  });

  it('is nothing on a complete machine', () => {
    assert.equal(missingMessage(findPrograms(machine(DEBIAN))), undefined);
  });

  it('is brought by packages, each once', () => {
    const { missing } = findPrograms(machine(['/usr/bin/Xvfb']));
    assert.deepEqual(packagesFor(missing), ['chromium', 'firefox-esr', 'webkit2gtk-driver']);
  });
});

describe('installing', () => {
  const debian = { platform: 'linux', uid: 0, osRelease: 'NAME="Debian"\nID=debian\n', env: {} };

  it('happens on Debian and its children as root', () => {
    assert.equal(mayInstall(debian), true);
    assert.equal(mayInstall({ ...debian, osRelease: 'ID=ubuntu\nID_LIKE=debian\n' }), true);
    assert.equal(mayInstall({ ...debian, osRelease: 'ID=mint\nID_LIKE="ubuntu debian"\n' }), true);
  });

  it('happens nowhere else and not when it is switched off', () => {
    assert.equal(mayInstall({ ...debian, uid: 1000 }), false);
    assert.equal(mayInstall({ ...debian, uid: undefined }), false);
    assert.equal(mayInstall({ ...debian, platform: 'darwin' }), false);
    assert.equal(mayInstall({ ...debian, osRelease: 'ID=fedora\n' }), false);
    assert.equal(mayInstall({ ...debian, osRelease: 'VERSION_ID=debian\n' }), false);
    assert.equal(mayInstall({ ...debian, env: { USAGE_ELEMENTS_NO_INSTALL: '1' } }), false);
    assert.equal(mayInstall({ ...debian, env: { USAGE_ELEMENTS_NO_INSTALL: '0' } }), true);
  });
});

describe('finding PostgreSQL', () => {
  const both = (folder: string) => [`${folder}/initdb`, `${folder}/postgres`];
  const at = (files: readonly string[], env = {}) =>
    findPostgres({
      env: { PATH: '/usr/bin', ...env },
      isExecutable: (path) => files.includes(path),
      list: (folder) => (folder === '/usr/lib/postgresql' ? ['9', '15', '17', 'common'] : []),
    });

  it('takes the newest version that has a server', () => {
    const files = [...both('/usr/lib/postgresql/9/bin'), ...both('/usr/lib/postgresql/15/bin')];
    assert.equal(at(files), '/usr/lib/postgresql/15/bin');
    assert.equal(
      at([...files, '/usr/lib/postgresql/17/bin/postgres']),
      '/usr/lib/postgresql/15/bin',
    );
  });

  it('prefers what is named, then what is on the PATH', () => {
    const files = [...both('/usr/lib/postgresql/15/bin'), ...both('/usr/bin'), ...both('/opt/pg')];
    assert.equal(at(files), '/usr/bin');
    assert.equal(at(files, { POSTGRES_BIN: '/opt/pg' }), '/opt/pg');
    assert.equal(at(files, { POSTGRES_BIN: '/opt/none' }), undefined);
  });

  it('runs as postgres, else as nobody', () => {
    const nobody = 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n';
    assert.deepEqual(unprivilegedUser(nobody), { uid: 65534, gid: 65533 });
    const postgres = `${nobody}postgres:x:101:104::/var/lib/postgresql:/bin/sh\n`;
    assert.deepEqual(unprivilegedUser(postgres), { uid: 101, gid: 104 });
    assert.equal(unprivilegedUser('root:x:0:0::/root:/bin/sh\n'), undefined);
  });
});
