import type { RequestListener, Server } from 'node:http';
import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/**
 * Serves the demo page: the files of the folder `PAGE_DIR`, or `demo/page` through Vite, which
 * compiles the sources under `root` as they are asked for.
 */
export async function pageListener(root: string, server: Server): Promise<RequestListener> {
  const folder = process.env['PAGE_DIR'];
  if (folder) {
    const files = new Hono().use(serveStatic({ root: resolve(folder) }));
    const answer = getRequestListener(files.fetch);
    return (request, response) => void answer(request, response);
  }
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: false,
    root: resolve(root, 'demo/page'),
    cacheDir: resolve(root, '.cache/vite-demo'),
    // What is found late makes the page load a second time.
    optimizeDeps: { entries: ['index.html', resolve(root, 'src/**/*.ts')] },
    appType: 'mpa',
    server: { middlewareMode: true, hmr: { server }, fs: { allow: [resolve(root)] } },
  });
  return (request, response) => vite.middlewares(request, response);
}
