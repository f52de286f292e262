/** Records of real use, which are not part of the project, as hours of use. */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { HourlyUse } from '../src/model/runaway.ts';

const folder = new URL('../../shared/data/', import.meta.url);
const hourLength = 3_600_000;

/** One series; what it is of in words. */
export interface RealUse {
  readonly name: string;
  readonly hours: readonly HourlyUse[];
  /** The instant, in milliseconds, at which the hour with this index starts. */
  startOf(index: number): number;
}

/** Whether the records are beside this folder. */
export const hasRealUse = existsSync(folder);

function readRows(file: string): Record<string, string>[] {
  return parse(readFileSync(new URL(file, folder)), { columns: true }) as Record<string, string>[];
}

/** Sums by hour of the UTC day, or by steps of another length that stand for hours. */
function asUse(
  name: string,
  events: readonly (readonly [time: number, amount: number])[],
  step = hourLength,
): RealUse {
  const from = Math.floor(events[0]![0] / step / 24) * 24;
  const to = Math.ceil(events.at(-1)![0] / step);
  const amounts = new Float64Array(to - from);
  for (const [time, amount] of events) amounts[Math.floor(time / step) - from]! += amount;
  const hours = Array.from(amounts, (amount, index) => ({
    // 1970 began on a Thursday.
    weekday: (Math.floor((from + index) / 24) + 4) % 7,
    hour: (from + index) % 24,
    amount,
  }));
  return { name, hours, startOf: (index) => (from + index) * step };
}

/** Characters of conversations, by brand and of all brands together. */
export function readConversations(): RealUse[] {
  const rows = readRows('support-conversations.csv')
    .map((row) => ({
      brand: row['brand']!,
      time: Date.parse(row['sent_at']!),
      amount: Number(row['characters']),
    }))
    .toSorted((a, b) => a.time - b.time);
  const brands = [...new Set(rows.map(({ brand }) => brand))];
  const of = (name: string, chosen: typeof rows) =>
    asUse(
      name,
      chosen.map(({ time, amount }) => [time, amount] as const),
    );
  return [
    of('all brands', rows),
    ...brands.map((brand) =>
      of(
        brand,
        rows.filter((row) => row.brand === brand),
      ),
    ),
  ];
}

/**
 * Tokens of requests to a language model. The record is of one hour, so that so many seconds stand for an hour
 * each: real arrivals and sizes, without a day or a week in them.
 */
export function readRequests(seconds: number): RealUse {
  const events = readRows('llm-requests.csv').map(
    (row) =>
      [
        Date.parse(`${row['TIMESTAMP']!.slice(0, 23).replace(' ', 'T')}Z`),
        Number(row['ContextTokens']) + Number(row['GeneratedTokens']),
      ] as const,
  );
  return asUse(`requests, ${seconds} s as an hour`, events, seconds * 1000);
}
