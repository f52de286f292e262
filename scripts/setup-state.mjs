/**
 * The decisions of the set-up, apart from the machine it runs on. Needs nothing newer than Node 20 and
 * nothing installed.
 */

/** The oldest Node that the tools we install run on. */
const OLDEST = [20, 19];

/** The major version of Node that the project itself runs on; it comes with the node modules. */
export const NODE_MAJOR = 24;

/**
 * Why the Node that runs the set-up will not do, or `undefined` when it will.
 *
 * @param {string} version as `process.versions.node` gives it
 */
export function unsuitableNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `Node ${version} is too old to install the project's tools. Install Node ${OLDEST.join('.')} or later.`;
}

/**
 * What a set-up leaves behind when it is through.
 *
 * @typedef {{ lock: string, platform: string }} Stamp `lock` is the hash of package-lock.json
 */

/**
 * Whether the node modules are those of the lock file, for this machine.
 *
 * @param {unknown} stamp what was left behind, of whatever shape
 * @param {Stamp} wanted
 */
export function isCurrent(stamp, wanted) {
  if (typeof stamp !== 'object' || stamp === null) return false;
  const { lock, platform } = /** @type {Partial<Stamp>} */ (stamp);
  return lock === wanted.lock && platform === wanted.platform;
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} LockFile
 */

/**
 * Whether what npm says it installed is what the lock file asks for, as after an `npm install` by hand.
 * Packages for other platforms may be absent.
 *
 * @param {LockFile} lockFile package-lock.json
 * @param {LockFile} installed node_modules/.package-lock.json
 * @param {(folder: string) => boolean} exists whether a folder, from the project's root, is there
 */
export function isInstalled(lockFile, installed, exists) {
  const there = installed.packages ?? {};
  const wanted = Object.entries(lockFile.packages ?? {}).filter(([folder]) => folder !== '');
  const asLocked = wanted.every(([folder, { version, integrity, optional, devOptional }]) => {
    const found = there[folder];
    if (!found) return optional === true || devOptional === true;
    return found.version === version && found.integrity === integrity && exists(folder);
  });
  return wanted.length > 0 && asLocked;
}

/**
 * Who holds the lock that lets one set-up work at a time.
 *
 * @typedef {{ pid: number, host: string, token: string }} Holder
 */

/** A holder on another machine shows by touching the lock that it lives; on ours its process does. */
const SILENT_ELSEWHERE = 60_000;
/** A process of that number may be a later one, so a lock untouched for this long is stale all the same. */
const SILENT_HERE = 600_000;

/**
 * Whether a lock was left behind by a set-up that died.
 *
 * @param {{ holder: Holder | undefined, age: number }} lock `holder` is undefined while it is being
 *   written or unreadable; `age` in milliseconds since it was last touched
 * @param {{ host: string, isAlive: (pid: number) => boolean }} here
 */
export function isStale({ holder, age }, { host, isAlive }) {
  if (!holder || holder.host !== host) return age > SILENT_ELSEWHERE;
  return !isAlive(holder.pid) || age > SILENT_HERE;
}
