import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { PlotMark, PlotPicture, PlotSeries } from '../../src/controllers/chart/picture.ts';
import { ChartController } from '../../src/controllers/chart-controller.ts';
import { chart } from '../../src/styles/chart.styles.ts';
import { palette } from '../../src/styles/palette.styles.ts';
import { tokens } from '../../src/styles/tokens.styles.ts';
import { waitUntil } from '../support/wait-until.ts';

/** One series in the accent. */
export function bars(values: readonly number[], change: Partial<PlotSeries> = {}): PlotSeries {
  const paint = { color: 'single', pattern: 0 } as const;
  return { key: 'total', kind: 'bar', values, paint, ...change };
}

/** Four buckets: ten, zero, missing, five so far. */
export const picture: PlotPicture = {
  count: 4,
  series: [bars([10, 0, NaN, 5])],
  running: 3,
  gaps: [{ first: 2, last: 2 }],
  gapLabel: 'No data',
  ticks: [0, 5, 10].map((value) => ({ value, label: String(value) })),
  labels: [],
  narrowLabels: [],
  skipsLabels: false,
  firstLabel: undefined,
  nowLabel: { index: 3, text: 'Today' },
  peak: { index: 0, value: 10, label: '10' },
};

export type Color = readonly [red: number, green: number, blue: number];

/** A chart and nothing else, 400 by 200 pixels. */
export class TestChart extends LitElement {
  static override styles = [
    tokens,
    palette,
    chart,
    css`
      :host {
        display: block;
        inline-size: 400px;
        block-size: 200px;
        font: 16px sans-serif;
      }

      div {
        position: relative;
        block-size: 100%;
      }

      canvas {
        position: absolute;
        inset: 0;
      }
    `,
  ];

  @property({ attribute: false }) picture: PlotPicture | undefined = picture;
  @property({ attribute: false }) mark: PlotMark = { index: undefined };

  readonly chart = new ChartController(
    this,
    () => this.picture,
    () => this.mark,
  );

  get canvas(): HTMLCanvasElement {
    return this.shadowRoot!.querySelector('canvas')!;
  }

  /** Waits until something is drawn. */
  async drawn(): Promise<void> {
    await waitUntil(() => !this.isBlank, 'a drawing');
  }

  get isBlank(): boolean {
    const { canvas } = this;
    if (canvas.width === 0 || canvas.height === 0) return true;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.every((part) => part === 0);
  }

  /** Colours down a bucket, on white, a share of its width from its left edge, one a device pixel. */
  column(index: number, share = 0.5): readonly Color[] {
    const box = this.chart.boxOf(index)!;
    const { left, top } = this.canvas.getBoundingClientRect();
    const x = Math.round((box.left - left + box.width * share) * devicePixelRatio);
    const from = Math.round((box.top - top) * devicePixelRatio);
    const height = Math.round(box.height * devicePixelRatio);
    const { data } = this.canvas.getContext('2d')!.getImageData(x, from, 1, height);
    return Array.from({ length: height }, (_, row): Color => {
      // What is not painted shows the white behind it.
      const at = row * 4;
      const over = (part: number) =>
        Math.round(255 + ((data[at + part]! - 255) * data[at + 3]!) / 255);
      return [over(0), over(1), over(2)];
    });
  }

  /** How many pixels of a bucket's column have a colour. */
  count(index: number, color: Color, share?: number): number {
    return this.column(index, share).filter((own) => isNear(own, color)).length;
  }

  protected override render() {
    return html`<div>${this.chart.render()}</div>`;
  }
}

function isNear(a: Color, b: Color): boolean {
  return a.every((part, index) => Math.abs(part - b[index]!) <= 2);
}

customElements.define('test-chart', TestChart);
