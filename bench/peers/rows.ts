import type { UsageData } from '../data.ts';

/** One object a bucket, as Recharts and Tremor want it; the time is made by `timeOf`. */
export function rowsOf<Time>(
  { starts, agents, values }: UsageData,
  timeOf: (start: number) => Time,
): Record<string, Time | number>[] {
  return starts.map((start, bucket) => {
    const row: Record<string, Time | number> = { time: timeOf(start) };
    agents.forEach((agent, index) => (row[agent] = values[index]?.[bucket] ?? 0));
    return row;
  });
}
