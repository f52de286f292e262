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

/**
 * As many labels as fit side by side without touching: the first of the lists that fits whole, else
 * labels of the last one, evenly spaced.
 *
 * @param lists from fine to coarse: every sixth hour, every midnight
 */
export function fitLabels(
  lists: readonly (readonly AxisLabel[])[],
  row: LabelRow,
): readonly PlacedLabel[] {
  const fixed = row.fixed && place(row.fixed, row);
  const placed = lists.map((labels) =>
    labels.filter(({ index }) => index !== fixed?.index).map((label) => place(label, row)),
  );
  const last = placed.at(-1) ?? [];
  const fewer = Array.from({ length: last.length + 1 }, (_, more) => row.every + more);
  const attempts = [
    ...placed.map((labels) => everyNth(labels, row.every)),
    ...fewer.map((every) => everyNth(last, every)),
  ];
  for (const attempt of attempts) {
    const shown = attempt.filter((label) => !fixed || areApart(label, fixed));
    if (shown.every((label, index) => index === 0 || areApart(shown[index - 1]!, label))) {
      return fixed ? [...shown, fixed] : shown;
    }
  }
  return fixed ? [fixed] : [];
}

function everyNth<T>(list: readonly T[], every: number): readonly T[] {
  return list.filter((_, index) => index % every === 0);
}
