/**
 * Finds the browsers that the tests run in. The functions in the first half are pure, so that the
 * decisions can be tested without a browser; the second half talks to the machine.
 *
 * Runs before anything is installed: only Node's own modules, and nothing newer than Node 20.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const APPLICATIONS = '/Applications';
const TRIPLETS = {
  x64: 'x86_64-linux-gnu',
  arm64: 'aarch64-linux-gnu',
  arm: 'arm-linux-gnueabihf',
};

/**
 * What a full test run uses. `variable` overrides the search, `names` are looked for on the PATH
 * and then `places` from first to last, `debian` is the package that brings it.
 *
 * @param {{ arch: string }} machine
 */
export function programs({ arch }) {
  const triplet = TRIPLETS[arch] ?? `${arch}-linux-gnu`;
  const webkitFolders = ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'];
  return [
    {
      key: 'chromium',
      label: 'Chromium or Chrome',
      variable: 'CHROMIUM_PATH',
      names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
      places: [
        `${APPLICATIONS}/Chromium.app/Contents/MacOS/Chromium`,
        `${APPLICATIONS}/Google Chrome.app/Contents/MacOS/Google Chrome`,
      ],
      debian: ['chromium'],
    },
    {
      key: 'firefox',
      label: 'Firefox',
      variable: 'FIREFOX_PATH',
      names: ['firefox-esr', 'firefox'],
      places: [`${APPLICATIONS}/Firefox.app/Contents/MacOS/firefox`],
      debian: ['firefox-esr'],
    },
    {
      key: 'webkitDriver',
      label: 'WebKitWebDriver',
      variable: 'WEBKIT_DRIVER_PATH',
      names: ['WebKitWebDriver'],
      places: [],
      debian: ['webkit2gtk-driver'],
    },
    {
      key: 'miniBrowser',
      label: "WebKitGTK's MiniBrowser",
      variable: 'MINIBROWSER_PATH',
      names: [],
      places: webkitFolders.flatMap((folder) => [
        `/usr/lib/${triplet}/${folder}/MiniBrowser`,
        `/usr/libexec/${folder}/MiniBrowser`,
        `/usr/lib/${folder}/MiniBrowser`,
      ]),
      debian: ['webkit2gtk-driver'],
    },
    {
      key: 'xvfb',
      label: 'Xvfb (a screen for WebKit)',
      variable: 'XVFB_PATH',
      names: ['Xvfb'],
      places: [],
      debian: ['xvfb'],
    },
  ];
}

/**
 * Looks for every program.
 *
 * @param {{ arch: string, env: Record<string, string | undefined>, isExecutable: (path: string) => boolean }} machine
 * @returns {{ found: Record<string, string>, missing: ReturnType<typeof programs>, wrong: string[] }}
 *   paths by key, the programs that are nowhere, and variables that name no program
 */
export function findPrograms({ arch, env, isExecutable }) {
  const folders = (env.PATH ?? '').split(':').filter(Boolean);
  const found = {};
  const missing = [];
  const wrong = [];
  for (const program of programs({ arch })) {
    const named = env[program.variable];
    if (named) {
      if (isExecutable(named)) found[program.key] = named;
      else {
        wrong.push(`${program.variable}=${named}`);
        missing.push(program);
      }
      continue;
    }
    const candidates = [
      ...program.names.flatMap((name) => folders.map((folder) => join(folder, name))),
      ...program.places,
    ];
    const path = candidates.find(isExecutable);
    if (path) found[program.key] = path;
    else missing.push(program);
  }
  return { found, missing, wrong };
}
