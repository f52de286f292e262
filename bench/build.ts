/** Builds the pages of the bench for production and serves them as a web server would: gzipped. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type UserConfig } from 'vite';
import { bundle } from '../vite.config.ts';
import { chartSize, donutSize } from './pages/sizes.ts';

const peers = resolve('bench/peers');
const output = resolve('.cache/bench');

/** Source of each page; those of the peers find their libraries in the package beside them. */
export const pages = {
  ours: 'bench/pages/ours.ts',
  chartjs: 'bench/peers/chartjs.ts',
  recharts: 'bench/peers/recharts.tsx',
  tremor: 'bench/peers/tremor.tsx',
  uplot: 'bench/peers/uplot.ts',
  idle: 'bench/pages/idle.ts',
} as const;
export type PageName = keyof typeof pages;
export const pageNames = Object.keys(pages) as readonly PageName[];

/** Ours has its frame round the drawing, so its box is larger. */
const boxes = ({ width, height }: { readonly width: number; readonly height: number }) =>
  `inline-size: ${width}px; block-size: ${height}px;`;

const htmlOf = (name: PageName, styles: readonly string[]) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<title>${name}</title>
<script>performance.mark('load', { startTime: 0 });</script>
<style>
  body { margin: 0; font: 14px/1.4 sans-serif; --usage-chart-line-width: 2px; }
  main > *, main > usage-provider > * { position: absolute; }
  #chart { inset: 16px auto auto 16px; ${name === 'ours' ? 'inline-size: 944px;' : boxes(chartSize)} }
  #donut { inset: 16px auto auto 976px; ${name === 'ours' ? 'inline-size: 372px;' : boxes(donutSize)} }
  #table { inset: 620px auto auto 16px; inline-size: 372px; }
  #table table { inline-size: 100%; border-collapse: collapse; font: 12px/18px sans-serif; }
  #table :is(th, td) { padding: 0; text-align: start; }
  credit-chart { --credit-chart-height: 300px; }
</style>
${styles.map((file) => `<link rel="stylesheet" href="${file}">`).join('\n')}
<main><div id="chart"></div><div id="donut"></div><div id="table"></div></main>
<script type="module" src="page.js"></script>
</html>
`;

/** Vite's settings for Tremor's style sheet; a path of its own keeps the compiler out of the peers. */
async function tailwindCss(): Promise<UserConfig['css']> {
  const { tailwind } = await import(pathToFileURL(resolve(peers, 'tailwind.js')).href);
  return { postcss: { plugins: [tailwind] } };
}

/** Builds one page into a folder of its own. */
async function buildPage(name: PageName): Promise<void> {
  const { plugins, resolve: resolving, ...rest } = bundle({ page: pages[name] });
  // What our charts never come to, those of the others do.
  const { conditions = [] } = resolving ?? {};
  const config =
    name === 'ours'
      ? { ...rest, plugins, resolve: resolving }
      : { ...rest, resolve: { conditions } };
  const css = name === 'tremor' ? await tailwindCss() : undefined;
  const result = await build({
    ...config,
    ...(css && { css }),
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, outDir: resolve(output, name), emptyOutDir: true },
  });
  const files = [result].flat().flatMap((part) => ('output' in part ? part.output : []));
  const styles = files.map(({ fileName }) => fileName).filter((file) => file.endsWith('.css'));
  writeFileSync(resolve(output, name, 'index.html'), htmlOf(name, styles));
}

export async function buildPages(names: readonly PageName[]): Promise<void> {
  rmSync(output, { recursive: true, force: true });
  for (const name of names) await buildPage(name);
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
};

/** Serves what was built, at `/<page>/`; `bytes` counts the bodies that went over the wire. */
export async function servePages() {
  let bytes = 0;
  const zipped = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    try {
      const body = zipped.get(path) ?? gzipSync(readFileSync(output + path), { level: 9 });
      zipped.set(path, body);
      bytes += body.length;
      response.setHeader('content-type', types[path.split('.').at(-1) ?? ''] ?? 'text/plain');
      response.setHeader('content-encoding', 'gzip');
      response.setHeader('cache-control', 'no-store');
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}`,
    /** Bytes since the last time it was asked. */
    takeBytes() {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    close: () => server.close(),
  };
}
