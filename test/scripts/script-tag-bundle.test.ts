import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseSync, Visitor } from 'vite';
import { bundleFiles } from '../../scripts/bundle-sizes.ts';

/** What a strict content security policy blocks, or what no browser has, in code that is built. */
function blocked(path: string, code: string): readonly string[] {
  const found: string[] = [];
  const { program, errors } = parseSync(path, code, { lang: 'js', sourceType: 'module' });
  new Visitor({
    Decorator: () => found.push('a decorator that was not compiled'),
    CallExpression: ({ callee }) => {
      if (callee.type === 'Identifier' && callee.name === 'eval') found.push('eval');
    },
    NewExpression: ({ callee }) => {
      if (callee.type === 'Identifier' && callee.name === 'Function') found.push('new Function');
    },
    MemberExpression: ({ object, property }) => {
      if (object.type !== 'Identifier' || object.name !== 'process') return;
      if (property.type === 'Identifier' && property.name === 'env') found.push('process.env');
    },
    ImportDeclaration: ({ source }) => {
      if (!source.value.startsWith('./')) found.push(`an import of ${source.value}`);
    },
  }).visit(program);
  if (/url\(\s*["']?data:/.test(code)) found.push('a data: address in CSS');
  return [...errors.map(({ message }) => message), ...found];
}

describe('bundles', () => {
  for (const entry of globSync(['src/define.ts', 'src/elements/*/define.ts']).sort()) {
    it(`of ${entry} run under a strict policy, with nothing from elsewhere`, async () => {
      const files = await bundleFiles(entry);
      assert.ok(files.length > 0);
      for (const { fileName, code } of files)
        assert.deepEqual(blocked(fileName, code), [], fileName);
    });
  }

  it('are refused for what a policy blocks', () => {
    const code = 'import "lit"; eval("1"); new Function("1"); process.env.NODE_ENV; @a class B {}';
    assert.equal(blocked('a.js', code).length, 5);
  });
});
