/** `npm run explain [-- --plans]`: what each question costs with a million events; see README.md. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createApp } from '../server/app.ts';
import { openPGlite, openPostgres, type Database } from '../server/database.ts';
import { takeLock } from '../server/lock.ts';
import { fill, now } from './fill.ts';
import { questions, type Question } from './questions.ts';
import { describePlan, type PlanNode } from './plan.ts';

const folder = fileURLToPath(new URL('../../.data/million', import.meta.url));

interface Statement {
  readonly sql: string;
  readonly plan: PlanNode;
  readonly milliseconds: number;
}

/** A database that has every statement explained before it runs it. */
function explaining(database: Database, statements: Statement[]): Database {
  const query: Database['query'] = async (sql, parameters) => {
    const [row] = await database.query<{
      'QUERY PLAN': [{ Plan: PlanNode; 'Execution Time': number }];
    }>(`explain (analyze, format json) ${sql}`, parameters);
    const [{ Plan: plan, 'Execution Time': milliseconds }] = row!['QUERY PLAN'];
    statements.push({ sql, plan, milliseconds });
    return database.query(sql, parameters);
  };
  return { ...database, query };
}

async function ask(database: Database, path: string): Promise<{ readonly next_cursor?: string }> {
  const response = await createApp(database, () => now).request(path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as { next_cursor?: string };
}

/** Milliseconds of the quickest of three answers: the first one fills the caches. */
async function quickest(database: Database, path: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    await ask(database, path);
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

async function explain(database: Database, { name, path, page }: Question, withPlans: boolean) {
  let address = path;
  for (let turned = 1; turned < (page ?? 1); turned++) {
    const { next_cursor } = await ask(database, address);
    address = `${path}&cursor=${next_cursor}`;
  }
  const milliseconds = await quickest(database, address);
  const statements: Statement[] = [];
  await ask(explaining(database, statements), address);
  console.log(`\n## ${name}: ${milliseconds.toFixed(0)} ms\n\nGET ${path}\n`);
  for (const { sql, plan, milliseconds: time } of statements) {
    if (withPlans) console.log(sql.replace(/\n\s*/g, '\n  '));
    else if (time < 1) continue;
    console.log(`- ${time.toFixed(1)} ms`);
    for (const line of describePlan(plan, withPlans)) console.log(`  ${line}`);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { plans: { type: 'boolean', default: false } } });
  const url = process.env['DATABASE_URL'];
  const data = process.env['DATA_DIR'] ?? folder;
  const lock = url ? undefined : await takeLock(data);
  const database = url ? await openPostgres(url) : await openPGlite(data);
  try {
    const count = await fill(database, (line) => console.error(line));
    const [version] = await database.query<{ server_version: string }>('show server_version');
    console.log(
      `${count.toLocaleString('en')} events, ${url ? 'PostgreSQL' : 'PGlite'} ${version!.server_version}, Node ${process.version}`,
    );
    for (const question of questions) await explain(database, question, values.plans);
  } finally {
    await database.close();
    await lock?.release();
  }
}

await main();
