/** Where a label would stand best, as its middle. */
interface Cluster {
  sum: number;
  count: number;
}

/** Where labels may stand. */
export interface LabelRoom {
  /** Between the middles of two. */
  readonly distance: number;
  /** The lowest and the highest middle. */
  readonly low: number;
  readonly high: number;
}

/** Whether so many labels can stand side by side without touching. */
export function fitsLabels(count: number, { distance, low, high }: LabelRoom): boolean {
  return (count - 1) * distance <= high - low;
}

/**
 * Moves labels apart so that their middles are at least `distance` from each other, as little as can be in
 * all (in the sense of least squares), within `low` and `high`; in the order of their wishes. Clusters of
 * labels that touch are merged as in isotonic regression by pooling adjacent violators (Barlow et al.,
 * "Statistical Inference under Order Restrictions", 1972, section 1.2).
 *
 * @param wishes the wanted middles, in any order
 * @returns the middles, in the order of `wishes`; `undefined` where there is no room for all of them
 */
export function spreadLabels(
  wishes: readonly number[],
  room: LabelRoom,
): readonly number[] | undefined {
  const { length } = wishes;
  if (!fitsLabels(length, room)) return undefined;
  const { distance: step, low, high } = room;
  const order = wishes.map((_, index) => index).toSorted((a, b) => wishes[a]! - wishes[b]!);
  const clusters: Cluster[] = [];
  order.forEach((index, rank) => {
    // Without the distances the middles only have to ascend.
    let cluster: Cluster = { sum: wishes[index]! - rank * step, count: 1 };
    for (;;) {
      const former = clusters.at(-1);
      if (!former || former.sum / former.count <= cluster.sum / cluster.count) break;
      clusters.pop();
      cluster = { sum: former.sum + cluster.sum, count: former.count + cluster.count };
    }
    clusters.push(cluster);
  });
  const result: number[] = Array.from({ length });
  let rank = 0;
  const last = high - (length - 1) * step;
  for (const { sum, count } of clusters) {
    const start = Math.max(low, Math.min(sum / count, last));
    for (let inside = 0; inside < count; inside++, rank++)
      result[order[rank]!] = start + rank * step;
  }
  return result;
}
