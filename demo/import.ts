/** `npm run import -- FILE [--organization NAME]`: adds the events of a CSV file; see README.md. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { importCsv, type ImportReport } from './server/import/import.ts';
import { findOwner } from './server/lock.ts';
import { dataFolder, openFromEnvironment } from './server/open.ts';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { organization: { type: 'string' } },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    console.error('Usage: npm run import -- FILE [--organization NAME]');
    return 2;
  }
  if (!(await stat(file)).isFile()) throw new Error(`${file} is not a file.`);
  const started = performance.now();
  const report = await importFile(file, values.organization);
  for (const { line, reason } of report.problems) console.error(`${file}:${line}: ${reason}`);
  const left = report.rejected - report.problems.length;
  if (left > 0) console.error(`… and ${left} more rows that were rejected.`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${report.rows} rows in ${seconds} s into organization "${report.organization}": ` +
      `${report.added} added, ${report.known} known already, ${report.rejected} rejected.`,
  );
  return 0;
}

/** Through the running server, since two processes must not open one PGlite folder. */
async function importFile(file: string, organization: string | undefined): Promise<ImportReport> {
  const owner = process.env['DATABASE_URL'] ? undefined : await findOwner(dataFolder);
  if (!owner) {
    const { database, close } = await openFromEnvironment();
    try {
      return await importCsv(database, createReadStream(file), organization);
    } finally {
      await close();
    }
  }
  if (owner.port === null) {
    throw new Error(`Process ${owner.pid} is just starting on this data. Try again in a moment.`);
  }
  const host = process.env['HOST'] ?? 'localhost';
  const url = new URL(`http://${host}:${owner.port}/api/import`);
  if (organization !== undefined) url.searchParams.set('organization', organization);
  const response = await fetch(url, {
    method: 'POST',
    headers: { Authorization: `Bearer ${owner.token}`, 'Content-Type': 'text/csv' },
    body: Readable.toWeb(createReadStream(file)) as unknown as ReadableStream<Uint8Array>,
    duplex: 'half',
  } as RequestInit);
  const answer = (await response.json()) as ImportReport & { readonly error?: string };
  if (!response.ok) throw new Error(answer.error ?? `The server answered ${response.status}.`);
  return answer;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
