/** The same usage for every page of the bench: made up, but the same for the same arguments. */
import { createRandom, type Random } from '../test/mocks/random.ts';

export const kinds = ['noise', 'weekly'] as const;
/** Every value at random, or busy working hours and quiet weekends. */
export type Kind = (typeof kinds)[number];

export interface Size {
  readonly buckets: number;
  readonly agents: number;
}

export interface TableRow {
  readonly contact: string;
  readonly agent: string;
  readonly messages: number;
  readonly credits: number;
}

export interface Share {
  readonly name: string;
  readonly value: number;
}

/** What one filter leaves of the usage, in columns. */
export interface UsageData {
  readonly interval: 'day' | 'hour';
  /** First instant of each bucket, and the end of the last, in milliseconds since 1970. */
  readonly starts: readonly number[];
  readonly end: number;
  /** The same as an API writes it. */
  readonly instants: readonly string[];
  /** By total, largest first; names stay where they are, whatever the figures. */
  readonly agents: readonly string[];
  /** One list an agent, one value a bucket, two decimals. */
  readonly values: readonly (readonly number[])[];
  readonly totals: readonly number[];
  /** All agents together, one value a bucket. */
  readonly whole: readonly number[];
  /** What the donut shows: the largest agents and the others together. */
  readonly shares: readonly Share[];
  readonly rows: readonly TableRow[];
}

export const colors = [
  '#1857c8',
  '#c87900',
  '#b169f6',
  '#1e5140',
  '#188aac',
  '#b61773',
  '#55814f',
  '#5d2e12',
] as const;

/**
 * Drawn and left out of the line of an agent, in CSS pixels, by its index: those of ours, which has dashes
 * where the colours are used up. Empty: a whole line.
 */
export function dashOf(agent: number): number[] {
  return agent < colors.length ? [] : [9, 3];
}

const hour = 3_600_000;
const day = 24 * hour;
/** The year ends with 2025, so that no bucket is still running. */
const end = Date.UTC(2026, 0, 1);
const tableRows = 30;
/** As many as a breakdown of ours has by default. */
export const ownShares = 6;
/** Monday is the first. */
const weekdays = [1, 1.1, 1.05, 1, 0.9, 0.35, 0.3] as const;
/** From this many buckets on they are hours, since there are no more days than that in a year. */
const mostDays = 366;

/** @param filter number of the filter whose usage it is */
export function generate(kind: Kind, { buckets, agents }: Size, filter: number): UsageData {
  const random = createRandom(filter * 7919 + buckets * 31 + agents);
  const interval = buckets > mostDays ? 'hour' : 'day';
  const step = interval === 'hour' ? hour : day;
  const starts = Array.from({ length: buckets }, (_, index) => end - (buckets - index) * step);
  const share = kind === 'noise' ? () => random.next() : weeklyShare(random, interval);
  const series = Array.from({ length: agents }, () => {
    const level = 20 + 80 * random.next();
    const values = starts.map((start) => inCents(level * share(start)));
    return { values, total: sum(values) };
  }).sort((a, b) => b.total - a.total);
  const names = series.map((_, index) => `Agent ${index + 1}`);
  const totals = series.map(({ total }) => total);
  return {
    interval,
    starts,
    end,
    instants: starts.map((start) => new Date(start).toISOString()),
    agents: names,
    values: series.map(({ values }) => values),
    totals,
    whole: starts.map((_, bucket) => sum(series.map(({ values }) => values[bucket] ?? 0))),
    shares: [
      ...totals.slice(0, ownShares).map((value, index) => ({ name: names[index] ?? '', value })),
      { name: 'Others', value: sum(totals.slice(ownShares)) },
    ],
    rows: Array.from({ length: tableRows }, (_, index) => ({
      contact: `Contact ${filter}-${index + 1}`,
      agent: random.pick(names),
      messages: random.between(1, 40),
      credits: inCents(random.next() * 30),
    })),
  };
}

function sum(amounts: readonly number[]): number {
  return inCents(amounts.reduce((all, amount) => all + amount, 0));
}

function inCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function weeklyShare(random: Random, interval: 'day' | 'hour'): (start: number) => number {
  return (start) => {
    const time = new Date(start);
    const share = weekdays[(time.getUTCDay() + 6) % 7] ?? 1;
    // Most at one in the afternoon, next to nothing at one in the morning.
    const clock = 0.55 - 0.45 * Math.cos(((time.getUTCHours() - 1) / 12) * Math.PI);
    return share * (interval === 'hour' ? clock : 1) * (0.9 + 0.1 * random.next());
  };
}
