/**
 * Installs what the other commands need, and nothing when it is there already:
 *
 *     node scripts/setup.mjs [folder of another package of ours]
 *
 * Runs on the system's Node before anything is installed: only Node's own modules, nothing newer than
 * Node 20. Several may run at once; one works, the others wait for it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isCurrent, isInstalled, isStale, NODE_MAJOR, unsuitableNode } from './setup-state.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** The package to install, from the root; empty for the root's own. */
const FOLDER = process.argv[2] ?? '';
const PACKAGE = join(ROOT, FOLDER);
const LOCK_FILE = join(PACKAGE, 'package-lock.json');
const MODULES = join(PACKAGE, 'node_modules');
const STAMP = join(MODULES, '.usage-elements-setup.json');
/** The Node that all our packages run on comes with the root's modules. */
const NODE = join(ROOT, 'node_modules', '.bin', 'node');
const CACHE = join(ROOT, '.cache');
const LOCK = join(CACHE, 'setup.lock');

const token = randomUUID();

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The version of the Node among the node modules, `undefined` when it is absent or does not start. */
function installedNode() {
  const { status, stdout } = spawnSync(NODE, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().replace(/^v/, '') : undefined;
}

function wantedStamp() {
  return {
    lock: createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex'),
    platform: `${process.platform}-${process.arch}`,
  };
}

function isSetUp() {
  return isCurrent(readJson(STAMP), wantedStamp()) && existsSync(NODE);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** The lock as it stands, `undefined` when nobody holds it. */
function readLock() {
  const stat = statSync(LOCK, { throwIfNoEntry: false });
  return stat && { holder: readJson(LOCK), age: Date.now() - stat.mtimeMs };
}

function takeLock() {
  try {
    writeFileSync(LOCK, JSON.stringify({ pid: process.pid, host: hostname(), token }), {
      flag: 'wx',
    });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Moves a stale lock out of the way. Another set-up may have done the same a moment ago and hold the
 * lock by now; then what we moved is a live lock, and it goes back.
 *
 * @param {import('./setup-state.mjs').Holder | undefined} stale
 */
function removeStaleLock(stale) {
  const aside = `${LOCK}.${token}`;
  try {
    renameSync(LOCK, aside);
  } catch {
    return;
  }
  if (readJson(aside)?.token !== stale?.token) {
    try {
      linkSync(aside, LOCK);
    } catch {
      // Somebody holds a newer lock: that one counts.
    }
  }
  rmSync(aside, { force: true });
}

function releaseLock() {
  if (readJson(LOCK)?.token === token) rmSync(LOCK, { force: true });
}

/** Waits until we hold the lock, or until another set-up has done the work. */
async function holdLock() {
  mkdirSync(CACHE, { recursive: true });
  let isTold = false;
  while (!takeLock()) {
    const lock = readLock();
    if (!lock) continue;
    if (isStale(lock, { host: hostname(), isAlive })) {
      removeStaleLock(lock.holder);
      continue;
    }
    if (!isTold) console.log(`Waiting for another set-up (process ${lock.holder?.pid}) …`);
    isTold = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  process.once('exit', releaseLock);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => process.exit(1));
  }
  setInterval(() => {
    const now = new Date();
    if (readJson(LOCK)?.token === token) utimesSync(LOCK, now, now);
  }, 5_000).unref();
}

/** Installs from the lock file, whatever the user's npm settings and NODE_ENV leave out by default. */
function installModules() {
  const npm = process.env['npm_execpath'];
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts=false',
    '--engine-strict=false',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const [file, first] =
    npm && basename(npm) === 'npm-cli.js' ? [process.execPath, [npm]] : ['npm', []];
  return new Promise((resolve) => {
    const child = spawn(file, [...first, ...args], { cwd: PACKAGE, stdio: 'inherit' });
    child.on('error', (error) => fail(`npm does not start: ${error.message}`));
    child.on('close', resolve);
  });
}

function checkNode() {
  const version = installedNode();
  if (version?.startsWith(`${NODE_MAJOR}.`)) return;
  fail(
    version
      ? `node_modules/.bin/node is Node ${version}, not ${NODE_MAJOR}. Install again: npm ci --include=dev --ignore-scripts=false`
      : 'node_modules/.bin/node is missing: the install script of the package "node" did not run. ' +
          'Check that "allowScripts" in package.json names its version and that npm could reach the registry.',
  );
}

async function setUp() {
  const unsuitable = unsuitableNode(process.versions.node);
  if (unsuitable) fail(unsuitable);
  if (isSetUp()) return;

  await holdLock();
  if (isSetUp()) return;
  const isThere =
    existsSync(NODE) &&
    isInstalled(
      readJson(LOCK_FILE) ?? {},
      readJson(join(MODULES, '.package-lock.json')) ?? {},
      (folder) => existsSync(join(PACKAGE, folder)),
    );
  if (!isThere) {
    console.log(`Installing node modules from ${join(FOLDER, 'package-lock.json')} …`);
    const code = await installModules();
    if (code !== 0) fail('npm ci failed; its message is above. Nothing else was done.');
  }
  checkNode();
  writeFileSync(STAMP, JSON.stringify(wantedStamp()));
}

await setUp();
