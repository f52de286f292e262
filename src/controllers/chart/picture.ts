import type { AxisLabel } from '../../model/fit-labels.ts';
import type { SeriesPaint } from '../../model/series-colors.ts';
import type { BucketSpan } from '../../model/trend.ts';
import type { Looks } from './looks.ts';

/** One series: a value per bucket, `NaN` where there is nothing to draw. */
export interface PlotSeries {
  /** Stays the same when the data changes, so that the series is updated and not replaced. */
  readonly key: string;
  readonly kind: 'bar' | 'line' | 'area';
  readonly values: readonly number[];
  /** Where each value of a stack begins; without it, at zero. */
  readonly bases?: readonly number[] | undefined;
  readonly paint: SeriesPaint;
  /** `strong`: the total beside its parts. `quiet`: one of several. Default: a series that stands alone. */
  readonly weight?: 'strong' | 'quiet' | undefined;
  /** Its name, written at the end of its line where there is room. */
  readonly label?: string | undefined;
}

/** What a plot shows, whatever its size and colours. All indexes are those of buckets. */
export interface PlotPicture {
  /** How many buckets there are. */
  readonly count: number;
  /** In drawing order: those behind first. Stacks from the bottom up. */
  readonly series: readonly PlotSeries[];
  /**
   * The other period, by position: pale silhouettes with a cap behind bars, a grey line else. `NaN`
   * where there is nothing to compare with.
   */
  readonly compare?:
    { readonly kind: 'bar' | 'line'; readonly values: readonly number[] } | undefined;
  /** Bucket that is not complete, or -1. */
  readonly running: number;
  /** Where nothing was measured, and how that is called. */
  readonly gaps: readonly BucketSpan[];
  readonly gapLabel: string;
  /** Ticks of the value axis, ascending, zero among them; the axis ends with the outer ones. */
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  /** Labels of the time axis, in lists from fine to coarse. */
  readonly labels: readonly (readonly AxisLabel[])[];
  /** For narrow plots. */
  readonly narrowLabels: readonly (readonly AxisLabel[])[];
  /** Whether a narrow plot skips every second label. */
  readonly skipsLabels: boolean;
  /** The only one that very narrow plots have: the first bucket. */
  readonly firstLabel: AxisLabel | undefined;
  /** Says that the running bucket is now. */
  readonly nowLabel: AxisLabel | undefined;
  /** The highest value, written at its bucket. */
  readonly peak:
    { readonly index: number; readonly value: number; readonly label: string } | undefined;
}

/** What is being looked at. */
export interface PlotMark {
  readonly index: number | undefined;
  /** Key of the series that the keyboard is on. */
  readonly series?: string | undefined;
  /** Buckets over which a brush is drawn. */
  readonly span?: BucketSpan | undefined;
}

/** Pixels from the left and top edge of the canvas. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** All that a drawing is made from. */
export interface PlotScene {
  readonly picture: PlotPicture;
  readonly looks: Looks;
  readonly mark: PlotMark;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels to a CSS pixel. */
  readonly ratio: number;
}

/** A drawing on one canvas, as the chart controller sees it. */
export interface Plot {
  /** Where the buckets stand, side by side and equally wide. */
  readonly area: PlotArea;
  /** Draws what has changed since the last time. */
  draw(scene: PlotScene): void;
  /** Draws everything anew, for instance because a font has come. */
  redraw(scene: PlotScene): void;
  destroy(): void;
}
