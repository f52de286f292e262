import { createServer, type RequestListener, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createApp, problemResponse } from './app.ts';
import { createImportRoute } from './import/route.ts';
import { FolderInUse } from './lock.ts';
import { openFromEnvironment } from './open.ts';
import { pageListener } from './page.ts';
import { Problem } from './problem.ts';
import { seed } from './seed/seed.ts';

const host = process.env['HOST'] ?? 'localhost';
const preferredPort = 5173;
/** How often what happened meanwhile is added, in milliseconds. */
const growthPause = 60_000;

/** Listens on `PORT`, or on the first free port from 5173 on. */
async function listen(server: Server): Promise<number> {
  const wanted = process.env['PORT'];
  let port = wanted === undefined ? preferredPort : Number(wanted);
  for (;;) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      const failed = (reason: NodeJS.ErrnoException) => resolve(reason);
      server.once('error', failed);
      server.listen(port, host, () => {
        server.off('error', failed);
        resolve(undefined);
      });
    });
    const address = server.address();
    if (!error && address && typeof address === 'object') return address.port;
    if (error?.code !== 'EADDRINUSE' || wanted !== undefined) throw error;
    port += 1;
  }
}

async function main(): Promise<void> {
  const started = performance.now();
  const { database, description, lock, close } = await openFromEnvironment();
  let server: Server | undefined;
  let growth: NodeJS.Timeout | undefined;
  let growing: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;
  const stop = () => {
    closing ??= (async () => {
      clearTimeout(growth);
      server?.close();
      server?.closeAllConnections();
      await growing;
      await close();
      process.exit();
    })();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  console.log(`Database: ${description}`);
  const added = await seed(database, { now: new Date(), progress: (line) => console.log(line) });
  if (added > 0) console.log(`${added} generated events added.`);

  const grow = () => {
    growing = seed(database, { now: new Date() })
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        if (!closing) growth = setTimeout(grow, growthPause);
      });
  };
  growth = setTimeout(grow, growthPause);

  const api = new Hono().mount('/api/usage', createApp(database).fetch);
  if (lock) api.route('/api/import', createImportRoute(database, lock.token));
  api.notFound((c) => problemResponse(new Problem('not-found', `There is no ${c.req.path}.`)));
  const answerApi = getRequestListener(api.fetch);
  let answerPage: RequestListener = (_request, response) => response.writeHead(503).end();
  server = createServer((request, response) => {
    if (/^\/api\//.test(request.url ?? '')) void answerApi(request, response);
    else answerPage(request, response);
  });
  answerPage = await pageListener(fileURLToPath(new URL('../..', import.meta.url)), server);
  const port = await listen(server);
  await lock?.announce(port);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`\nReady after ${seconds} s\n  page  http://localhost:${port}/`);
  console.log(`  API   http://localhost:${port}/api/usage/capabilities\n`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof FolderInUse ? error.message : error);
  process.exit(1);
}
