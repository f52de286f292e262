import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkConstructs, checkImports } from '../../scripts/source-rules.ts';

function importMessages(files: Record<string, string>): readonly string[] {
  return checkImports(new Map(Object.entries(files))).map(
    ({ path, message }) => `${path}: ${message}`,
  );
}

describe('imports', () => {
  it('may point downwards', () => {
    const files = {
      'src/index.ts': "export * from './elements/a-b/a-b.ts';",
      'src/elements/a-b/a-b.ts':
        "import { LitElement } from 'lit'; import '../../controllers/c.ts';",
      'src/controllers/c.ts':
        "import { m } from '../model/m.ts'; import { w } from '../internal/w.ts';",
      'src/model/m.ts':
        "import type { T } from '../api/t.ts'; import { list } from '../api/types.ts';",
      'src/api/t.ts': 'export type T = 1;',
      'src/internal/w.ts': 'export const w = 1;',
    };
    assert.deepEqual(importMessages(files), []);
  });

  const upwards: readonly (readonly [string, string, string])[] = [
    [
      'src/model/m.ts',
      "import { c } from '../controllers/c.ts';",
      'model must not import controllers',
    ],
    [
      'src/context/c.ts',
      "export type { E } from '../elements/e/e.ts';",
      'context must not import elements',
    ],
    [
      'src/controllers/c.ts',
      "const e = () => import('../elements/e/e.ts');",
      'controllers must not import elements',
    ],
    ['src/internal/i.ts', "type M = import('../model/m.ts').M;", 'internal must not import model'],
    ['src/api/a.ts', "export * from '../context/c.ts';", 'api must not import context'],
    ['src/elements/e/e.ts', "import '../../define.ts';", 'elements must not import src/define.ts'],
    [
      'src/model/m.ts',
      "import { check } from '../api/checks.ts';",
      'model may import types only from api',
    ],
    ['src/api/a.ts', "import { html } from 'lit';", 'must not import lit'],
    ['src/model/m.ts', "import { nothing } from 'lit/html.js';", 'must not import lit/html.js'],
    ['src/index.ts', "import { seed } from '../demo/seed.ts';", 'src must not import demo/seed.ts'],
  ];
  for (const [path, source, message] of upwards) {
    it(`${path}: ${message}`, () => {
      const found = importMessages({ [path]: source });
      assert.equal(found.length, 1);
      assert.ok(found[0]?.includes(message), found[0]);
    });
  }

  it('must not run in a circle, which is named once', () => {
    const found = importMessages({
      'src/model/a.ts': "import { b } from './b.ts';",
      'src/model/b.ts': "import type { C } from './c.ts';",
      'src/model/c.ts': "import { a } from './a.ts';",
      'src/model/d.ts': "import { a } from './a.ts';",
    });
    assert.deepEqual(found, [
      'src/model/a.ts: import cycle: src/model/a.ts → src/model/b.ts → src/model/c.ts → src/model/a.ts',
    ]);
  });
});

describe('constructs', () => {
  const messages = (source: string) =>
    checkConstructs('src/a.ts', source).map(({ line, message }) => `${line} ${message}`);

  it('leaves good sources alone', () => {
    const good = `
      // style= and <style> and innerHTML in a comment
      const text = 'style="x" data: innerHTML';
      const rule = css\`:host { display: block; background: url(image.png); }\`;
      const part = html\`<p class=\${name} data-style="x">\${text}</p>\`;
      element.style.setProperty('inline-size', '1px');`;
    assert.deepEqual(messages(good), []);
  });

  const bad: readonly (readonly [string, RegExp])[] = [
    ["import { styleMap } from 'lit/directives/style-map.js';", /^1 styleMap/],
    ['html`<p\n  style="color: red"></p>`', /^1 no style=/],
    ['html`<p style=${a}></p>`', /^1 no style=/],
    ['svg`<g style = "x"></g>`', /^1 no style=/],
    ['\nhtml`<style>p {}</style>`', /^2 no <style>/],
    ['css`p { background: url("data:image/png;base64,") }`', /^1 no data:/],
    ["element.innerHTML = '';", /^1 no innerHTML/],
    ['this.element?.insertAdjacentHTML(a, b);', /^1 no insertAdjacentHTML/],
    ['html`${unsafeHTML(text)}`', /^1 data must never become HTML/],
    ["eval('1')", /^1 eval/],
    ["const f = new Function('return 1');", /^1 new Function/],
  ];
  for (const [source, message] of bad) {
    it(`refuses ${source.trim()}`, () => {
      const found = messages(source);
      assert.equal(found.length, 1, found.join());
      assert.match(found[0] ?? '', message);
    });
  }
});
