/**
 * Builds the package into `dist`: a module and its types for each source file, for those who bundle;
 * and one bundle for a script tag.
 */
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';

rmSync('dist', { recursive: true, force: true });

execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
// The compiler rewrites the endings of imports in modules but not in their types.
for (const path of globSync('dist/**/*.d.ts')) {
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(/(["'])(\.{1,2}\/[^"'\n]+)\.ts\1/g, '$1$2.js$1'));
}

await build();
