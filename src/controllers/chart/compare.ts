import { barSpan } from './bar-controller.ts';
import { fillColumns } from './columns.ts';
import { addSegments } from './line-controller.ts';
import { yOf, type SeriesStage } from './series-controller.ts';

const capWidth = 1.25;

/** The other period, behind the series: pale silhouettes with a cap, or a grey line. */
export function drawCompare(stage: SeriesStage, kind: 'bar' | 'line'): void {
  const { ctx, series, looks, slot } = stage;
  ctx.save();
  if (kind === 'line' || slot * devicePixelRatio < 2) {
    const whole = { ...stage, color: looks.colors.compare };
    ctx.strokeStyle = looks.colors.compare;
    ctx.lineWidth = capWidth;
    ctx.lineJoin = 'round';
    if (slot < 4) fillColumns(whole, { stroke: capWidth });
    else {
      addSegments(whole);
      ctx.stroke();
    }
    ctx.restore();
    return;
  }
  const zero = yOf(stage, 0);
  series.values.forEach((value, index) => {
    if (Number.isNaN(value)) return;
    const [left, width] = barSpan(stage, index);
    // Wider than the bar before it, so that it is seen where the bar is higher.
    const reach = Math.min((slot - width) / 2, width * 0.28);
    const y = yOf(stage, value);
    ctx.fillStyle = looks.colors['surface-hover'];
    ctx.fillRect(left - reach, Math.min(y, zero), width + 2 * reach, Math.abs(zero - y));
    ctx.fillStyle = looks.colors.compare;
    ctx.fillRect(left - reach, y - capWidth / 2, width + 2 * reach, capWidth);
  });
  ctx.restore();
}
