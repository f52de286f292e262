import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bundleFiles, inKilobytes, judge, LIMITS, sizeOf } from '../../scripts/bundle-sizes.ts';

// Inside the project, so that its compiler options hold.
const cache = fileURLToPath(new URL('../../.cache', import.meta.url));
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'sizes-'));
after(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Text that gzip can make little of, the same on every run. */
function noise(length: number, seed: number): string {
  let [text, state] = ['', seed];
  while (text.length < length) {
    state = (state * 48271) % 2147483647;
    text += state.toString(36);
  }
  return text;
}

describe('measuring', () => {
  it('counts what an entry imports at once, and apart from it what it loads on demand', async () => {
    write('shared.ts', `export const shared = '${noise(3000, 1)}';`);
    write(
      'chart.ts',
      `import { shared } from './shared.ts'; export const chart = shared + '${noise(9000, 2)}';`,
    );
    const entry = write(
      'entry.ts',
      `import { shared } from './shared.ts';
       export const show = async () => console.log(shared, (await import('./chart.ts')).chart);`,
    );
    const { start, onDemand } = sizeOf(await bundleFiles(entry));
    assert.ok(start > 1500 && start < 3500, String(start));
    assert.ok(onDemand > 5000 && onDemand < 9500, String(onDemand));
  });

  it('leaves out what a module of types brings', async () => {
    write('types.ts', `export interface Named { name: string } /* ${noise(5000, 3)} */`);
    const entry = write(
      'typed.ts',
      `import type { Named } from './types.ts'; export const a: Named = { name: 'a' };`,
    );
    assert.ok(sizeOf(await bundleFiles(entry)).start < 200);
  });
});

describe('the script-tag bundle', () => {
  it('compiles decorators so that properties react', async () => {
    const entry = write(
      'decorated.ts',
      `const register = (target, name) => { target.constructor.seen = [name, Object.hasOwn(new target.constructor(), name)]; };
       export class Probe { @register value?: number; }`,
    );
    const [file] = await bundleFiles(entry);
    const { Probe } = await import(`data:text/javascript,${encodeURIComponent(file?.code ?? '')}`);
    assert.deepEqual(Probe.seen, ['value', false]);
  });
});

describe('judging', () => {
  const committed = { 'credit-chart': { start: 20_000, onDemand: 60_000 } };
  const now = (start: number, onDemand = 60_000) => ({ 'credit-chart': { start, onDemand } });

  it('lets sizes shrink and grow a little', () => {
    assert.deepEqual(judge(now(20_400), committed), []);
    assert.deepEqual(judge(now(10_000, 0), committed), []);
  });

  it('names growth, at once and on demand', () => {
    assert.match(
      judge(now(20_401), committed).join(),
      /^credit-chart grew from 20.0 kB to 20.4 kB$/,
    );
    assert.match(judge(now(20_000, 70_000), committed).join(), /70.0 kB on demand/);
  });

  it('names tags that are new or gone', () => {
    const problems = judge({ 'agent-filter': { start: 1, onDemand: 0 } }, committed);
    assert.deepEqual(problems, [
      'agent-filter is not in sizes.json',
      'credit-chart is in sizes.json but not among the tags',
    ]);
  });

  it('holds limits against everything that is loaded, whatever is committed', () => {
    const limit = LIMITS['plan-health-tiles'] ?? 0;
    const tiles = { 'plan-health-tiles': { start: limit - 10, onDemand: 10 } };
    assert.match(judge(tiles, tiles).join(), /must stay under 36.0 kB/);
    const less = { 'plan-health-tiles': { start: limit - 11, onDemand: 10 } };
    assert.deepEqual(judge(less, less), []);
  });

  it('counts 1000 bytes to the kB', () => assert.equal(inKilobytes(36_049), '36.0 kB'));
});
