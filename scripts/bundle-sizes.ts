/**
 * Measures and judges the sizes of our bundles. A size is that of the minified bundle, each file
 * gzipped by itself, in bytes; 1 kB is 1000 bytes.
 */
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin, type Rollup } from 'vite';
import { bundle } from '../vite.config.ts';

export interface Size {
  /** What a page loads at once. */
  readonly start: number;
  /** What is loaded only when something needs it. */
  readonly onDemand: number;
}

/** Sizes by tag; `all` is the script-tag bundle. */
export type Sizes = Readonly<Record<string, Size>>;

/** What a bundle may weigh with all that it loads on demand, in bytes. */
export const LIMITS: Readonly<Record<string, number>> = {
  'plan-health-tiles': 36_000,
  'a page of five': 125_000,
};

/** How much a size may grow unnoticed; less than 100 bytes is never worth a word. */
const TOLERANCE = 0.02;

/** An entry that is written nowhere and brings what the given modules bring. */
function entryOf(modules: readonly string[]): Plugin {
  const id = '\0entry';
  return {
    name: 'usage-elements:entry',
    resolveId: (source) => (source === 'entry' ? id : undefined),
    load: (source) =>
      source === id
        ? modules.map((path) => `export * from ${JSON.stringify(resolve(path))};`).join('\n')
        : undefined,
  };
}

/** The files of the bundle of one or more modules, as they would be written. */
export async function bundleFiles(...modules: string[]): Promise<readonly Rollup.OutputChunk[]> {
  const config = bundle({ entry: 'entry' });
  const result = await build({
    ...config,
    plugins: [...(config.plugins ?? []), entryOf(modules)],
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, write: false },
  });
  const [first] = [result].flat();
  if (!first || !('output' in first)) throw new Error(`${modules.join()} was not built`);
  return first.output.filter((file) => file.type === 'chunk');
}

function gzipped({ code }: Rollup.OutputChunk): number {
  return gzipSync(code, { level: 9 }).length;
}

/** Adds up the files that the entry imports at once, and the others. */
export function sizeOf(files: readonly Rollup.OutputChunk[]): Size {
  const atOnce = new Set<Rollup.OutputChunk>();
  const follow = (file: Rollup.OutputChunk | undefined) => {
    if (!file || atOnce.has(file)) return;
    atOnce.add(file);
    for (const name of file.imports) follow(files.find(({ fileName }) => fileName === name));
  };
  follow(files.find(({ isEntry }) => isEntry));
  let [start, onDemand] = [0, 0];
  for (const file of files) {
    if (atOnce.has(file)) start += gzipped(file);
    else onDemand += gzipped(file);
  }
  return { start, onDemand };
}

/** A number of bytes in kB with one decimal. */
export function inKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function hasGrown(now: number, before: number): boolean {
  return now - before > Math.max(100, before * TOLERANCE);
}

/** Why the sizes are not as they should be, in sentences; empty when they are. */
export function judge(now: Sizes, committed: Sizes): readonly string[] {
  const problems: string[] = [];
  for (const [name, { start, onDemand }] of Object.entries(now)) {
    const limit = LIMITS[name];
    if (limit !== undefined && start + onDemand >= limit) {
      problems.push(
        `${name} is ${inKilobytes(start + onDemand)}; it must stay under ${inKilobytes(limit)}`,
      );
    }
    const before = committed[name];
    if (!before) {
      problems.push(`${name} is not in sizes.json`);
      continue;
    }
    if (hasGrown(start, before.start)) {
      problems.push(`${name} grew from ${inKilobytes(before.start)} to ${inKilobytes(start)}`);
    }
    if (hasGrown(onDemand, before.onDemand)) {
      problems.push(
        `${name} loads ${inKilobytes(onDemand)} on demand, before it were ${inKilobytes(before.onDemand)}`,
      );
    }
  }
  for (const name of Object.keys(committed)) {
    if (!now[name]) problems.push(`${name} is in sizes.json but not among the tags`);
  }
  return problems;
}
