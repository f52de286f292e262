import type { Capabilities, UsageAnswer } from '../../api/types.ts';
import { findUnavailable } from '../../model/series.ts';

/** What a metric is called by the answer, else by the API, else by its key. */
export function labelOfMetric(
  metric: string,
  answer: UsageAnswer | undefined,
  capabilities: Capabilities | undefined,
): string {
  const known = [...(answer?.metrics ?? []), ...(capabilities?.metrics ?? [])].find(
    ({ key }) => key === metric,
  );
  const unavailable = answer && findUnavailable(answer, metric);
  const plain = metric.replaceAll('_', ' ');
  return known?.label ?? unavailable?.label ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}
