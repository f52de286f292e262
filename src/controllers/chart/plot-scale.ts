import { Scale } from 'chart.js';

/** A linear axis from `min` to `max` of its options, without a drawing of its own. */
export class PlotScale extends Scale {
  static id = 'usage-plot-scale';
  static defaults = {};

  override determineDataLimits(): void {
    const { min, max } = this.options as unknown as { readonly min: number; readonly max: number };
    this.min = min;
    this.max = max;
  }

  /** Takes no room: ticks and labels are the frame's, and the padding of the chart makes room for them. */
  override update(maxWidth: number, maxHeight: number): void {
    this.maxWidth = maxWidth;
    this.maxHeight = maxHeight;
    this.setDimensions();
    this[this.isHorizontal() ? 'height' : 'width'] = 0;
    this.determineDataLimits();
    this.configure();
  }

  override getPixelForValue(value: number): number {
    return this.getPixelForDecimal((value - this.min) / (this.max - this.min));
  }

  // The frame draws the axes, since it knows which labels belong to which bucket.
  override draw(): void {}
}
