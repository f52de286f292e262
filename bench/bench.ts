/**
 * A page of ours beside the same page made with others, in one Chromium:
 *
 *     npm run bench -- [--quick] [--size 365x50] [--kind noise] [--ratio 1] [--page ours] [--turns 8]
 *
 * What is compared: lines of credits per agent over a time axis, a donut of the shares and a table of 30
 * rows, made with our elements, with Chart.js as its first pages show it, with React and Recharts, with
 * React and Tremor, with uPlot (which has no donut: a few SVG circles); and an idle page that sets one
 * text. All have the same made-up usage, the same plot area within a few pixels, lines of 2 CSS pixels,
 * no points, no animation and production builds; from the ninth agent on, where colours are used up, the same
 * dashes, but for Tremor, whose lines know none. Ours has its frames, legends, names beside the lines, a
 * table beside the donut, a sentence and checks of the answer besides; its total line is hidden by its legend
 * after the load. The others have no legend.
 *
 * How: in each turn every page is loaded in a new tab and then changed ten times, in an order that moves on
 * from turn to turn; the first turn and the first change of each are warm-up and dropped. A change hands
 * new usage for all parts to the page, in columns, right after a frame; whatever a page makes of it counts.
 * Times are read from Chromium's trace: from the navigation or the change to the presentation of the last
 * frame that it led to. `script` is the main thread's time in scripts, `raster` that of all threads in
 * drawing pixels (without a GPU canvases are rastered on the main thread), `long` the number of tasks of 50 ms
 * and more in a change. Heap is after the ten changes and a collection of garbage. Bytes are the bodies that
 * the load fetched, gzipped.
 *
 * The figures depend on the machine and on what else it does; the ratios, taken within each turn, less so.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { findPrograms, thisMachine } from '../scripts/browsers.ts';
import { inKilobytes } from '../scripts/bundle-sizes.ts';
import { buildPages, pageNames, servePages, type PageName } from './build.ts';
import { kinds } from './data.ts';
import { takeTurn, type Scene, type Turn } from './measure.ts';
import { summarize, tableOf, titleOf, type SceneResult } from './report.ts';
import { judgeBytes, judgeScene } from './targets.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    size: { type: 'string', multiple: true },
    kind: { type: 'string', multiple: true },
    ratio: { type: 'string', multiple: true },
    page: { type: 'string', multiple: true },
    turns: { type: 'string' },
  },
});
const { quick } = values;
const sizes = values.size ?? (quick ? ['30x8', '365x50'] : ['30x8', '365x8', '365x50', '8760x8']);
const ratios = values.ratio ?? (quick ? ['1'] : ['1', '2']);
const chosenKinds = kinds.filter((kind) =>
  (values.kind ?? (quick ? ['noise'] : kinds)).includes(kind),
);
const chosenPages = pageNames.filter((page) => values.page?.includes(page) ?? true);
const turns = Number(values.turns ?? (quick ? 2 : 8));

const scenes: readonly Scene[] = ratios.flatMap((ratio) =>
  chosenKinds.flatMap((kind) =>
    sizes.map((size) => {
      const [, buckets, agents] = /^(\d+)x(\d+)$/.exec(size) ?? [];
      if (!buckets || !agents)
        throw new Error(`--size ${size} is no size; write it as 365x50, once for each.`);
      return { kind, buckets: Number(buckets), agents: Number(agents), ratio: Number(ratio) };
    }),
  ),
);

const executablePath = findPrograms(thisMachine, ['chromium']).found.chromium;
if (!executablePath) throw new Error('There is no Chromium; see "Browsers" in CONTRIBUTING.md.');
await buildPages(chosenPages);
const pictures = '.cache/bench/pictures';
mkdirSync(pictures, { recursive: true });
const site = await servePages();
const browser = await launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
const bytes: Partial<Record<PageName, number>> = {};

/** Every page in turn, as often as was asked; the first round only warms up. */
async function run(scene: Scene): Promise<SceneResult> {
  const all: Partial<Record<PageName, Turn[]>> = {};
  for (let turn = 0; turn < turns; turn++) {
    for (let index = 0; index < chosenPages.length; index++) {
      const page = chosenPages[(turn + index) % chosenPages.length]!;
      const { kind, buckets, agents, ratio } = scene;
      const picture = `${pictures}/${page}-${buckets}x${agents}-${kind}-${ratio}`;
      const taken = await takeTurn(browser, site.address, page, scene, turn ? undefined : picture);
      bytes[page] = site.takeBytes();
      if (turn > 0) (all[page] ??= []).push(taken);
    }
  }
  return summarize(scene, all);
}

const results: SceneResult[] = [];
for (const scene of scenes) {
  const result = await run(scene);
  results.push(result);
  console.log(`\n${titleOf(scene)}, medians in ms:\n${tableOf(result)}`);
}
const version = await browser.version();
await browser.close();
site.close();

console.log('\nBytes over the wire, gzipped:');
for (const [page, size] of Object.entries(bytes)) {
  console.log(`${page.padEnd(9)}${inKilobytes(size).padStart(9)}`);
}
const verdicts = [...results.flatMap(judgeScene), ...judgeBytes(bytes)];
console.log('\nTargets:');
for (const { target, found, limit } of verdicts) {
  const word = found <= limit ? 'met   ' : 'missed';
  console.log(`${word} ${found.toFixed(2)} (at most ${limit.toFixed(2)})  ${target}`);
}
const machine = { browser: version, cores: cpus().length, turns: turns - 1 };
const file = '.cache/bench/results.json';
writeFileSync(file, `${JSON.stringify({ ...machine, bytes, results, verdicts }, null, 2)}\n`);
console.log(`\n${version}, ${machine.cores} cores. All figures: ${file}`);
