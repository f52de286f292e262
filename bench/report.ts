/** From turns to medians, ratios and a table. */
import { pageNames, type PageName } from './build.ts';
import type { Scene, Turn } from './measure.ts';
import type { Painted } from './trace.ts';

/** Medians of one page in one scene; times in milliseconds, memory in bytes. */
export interface Figures {
  readonly load: Painted;
  readonly change: Painted;
  readonly heap: number;
  /**
   * How much of this page's time a change of ours takes: the median of the quotients within each turn,
   * since what else the machine does is much the same within a turn.
   */
  readonly ours: number;
}

export interface SceneResult extends Scene {
  readonly pages: Readonly<Partial<Record<PageName, Figures>>>;
}

export type Turns = Readonly<Partial<Record<PageName, readonly Turn[]>>>;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

function medians(list: readonly Painted[]): Painted {
  const of = (pick: (painted: Painted) => number) => median(list.map(pick));
  return {
    painted: of(({ painted }) => painted),
    script: of(({ script }) => script),
    raster: of(({ raster }) => raster),
    longTasks: of(({ longTasks }) => longTasks),
  };
}

const typical = ({ changes }: Turn) => median(changes.map(({ painted }) => painted));

export function summarize(scene: Scene, turns: Turns): SceneResult {
  const figures = (page: PageName): Figures | undefined => {
    const own = turns[page];
    if (!own) return undefined;
    const quotients = own.map((turn, index) => {
      const ours = turns.ours?.[index];
      return ours ? typical(ours) / typical(turn) : NaN;
    });
    return {
      load: medians(own.map(({ load }) => load)),
      change: medians(own.flatMap(({ changes }) => changes)),
      heap: median(own.map(({ heap }) => heap)),
      ours: median(quotients),
    };
  };
  return { ...scene, pages: Object.fromEntries(pageNames.map((page) => [page, figures(page)])) };
}

export function titleOf({ kind, buckets, agents, ratio }: Scene): string {
  return `${buckets} × ${agents}, ${kind} data, ${ratio} device pixel${ratio > 1 ? 's' : ''} a pixel`;
}

const columns = ['', 'load', 'change', 'ours/it', 'script', 'raster', 'long', 'heap MB'];

/** A table in text, one line a page. */
export function tableOf(result: SceneResult): string {
  const lines = pageNames.flatMap((page) => {
    const figures = result.pages[page];
    if (!figures) return [];
    const { load, change, heap, ours } = figures;
    const whole = [load.painted, change.painted].map((time) => time.toFixed(0));
    const parts = [change.script, change.raster].map((time) => time.toFixed(1));
    const rest = [String(change.longTasks), (heap / 1e6).toFixed(1)];
    return [[page, ...whole, Number.isNaN(ours) ? '' : ours.toFixed(2), ...parts, ...rest]];
  });
  return [columns, ...lines]
    .map(([name = '', ...cells]) => name.padEnd(9) + cells.map((cell) => cell.padStart(9)).join(''))
    .join('\n');
}
