import { createHash, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { callerOf } from './caller.ts';
import { getCapabilities } from './capabilities.ts';
import { getConversation } from './conversation.ts';
import { getConversations } from './conversations.ts';
import type { Database } from './database.ts';
import { getDimension } from './dimensions.ts';
import { getPlan } from './plan.ts';
import { Problem } from './problem.ts';
import { readContext, type RequestContext } from './request.ts';
import { getUsage } from './usage.ts';

/** The server's clock. */
export type Clock = () => Date;

type Resource = (
  context: RequestContext,
  search: URLSearchParams,
  path: Readonly<Record<string, string>>,
) => unknown;

const quarterHour = 900_000;

/** The usage API over a database: mount it anywhere, or call `fetch` on it. */
export function createApp(database: Database, clock: Clock = () => new Date()): Hono {
  // Another process may be another version of this code, whose answers differ.
  const instance = randomUUID();
  const app = new Hono();

  app.use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'HEAD', 'OPTIONS'],
      exposeHeaders: ['ETag', 'Date', 'Retry-After'],
      maxAge: 600,
    }),
  );
  app.use(async (c, next) => {
    await next();
    // Node would set its own; this one is the clock that the figures follow.
    c.header('Date', clock().toUTCString());
  });

  const answer = (path: string, resource: Resource, changes: (now: number) => number) =>
    app.get(path, async (c) => {
      const caller = callerOf(c.req.header('Authorization'));
      const now = clock();
      const context = await readContext(database, caller, now);
      const tag = createHash('sha256')
        .update([instance, context.revision, context.asOf, changes(+now), caller.role].join('\n'))
        .digest('base64url')
        .slice(0, 22);
      const headers = {
        'Cache-Control': 'private, no-cache',
        Vary: 'Authorization',
        ETag: `"${tag}"`,
      };
      const known = c.req.header('If-None-Match')?.split(',') ?? [];
      if (known.some((one) => one.trim().replace(/^W\//, '') === `"${tag}"`)) {
        return c.body(null, 304, headers);
      }
      const body = await resource(context, new URL(c.req.url).searchParams, c.req.param());
      // Given with the answer and not before it, so that an error does not carry them.
      return c.json(body as object, 200, headers);
    });

  // An answer depends on the clock as far as the second argument says.
  const onlyEvents = () => 0;
  answer('/usage', getUsage, onlyEvents);
  answer('/conversations', getConversations, onlyEvents);
  answer(
    '/dimensions/:dimension',
    (context, search, { dimension }) => getDimension(context, dimension!, search),
    onlyEvents,
  );
  answer(
    '/agents/:agent/conversations/:conversation',
    (context, search, { agent, conversation }) =>
      getConversation(context, agent!, conversation!, search),
    onlyEvents,
  );
  // Billing periods end at a local midnight, which is a full quarter of an hour in every zone.
  answer('/plan', getPlan, (now) => Math.floor(now / quarterHour));
  answer('/capabilities', getCapabilities, (now) => now);

  app.notFound((c) => problemResponse(new Problem('not-found', `There is no ${c.req.path} here.`)));
  app.onError((error) => {
    if (error instanceof Problem) return problemResponse(error);
    if (error instanceof HTTPException) return error.getResponse();
    console.error(error.stack ?? error.message);
    return problemResponse(new Problem('internal', 'Something went wrong.'));
  });
  return app;
}

/** The answer that tells a caller of a problem. */
export function problemResponse(problem: Problem): Response {
  return Response.json(problem.body(), {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(problem.status === 401 && { 'WWW-Authenticate': 'Bearer' }),
    },
  });
}
