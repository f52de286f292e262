/** One turn of one page: a new tab, a load, ten changes of the filter. */
import type { Browser } from 'puppeteer-core';
import type { PageName } from './build.ts';
import type { Kind, Size } from './data.ts';
import { readTrace, traceCategories, type Painted, type TraceEvent } from './trace.ts';

/** What a page shows, and on which screen. */
export interface Scene extends Size {
  readonly kind: Kind;
  /** Device pixels in a CSS pixel. */
  readonly ratio: number;
}

export interface Turn {
  readonly load: Painted;
  /** Without the first, which warms up. */
  readonly changes: readonly Painted[];
  /** Bytes in use after the changes and a collection of garbage. */
  readonly heap: number;
}

const changes = 10;

/** @param picture where a picture of the page is put, in PNG; left out: nowhere */
export async function takeTurn(
  browser: Browser,
  address: string,
  page: PageName,
  { kind, buckets, agents, ratio }: Scene,
  picture?: string,
): Promise<Turn> {
  const tab = await browser.newPage();
  const problems: string[] = [];
  tab.on('pageerror', (error) => problems.push(String(error)));
  await tab.setViewport({ width: 1376, height: 1200, deviceScaleFactor: ratio });
  await tab.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await tab.tracing.start({ categories: traceCategories });
  await tab.goto(`${address}/${page}/?kind=${kind}&buckets=${buckets}&agents=${agents}`);
  await tab.waitForFunction('window.bench');
  await tab.evaluate('bench.rest()');
  await tab.evaluate(`bench.prepare(${changes + 1})`);
  await tab.evaluate('bench.rest()');
  const marks: string[] = [];
  for (let filter = 1; filter <= changes; filter++) {
    marks.push(`change ${filter}`);
    await tab.evaluate(`bench.change(${filter}).then(() => bench.rest())`);
  }
  const trace = new TextDecoder().decode(await tab.tracing.stop());
  if (picture) await tab.screenshot({ path: `${picture}.png` as const });
  await tab.evaluate('bench.forget()');
  const client = await tab.createCDPSession();
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  await tab.close();
  if (problems.length > 0) throw new Error(`${page}: ${problems.join('; ')}`);
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
  const [load, , ...rest] = readTrace(traceEvents, ['load', ...marks]);
  return { load: load!, changes: rest, heap: usedSize };
}
