import { existsSync } from 'node:fs';

const folder = new URL('../../../shared/data/', import.meta.url);

/** Two files of real usage, which are no part of the project. */
export const [conversations, requests] = ['support-conversations.csv', 'llm-requests.csv'].map(
  (name) => new URL(name, folder),
) as [URL, URL];

/** Why tests of them cannot run here, or `false`. */
export const absent =
  [conversations, requests].some((file) => !existsSync(file)) &&
  'the files of real usage are not there';

/** Wide enough for all conversations in every zone. */
export const wholeRange = { from: '2018-04-30', to: '2020-05-01' };

interface Fact {
  readonly zone: string;
  /** Busiest day and its messages. */
  readonly first: readonly [day: string, messages: number];
  readonly second: readonly [day: string, messages: number];
  /** Days that have any message. */
  readonly days: number;
}

/** What the conversations have in each zone, counted by another program. */
export const facts: readonly Fact[] = [
  { zone: 'UTC', first: ['2020-03-27', 36], second: ['2020-03-24', 31], days: 136 },
  { zone: 'America/Los_Angeles', first: ['2020-03-25', 35], second: ['2020-03-27', 35], days: 135 },
  { zone: 'Asia/Kolkata', first: ['2020-03-28', 32], second: ['2020-03-24', 30], days: 132 },
  { zone: 'Australia/Lord_Howe', first: ['2020-03-26', 35], second: ['2020-04-02', 34], days: 133 },
];

/** "Fri, Mar 27, 2020" as 2020-03-27. */
export function dayOf(label: string): string {
  return new Date(`${label} UTC`).toISOString().slice(0, 10);
}
