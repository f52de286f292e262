/** A label below a time axis. */
export interface AxisLabel {
  /** Bucket that it stands under. */
  readonly index: number;
  readonly text: string;
}

export interface PlacedLabel extends AxisLabel {
  /** Left edge, in pixels. */
  readonly left: number;
  readonly width: number;
}

export interface LabelRow {
  /** Pixels from 0 in which labels may stand. */
  readonly width: number;
  /** Middle of a bucket, in pixels. */
  readonly centre: (index: number) => number;
  /** Width of a text in pixels. */
  readonly measure: (text: string) => number;
  /** Shows every label (1), every second (2), or fewer. */
  readonly every: number;
  /** A label that stands whatever others have to go: that of the running bucket. */
  readonly fixed?: AxisLabel | undefined;
}

/** Pixels between two labels. */
const gap = 10;

function place(label: AxisLabel, { width, centre, measure }: LabelRow): PlacedLabel {
  const size = measure(label.text);
  const left = Math.max(0, Math.min(centre(label.index) - size / 2, width - size));
  return { ...label, left, width: size };
}

function areApart(a: PlacedLabel, b: PlacedLabel): boolean {
  return a.left + a.width + gap <= b.left || b.left + b.width + gap <= a.left;
}

/** As many of the labels, evenly spaced, as fit side by side without touching. */
export function fitLabels(labels: readonly AxisLabel[], row: LabelRow): readonly PlacedLabel[] {
  const fixed = row.fixed && place(row.fixed, row);
  const placed = labels.filter(({ index }) => index !== fixed?.index).map((l) => place(l, row));
  for (let every = row.every; ; every++) {
    const shown = placed
      .filter((_, index) => index % every === 0)
      .filter((label) => !fixed || areApart(label, fixed));
    if (shown.every((label, index) => index === 0 || areApart(shown[index - 1]!, label))) {
      return fixed ? [...shown, fixed] : shown;
    }
  }
}
