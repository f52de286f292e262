import { existsSync, createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import type {
  ConversationAnswer,
  ConversationsAnswer,
  DimensionAnswer,
  PlanAnswer,
  UsageAnswer,
} from '../../src/api/types.ts';
import { createApp } from '../../demo/server/app.ts';
import { openPGlite, type Database } from '../../demo/server/database.ts';
import { importCsv, type ImportReport } from '../../demo/server/import/import.ts';
import { organizations } from '../../demo/server/seed/catalog.ts';
import { seed } from '../../demo/server/seed/seed.ts';

export const now = new Date('2026-11-20T14:32:00Z');

/** Two of the three organizations, with fewer conversations, over three months. */
export const small = [
  { ...organizations[0]!, conversationsPerDay: 24 },
  { ...organizations[2]!, conversationsPerDay: 12 },
];
export const [home, india] = ['brightwater-home', 'brightwater-india'];

export interface Demo {
  readonly database: Database;
  readonly app: Hono;
  close(): Promise<void>;
}

export async function openEmpty(clock = () => now): Promise<Demo> {
  const database = await openPGlite();
  return { database, app: createApp(database, clock), close: () => database.close() };
}

export async function openSeeded(): Promise<Demo> {
  const demo = await openEmpty();
  await seed(demo.database, { now, months: 2, organizations: small });
  return demo;
}

type Parameter = string | number | boolean | readonly string[];

/** An address with these parameters; lists are repeated. */
export function address(
  path: string,
  parameters: Readonly<Record<string, Parameter>> = {},
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

async function get<Answer>(
  { app }: Demo,
  path: string,
  parameters?: Readonly<Record<string, Parameter>>,
): Promise<Answer> {
  const response = await app.request(address(path, parameters));
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

export const usage = (demo: Demo, parameters: Readonly<Record<string, Parameter>>) =>
  get<UsageAnswer>(demo, '/usage', parameters);
export const conversations = (demo: Demo, parameters: Readonly<Record<string, Parameter>>) =>
  get<ConversationsAnswer>(demo, '/conversations', parameters);
export const conversation = (
  demo: Demo,
  agent: string,
  id: string,
  parameters: Readonly<Record<string, Parameter>> = {},
) =>
  get<ConversationAnswer>(
    demo,
    `/agents/${encodeURIComponent(agent)}/conversations/${encodeURIComponent(id)}`,
    parameters,
  );
export const plan = (demo: Demo, parameters: Readonly<Record<string, Parameter>> = {}) =>
  get<PlanAnswer>(demo, '/plan', parameters);
export const dimension = (
  demo: Demo,
  name: string,
  parameters: Readonly<Record<string, Parameter>> = {},
) => get<DimensionAnswer>(demo, `/dimensions/${name}`, parameters);

/** Total of one series. */
export function total(answer: UsageAnswer, metric: string, key?: string): string {
  const series = answer.series.find(
    (one) =>
      one.metric === metric &&
      (key === undefined ? one.part === 'total' : one.part === 'group' && one.key === key),
  );
  return String(series?.total);
}

/** The thirty days up to `now` in Berlin. */
export const thirtyDays = {
  from: '2026-10-21T22:00:00Z',
  to: '2026-11-20T23:00:00Z',
  time_zone: 'Europe/Berlin',
} as const;

const dataFolder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Why tests on recorded data are left out, or `false` where the data is there. */
export const withoutData = existsSync(dataFolder)
  ? false
  : 'the recorded data is not beside the project';

export function importFile(
  { database }: Demo,
  name: string,
  organization?: string,
): Promise<ImportReport> {
  return importCsv(database, createReadStream(`${dataFolder}${name}`), organization);
}

export async function* lines(...rows: readonly string[]): AsyncGenerator<string> {
  for (const row of rows) yield `${row}\n`;
}
