/**
 * Finds the browsers that the tests run in and, where that is possible without asking, installs what
 * is missing. Everything that decides is a pure function; only `ensurePrograms` touches the machine.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgres } from './postgres.ts';

/** The engines that the browser tests run in. */
export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof ENGINES)[number];

export type ProgramKey = 'chromium' | 'firefox' | 'webkitDriver' | 'miniBrowser' | 'xvfb';

interface Program {
  readonly key: ProgramKey;
  /** What it is called in messages. */
  readonly label: string;
  /** The environment variable that names its path and overrides the search. */
  readonly variable: string;
  /** Names to look for on the PATH, best first. */
  readonly names: readonly string[];
  /** Absolute paths to look at when the PATH has none, best first. */
  readonly places: readonly string[];
  /** The Debian package that brings it. */
  readonly debian: string;
  /** The engines that cannot run without it. */
  readonly engines: readonly Engine[];
}

/** What is known about the machine; `arch` and `platform` as Node names them. */
export interface Machine {
  readonly arch: string;
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isExecutable: (path: string) => boolean;
}

export interface Findings {
  /** Paths of the programs that are there. */
  readonly found: Readonly<Partial<Record<ProgramKey, string>>>;
  readonly missing: readonly Program[];
  /** Variables that name something that is no program, as `NAME=value`. */
  readonly wrong: readonly string[];
}

const DEBIAN_TRIPLETS: Readonly<Record<string, string>> = {
  x64: 'x86_64-linux-gnu',
  arm64: 'aarch64-linux-gnu',
  arm: 'arm-linux-gnueabihf',
  ia32: 'i386-linux-gnu',
};

function programs({ arch }: Pick<Machine, 'arch'>): readonly Program[] {
  const triplet = DEBIAN_TRIPLETS[arch] ?? `${arch}-linux-gnu`;
  return [
    {
      key: 'chromium',
      label: 'Chromium or Chrome',
      variable: 'CHROMIUM_PATH',
      names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
      places: [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ],
      debian: 'chromium',
      engines: ['chromium'],
    },
    {
      key: 'firefox',
      label: 'Firefox',
      variable: 'FIREFOX_PATH',
      names: ['firefox-esr', 'firefox'],
      places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
      debian: 'firefox-esr',
      engines: ['firefox'],
    },
    {
      key: 'webkitDriver',
      label: 'WebKitWebDriver',
      variable: 'WEBKIT_DRIVER_PATH',
      names: ['WebKitWebDriver'],
      places: [],
      debian: 'webkit2gtk-driver',
      engines: ['webkit'],
    },
    {
      key: 'miniBrowser',
      label: 'MiniBrowser of WebKitGTK',
      variable: 'MINIBROWSER_PATH',
      names: [],
      places: ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].flatMap((folder) => [
        `/usr/lib/${triplet}/${folder}/MiniBrowser`,
        `/usr/lib/${folder}/MiniBrowser`,
        `/usr/lib64/${folder}/MiniBrowser`,
        `/usr/libexec/${folder}/MiniBrowser`,
      ]),
      debian: 'webkit2gtk-driver',
      engines: ['webkit'],
    },
    {
      key: 'xvfb',
      label: 'Xvfb',
      variable: 'XVFB_PATH',
      names: ['Xvfb'],
      places: [],
      debian: 'xvfb',
      engines: ['webkit'],
    },
  ];
}

/** Looks for every program that the given engines need. */
export function findPrograms(machine: Machine, engines: readonly Engine[] = ENGINES): Findings {
  const folders = (machine.env['PATH'] ?? '').split(':').filter(Boolean);
  const found: Partial<Record<ProgramKey, string>> = {};
  const missing: Program[] = [];
  const wrong: string[] = [];
  for (const program of programs(machine)) {
    if (!program.engines.some((engine) => engines.includes(engine))) continue;
    const named = machine.env[program.variable];
    const candidates = named
      ? [named]
      : [
          ...program.names.flatMap((name) => folders.map((folder) => join(folder, name))),
          ...program.places,
        ];
    const path = candidates.find((candidate) => machine.isExecutable(candidate));
    if (path) {
      found[program.key] = path;
    } else {
      missing.push(program);
      if (named) wrong.push(`${program.variable}=${named}`);
    }
  }
  return { found, missing, wrong };
}

