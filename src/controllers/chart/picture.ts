import type { AxisLabel } from '../../model/fit-labels.ts';
import type { BucketSpan } from '../../model/trend.ts';
import type { ColorName, Looks } from './looks.ts';

/** One series: a value per bucket, `NaN` where there is nothing to draw. */
export interface PlotSeries {
  /** Stays the same when the data changes, so that the series is updated and not replaced. */
  readonly key: string;
  readonly values: readonly number[];
  readonly color: ColorName;
}

/** What a plot shows, whatever its size and colours. All indexes are those of buckets. */
export interface PlotPicture {
  readonly type: 'bar' | 'line';
  /** How many buckets there are. */
  readonly count: number;
  readonly series: readonly PlotSeries[];
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

/** Pixels from the left and top edge of the canvas. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A drawing on one canvas, as the chart controller sees it. */
export interface Plot {
  /** Where the buckets stand, side by side and equally wide. */
  readonly area: PlotArea;
  /** Draws another picture, in other colours, or in another size (in CSS pixels). */
  draw(picture: PlotPicture, looks: Looks, width: number, height: number): void;
  /** Draws one bucket as the one that is being looked at. */
  mark(index: number | undefined): void;
  destroy(): void;
}
