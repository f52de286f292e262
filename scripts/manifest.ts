/**
 * Writes `custom-elements.json`, or with `--check` says whether it is what the sources give.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { describeElements } from './describe-elements.ts';

const MANIFEST = 'custom-elements.json';

const paths = globSync('src/elements/**/*.ts', { exclude: ['**/*.styles.ts', '**/define.ts'] });
const sources = new Map(
  paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
);
const manifest = `${JSON.stringify(describeElements(sources), null, 2)}\n`;

function committed(): string | undefined {
  try {
    return readFileSync(MANIFEST, 'utf8');
  } catch {
    return undefined;
  }
}

if (!process.argv.includes('--check')) {
  writeFileSync(MANIFEST, manifest);
} else if (committed() === manifest) {
  console.log(`${MANIFEST} is up to date`);
} else {
  console.error(`${MANIFEST} is not what the sources give. Run: npm run manifest`);
  process.exitCode = 1;
}
