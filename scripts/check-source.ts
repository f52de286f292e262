/** Checks our sources against the rules in `source-rules.ts` and lists what breaks them. */
import { globSync, readFileSync } from 'node:fs';
import { checkConstructs, checkImports } from './source-rules.ts';

const paths = globSync('src/**/*.ts')
  .map((path) => path.replaceAll('\\', '/'))
  .sort();
const sources = new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
const problems = [
  ...checkImports(sources),
  ...[...sources].flatMap(([path, source]) => checkConstructs(path, source)),
];
for (const { path, line, message } of problems) console.error(`${path}:${line}  ${message}`);
console.log(`${paths.length} files, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
