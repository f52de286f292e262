/**
 * Measures the bundles of each tag, of some pages and of all, and fails when one has grown over the number in
 * `sizes.json` or over its limit; `--write` takes the sizes of now into `sizes.json`.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { bundleFiles, inKilobytes, judge, LIMITS, sizeOf, type Sizes } from './bundle-sizes.ts';

const COMMITTED = 'sizes.json';
const tags = globSync('src/elements/*/define.ts').sort();
const entries = new Map(tags.map((path) => [basename(dirname(path)), [path]]));
/** What pages often are made of, with the provider that they need. */
const pages = {
  'a page of tiles': ['plan-health-tiles'],
  'a page of five': [
    'agent-filter',
    'usage-summary',
    'credit-chart',
    'plan-health-tiles',
    'conversation-credits',
  ],
};
for (const [page, names] of Object.entries(pages)) {
  const modules = ['usage-provider', ...names].flatMap((name) => entries.get(name) ?? []);
  entries.set(page, modules);
}
entries.set('all', ['src/define.ts']);

const sizes: Record<string, Sizes[string]> = {};
const problems: string[] = [];
for (const [name, modules] of entries) {
  try {
    sizes[name] = sizeOf(await bundleFiles(...modules));
  } catch (error) {
    problems.push(`${name} does not build: ${error instanceof Error ? error.message : error}`);
  }
}

console.log('Minified and gzipped, 1 kB = 1000 bytes:');
for (const [name, { start, onDemand }] of Object.entries(sizes)) {
  const limit = LIMITS[name];
  console.log(
    `  ${name.padEnd(36)} ${inKilobytes(start).padStart(9)} at once, ` +
      `${inKilobytes(onDemand).padStart(9)} on demand, ${inKilobytes(start + onDemand).padStart(9)} in all` +
      (limit ? ` (limit ${inKilobytes(limit)})` : ''),
  );
}

if (process.argv.includes('--write') && problems.length === 0) {
  writeFileSync(COMMITTED, `${JSON.stringify(sizes, null, 2)}\n`);
}
const committed: Sizes = existsSync(COMMITTED) ? JSON.parse(readFileSync(COMMITTED, 'utf8')) : {};
problems.push(...judge(sizes, committed));
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error('If that is meant: npm run sizes -- --write');
  process.exitCode = 1;
}
