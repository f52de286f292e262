import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const SCRIPTS = fileURLToPath(new URL('../../scripts/', import.meta.url));

/** Stands for npm: notes that it ran, waits while there is a file `hold`, installs a Node that says its version. */
const NPM = `
const { appendFileSync, existsSync, mkdirSync, writeFileSync } = require('node:fs');
appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
const finish = () => {
  if (existsSync('hold')) return setTimeout(finish, 10);
  if (existsSync('broken')) process.exit(1);
  mkdirSync('node_modules/.bin', { recursive: true });
  writeFileSync('node_modules/.bin/node', '#!/bin/sh\\necho v24.1.0\\n', { mode: 0o755 });
};
finish();
`;

describe('the set-up', { concurrency: false }, () => {
  let folder = '';
  const path = (name: string) => join(folder, name);
  const runsOfNpm = () =>
    existsSync(path('npm.log'))
      ? readFileSync(path('npm.log'), 'utf8').trim().split('\n').length
      : 0;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'usage-elements-setup-'));
    mkdirSync(path('scripts'));
    for (const name of ['setup.mjs', 'setup-state.mjs']) {
      cpSync(join(SCRIPTS, name), path(`scripts/${name}`));
    }
    writeFileSync(path('npm-cli.js'), NPM);
    writeFileSync(path('package-lock.json'), '{ "packages": {} }');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts a set-up; `saying` resolves when its output has the text, `ended` with its exit code. */
  function start(...args: string[]) {
    const child = spawn(process.execPath, ['scripts/setup.mjs', ...args], {
      cwd: folder,
      env: { ...process.env, npm_execpath: path('npm-cli.js') },
    });
    let output = '';
    const listeners = new Set<() => void>();
    const hear = (data: Buffer) => {
      output += String(data);
      for (const listener of listeners) listener();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    return {
      saying: (text: string) =>
        new Promise<void>((resolve) => {
          const check = () => {
            if (output.includes(text)) resolve();
          };
          listeners.add(check);
          check();
        }),
      ended: new Promise<{ code: number | null; output: string }>((resolve) => {
        child.on('close', (code) => resolve({ code, output }));
      }),
    };
  }

  it('installs once, then does nothing until the lock file changes', async () => {
    assert.equal((await start().ended).code, 0);
    assert.equal(runsOfNpm(), 1);
    assert.deepEqual(await start().ended, { code: 0, output: '' });
    assert.equal(runsOfNpm(), 1);
    writeFileSync(path('package-lock.json'), '{ "packages": {}, "changed": true }');
    assert.equal((await start().ended).code, 0);
    assert.equal(runsOfNpm(), 2);
  });

  it('installs another package of ours in its own folder, without a Node of its own', async () => {
    mkdirSync(path('peers'));
    writeFileSync(path('peers/package-lock.json'), '{ "packages": {} }');
    await start().ended;
    assert.equal((await start('peers').ended).code, 0);
    assert.equal(existsSync(path('peers/npm.log')), true);
    assert.equal(runsOfNpm(), 1);
    assert.deepEqual(await start('peers').ended, { code: 0, output: '' });
  });

  it('asks npm for everything, whatever its settings are', async () => {
    await start().ended;
    const asked = readFileSync(path('npm.log'), 'utf8');
    assert.match(asked, /^ci /);
    assert.match(asked, /--include=dev\b.*--ignore-scripts=false\b/);
  });

  it('works once when two run at the same time', async () => {
    writeFileSync(path('hold'), '');
    const first = start();
    await first.saying('Installing');
    const second = start();
    await second.saying('Waiting for another set-up');
    rmSync(path('hold'));
    assert.equal((await first.ended).code, 0);
    assert.equal((await second.ended).code, 0);
    assert.equal(runsOfNpm(), 1);
    assert.equal(existsSync(path('.cache/setup.lock')), false);
  });

  it('takes over the lock of a set-up that died', async () => {
    mkdirSync(path('.cache'));
    const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await new Promise((resolve) => gone.on('close', resolve));
    const holder = { pid: gone.pid, host: hostname(), token: 'gone' };
    writeFileSync(path('.cache/setup.lock'), JSON.stringify(holder));
    assert.equal((await start().ended).code, 0);
    assert.equal(runsOfNpm(), 1);
    assert.equal(existsSync(path('.cache/setup.lock')), false);
  });

  it('says that npm failed, leaves no stamp and no lock', async () => {
    writeFileSync(path('broken'), '');
    const { code, output } = await start().ended;
    assert.equal(code, 1);
    assert.match(output, /npm ci failed/);
    assert.equal(existsSync(path('.cache/setup.lock')), false);
    rmSync(path('broken'));
    assert.equal((await start().ended).code, 0);
  });

  it('refuses a Node of another major version among the modules', async () => {
    writeFileSync(path('npm-cli.js'), NPM.replace('v24.1.0', 'v22.1.0'));
    const { code, output } = await start().ended;
    assert.equal(code, 1);
    assert.match(output, /is Node 22\.1\.0, not 24/);
  });
});
