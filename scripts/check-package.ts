/** Builds the package and checks that it holds what package.json promises, importable without a DOM. */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** A target of the exports map: a path or, by condition, more of them. */
type Target = string | { readonly [condition: string]: Target };

function pathsOf(target: Target): readonly string[] {
  return typeof target === 'string' ? [target] : Object.values(target).flatMap(pathsOf);
}

execFileSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' });

const { name, exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly name: string;
  readonly exports: Readonly<Record<string, Target>>;
};
const problems = Object.values(exports)
  .flatMap(pathsOf)
  .filter((path) => !path.includes('*') && !existsSync(path))
  .map((path) => `package.json exports ${path}, which was not built`);

const entries = [name, `${name}/api/rest-usage-source.js`, `${name}/model/amount.js`];
for (const entry of entries) {
  try {
    // By the package's own name, so that the exports map is what finds it.
    await import(entry);
  } catch (error) {
    problems.push(
      `${entry} cannot be imported in Node: ${error instanceof Error ? error.message : error}`,
    );
  }
}

for (const path of globSync('dist/elements/*/define.js')) {
  const tag = basename(dirname(path));
  try {
    await import(`${name}/elements/${tag}/define.js`);
    renderOnServer(tag);
  } catch (error) {
    problems.push(
      `<${tag}> cannot be rendered in Node: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** As a server does it: without a document, and never connected. */
function renderOnServer(tag: string): void {
  const element = new (customElements.get(tag)!)() as HTMLElement & {
    readonly dataState?: string;
    willUpdate(changed: ReadonlyMap<string, unknown>): void;
    render(): unknown;
  };
  element.willUpdate(new Map());
  element.render();
  const { dataState = 'loading' } = element;
  if (dataState !== 'loading') throw new Error(`it is "${dataState}" instead of "loading"`);
}

for (const problem of problems) console.error(problem);
console.log(`${name}: ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
