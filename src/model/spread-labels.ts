/** Where a label would stand best, as its middle. */
interface Cluster {
  sum: number;
  count: number;
}

/**
 * Moves labels apart so that their middles are at least `distance` from each other, as little as can be in
 * all (in the sense of least squares), within `low` and `high`; in the order of their wishes. Clusters of
 * labels that touch are merged as in isotonic regression by pooling adjacent violators (Barlow et al.,
 * "Statistical Inference under Order Restrictions", 1972, section 1.2). Where there is no room for all,
 * they are nearer to each other.
 *
 * @param wishes the wanted middles, in any order
 * @returns the middles, in the order of `wishes`
 */
export function spreadLabels(
  wishes: readonly number[],
  {
    distance,
    low,
    high,
  }: { readonly distance: number; readonly low: number; readonly high: number },
): readonly number[] {
  const { length } = wishes;
  if (length === 0) return [];
  const step = length > 1 ? Math.min(distance, (high - low) / (length - 1)) : 0;
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