/** The variable that keeps the set-up from installing anything on the system. */
export const NO_INSTALL = 'USAGE_ELEMENTS_NO_INSTALL';

/** Whether missing packages may be installed without asking: Debian or a child of it, as root, not switched off. */
export function mayInstall(system: {
  readonly platform: string;
  readonly uid: number | undefined;
  /** The text of /etc/os-release, empty where there is none. */
  readonly osRelease: string;
  readonly env: Machine['env'];
}): boolean {
  const off = system.env[NO_INSTALL];
  if (off && off !== '0') return false;
  const isDebian = /^ID(_LIKE)?="?([\w ]* )?debian\b/m.test(system.osRelease);
  return system.platform === 'linux' && system.uid === 0 && isDebian;
}

/** The Debian packages that bring what is missing, each once. */
export function packagesFor(missing: readonly Pick<Program, 'debian'>[]): readonly string[] {
  return [...new Set(missing.map((program) => program.debian))];
}

/** One message that names all that is missing, why each matters and what to do; `undefined` if nothing is. */
export function missingMessage({ missing, wrong }: Omit<Findings, 'found'>): string | undefined {
  if (missing.length === 0) return undefined;
  const width = Math.max(...missing.map(({ label }) => label.length));
  return [
    'Not found, though the browser tests need it:',
    ...missing.map(
      ({ label, engines, variable }) =>
        `  ${label.padEnd(width)}  for ${engines.join(', ')}; or name its path in ${variable}`,
    ),
    ...(wrong.length > 0 ? [`No program there: ${wrong.join(', ')}`] : []),
    `On Debian or Ubuntu: sudo apt-get install ${packagesFor(missing).join(' ')}`,
  ].join('\n');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** This machine, as `findPrograms` takes it. */
export const thisMachine: Machine = {
  arch: process.arch,
  platform: process.platform,
  env: process.env,
  isExecutable,
};

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

function install(packages: readonly string[]): void {
  console.log(
    `Installing ${packages.join(', ')} with apt-get for the tests (${NO_INSTALL}=1 keeps it from that) …`,
  );
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const patience = ['-o', 'DPkg::Lock::Timeout=300'];
  for (const args of [
    ['update', '-qq', ...patience],
    ['install', '-y', '-qq', '--no-install-recommends', ...patience, ...packages],
  ]) {
    const { status, error } = spawnSync('apt-get', args, { stdio: 'inherit', env });
    if (status !== 0) {
      console.error(`apt-get ${args[0]} failed${error ? `: ${error.message}` : ''}`);
    }
  }
}

/**
 * Makes sure of the programs for the given engines and, if asked, of a PostgreSQL server. Says in one
 * message what is still missing; never throws, because the tests that need nothing of it can still run.
 *
 * @returns the engines that can run
 */
export function ensurePrograms(
  engines: readonly Engine[],
  { postgres = false }: { readonly postgres?: boolean } = {},
): readonly Engine[] {
  let findings = findPrograms(thisMachine, engines);
  const wanted = findings.missing.filter(({ variable }) => !process.env[variable]);
  const packages = [
    ...packagesFor(wanted),
    ...(postgres && !findPostgres(thisMachine) ? ['postgresql'] : []),
  ];
  const system = {
    platform: process.platform,
    uid: process.getuid?.(),
    osRelease: readOsRelease(),
    env: process.env,
  };
  if (packages.length > 0 && mayInstall(system)) {
    install(packages);
    findings = findPrograms(thisMachine, engines);
  }
  const message = missingMessage(findings);
  if (message) console.error(message);
  return engines.filter((engine) =>
    findings.missing.every((program) => !program.engines.includes(engine)),
  );
}
