import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { JSHandle } from 'puppeteer-core';
import { pageOf, tag } from './dashboard.ts';
import { skip, Stage } from './stage.ts';
import type { Visit } from './visit.ts';
import { fillWithUsage } from './world.ts';

const charts = {
  'credit-chart': { 'group-by': 'agent', type: 'line' },
  'usage-breakdown': { type: 'donut' },
  'agent-usage-charts': {},
} as const;

const visits = 500;
/** So many of a kind may be held at any time, say by what the page did last; what leaks is there once a visit. */
const few = 5;
/** By so many bytes a visit may grow the heap: code gets warm. What one chart holds is a hundred times as much. */
const tolerance = 1000;

/** Puts a chart on the page, moves it and takes it away, as often as is asked. */
async function comeAndGo({ page }: Visit, name: keyof typeof charts, count: number): Promise<void> {
  await page.evaluate(
    async (name, attributes, count) => {
      const [here, there] = document.querySelectorAll('usage-provider > div');
      for (let visit = 0; visit < count; visit++) {
        const element = document.createElement(name) as HTMLElement & {
          readonly updateComplete: Promise<boolean>;
        };
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        const loaded = new Promise((resolve) =>
          element.addEventListener('usage-load', resolve, { once: true }),
        );
        here!.append(element);
        await loaded;
        await element.updateComplete;
        there!.append(element);
        await element.updateComplete;
        element.remove();
        await Promise.resolve();
      }
      // Observers tell of what they saw last in the next frame.
      for (let frame = 0; frame < 2; frame++) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    name,
    charts[name],
    count,
  );
}

/** What the page holds when its garbage is collected. */
async function heldBy({ page }: Visit, name: string) {
  const count = async (expression: string): Promise<number> => {
    const prototype = await page.evaluateHandle(`${expression}.prototype`);
    // Collects the garbage before it counts.
    const objects = await page.queryObjects(prototype as JSHandle<object[]>);
    const found = await page.evaluate((all) => all.length, objects);
    await objects.dispose();
    await prototype.dispose();
    return found;
  };
  const held = {
    elements: await count(`customElements.get('${name}')`),
    canvases: await count('HTMLCanvasElement'),
    sizes: await count('ResizeObserver'),
    views: await count('IntersectionObserver'),
    aborts: await count('AbortController'),
  };
  const { JSEventListeners: listeners, Nodes: nodes } = await page.metrics();
  const client = await page.createCDPSession();
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize: heap } = await client.send('Runtime.getHeapUsage');
  await client.detach();
  return { held: { ...held, listeners, nodes }, heap };
}

describe('charts that come, move and go', { skip }, () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open(fillWithUsage);
  });
  after(() => stage.close());

  for (const name of Object.keys(charts) as (keyof typeof charts)[]) {
    test(`<${name}> leaves nothing behind in ${visits} visits`, async () => {
      const visit = await stage.visit(
        pageOf(`${tag('usage-provider', { 'base-url': stage.ownApi, 'time-zone': 'UTC' })}
          <div></div><div></div></usage-provider>`),
      );
      await visit.page.evaluate((name) => customElements.whenDefined(name), name);
      await comeAndGo(visit, name, 50);
      const before = await heldBy(visit, name);
      await comeAndGo(visit, name, visits);
      const now = await heldBy(visit, name);
      const more = Object.entries(now.held).filter(
        ([kind, count]) => count! - before.held[kind as keyof typeof before.held]! > few,
      );
      assert.deepEqual(more, []);
      const growth = (now.heap - before.heap) / visits;
      assert.ok(growth < tolerance, `${Math.round(growth)} bytes more with each visit`);
      await visit.close();
    });
  }
});
