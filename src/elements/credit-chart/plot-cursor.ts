import { nothing, type ReactiveControllerHost } from 'lit';
import type { ChartController } from '../../controllers/chart-controller.ts';
import type { PlotMark } from '../../controllers/chart/picture.ts';
import { CursorController } from '../../controllers/cursor-controller.ts';
import { TooltipController } from '../../controllers/tooltip-controller.ts';
import { translate } from '../../model/texts.ts';
import type { BucketSpan } from '../../model/trend.ts';
import { announce } from './announcement.ts';
import type { ChartSeries } from './chart-series.ts';
import { creditChartTexts as texts } from './credit-chart.texts.ts';
import { daysText, type Narrowing } from './narrowing.ts';
import { drawnSeries } from './signs.ts';
import type { Telling } from './telling.ts';
import { renderTooltip } from './tooltip.ts';

/** What a cursor moves over. */
interface CursorPlot {
  readonly chart: ChartController;
  readonly narrowing: Narrowing;
  /** What the plot tells; `undefined` while there is none. */
  readonly telling: () => Telling | undefined;
  /** Series that the user has hidden. */
  readonly hidden: () => ReadonlySet<string>;
  readonly select: (span: BucketSpan) => void;
}

/** The bucket and the series that are looked at: their mark, their tooltip and what is read aloud. */
export class PlotCursor {
  readonly input: CursorController;
  readonly #tooltip: TooltipController;
  readonly #plot: CursorPlot;

  constructor(host: ReactiveControllerHost & HTMLElement, plot: CursorPlot) {
    const { chart, narrowing, telling, select } = plot;
    this.#plot = plot;
    this.input = new CursorController(host, {
      count: () => telling()?.trend.buckets.length ?? 0,
      seriesCount: () => this.#series.length,
      bucketAt: (clientX) => chart.bucketAt(clientX),
      canSelect: () => narrowing.isFree,
      select,
    });
    this.#tooltip = new TooltipController(host, () => {
      const { index } = this.input;
      return index === undefined ? undefined : chart.boxOf(index);
    });
  }

  /** The series that can be read one by one. */
  get #series(): readonly ChartSeries[] {
    const hidden = this.#plot.hidden();
    return this.#plot.telling()?.series.filter(({ id }) => !hidden.has(id)) ?? [];
  }

  /** What the plot marks. */
  get mark(): PlotMark {
    const { index, series, span, mode } = this.input;
    const marked = mode === 'key' && series > 0 ? this.#series[series]?.id : undefined;
    return { index, series: marked, span };
  }

  renderTooltip(telling: Telling) {
    const { index, series } = this.input;
    if (index === undefined || !telling.trend.buckets[index]) return nothing;
    const hidden = this.#plot.hidden();
    return renderTooltip(this.#tooltip.element, telling, {
      index,
      shown: drawnSeries(telling).filter(({ id }) => !hidden.has(id)),
      marked: series > 0 ? this.#series[series] : undefined,
      hint: this.#hint(telling, index),
    });
  }

  /** What a click, a tap or a key would narrow the period to. */
  #hint(telling: Telling, index: number): string | undefined {
    const { span, mode } = this.input;
    const { format, trend } = telling;
    const { state } = trend.buckets[index]!;
    if (!span && (state === 'missing' || state === 'future')) return undefined;
    const days = this.#plot.narrowing.daysOf(telling, span ?? { first: index, last: index });
    if (!days) return undefined;
    const key = span ? 'hintBrush' : mode === 'touch' ? 'hintTap' : 'hintClick';
    return translate(format, texts, key, { days: daysText(format, days) });
  }

  /** What the keys do, in words. */
  keys({ format }: Telling): string {
    return [
      translate(format, texts, 'keys'),
      ...(this.#series.length > 1 ? [translate(format, texts, 'keysSeries')] : []),
      ...(this.#plot.narrowing.isFree ? [translate(format, texts, 'keysSelect')] : []),
    ].join(' ');
  }

  /** What the keyboard is on, to be read aloud. */
  announcement(telling: Telling) {
    const { index, series, span, mode } = this.input;
    const read = mode === 'key' ? this.#series[series] : undefined;
    if (!read || (index === undefined && series === 0)) return nothing;
    return announce(telling, { series: read, index, span });
  }
}
