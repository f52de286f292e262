/** Which parts of the test run were asked for. */
import { parseArgs } from 'node:util';
import { ENGINES, type Engine } from './browsers.ts';

/** Where the tests are that need a browser; all others run in Node. */
const BROWSER_FOLDERS = ['context', 'controllers', 'elements', 'browser'];

export const BROWSER_TESTS = [`test/{${BROWSER_FOLDERS.join(',')}}/**/*.test.ts`] as const;

export const PARTS = ['static', 'node', ...ENGINES] as const;
export type Part = (typeof PARTS)[number];

export interface Selection {
  readonly parts: readonly Part[];
  readonly engines: readonly Engine[];
  /** Test files or globs; empty means all. */
  readonly nodeFiles: readonly string[];
  readonly browserFiles: readonly string[];
}

/** Whether a test file, or a glob for some, is one for the browser. */
function isForBrowser(file: string): boolean {
  return BROWSER_FOLDERS.some((folder) => file.startsWith(`test/${folder}/`));
}

/**
 * Reads the arguments of the test command: `--only PART[,PART]`, where a part is `static`, `node`, an
 * engine or `browsers`, and test files or globs, which leave out the parts that run none of them.
 *
 * @throws when a part or an option is unknown, or a file is outside `test/`
 */
export function readSelection(args: readonly string[]): Selection {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { only: { type: 'string', multiple: true } },
  });
  const names = (values.only ?? []).flatMap((value) => value.split(',')).filter(Boolean);
  const asked = names.flatMap((name): readonly Part[] => {
    if (name === 'browsers') return ENGINES;
    const part = PARTS.find((known) => known === name);
    if (!part) throw new Error(`No part "${name}"; known: ${PARTS.join(', ')}, browsers`);
    return [part];
  });
  const files = positionals.map((file) => file.replace(/^\.\//, ''));
  const stray = files.find((file) => !file.startsWith('test/'));
  if (stray) throw new Error(`"${stray}" is not in test/`);

  const browserFiles = files.filter(isForBrowser);
  const nodeFiles = files.filter((file) => !isForBrowser(file));
  const parts = PARTS.filter((part) => {
    if (asked.length > 0 && !asked.includes(part)) return false;
    if (files.length === 0) return true;
    if (part === 'static') return asked.includes(part);
    return (part === 'node' ? nodeFiles : browserFiles).length > 0;
  });
  return {
    parts,
    engines: ENGINES.filter((engine) => parts.includes(engine)),
    nodeFiles,
    browserFiles,
  };
}
