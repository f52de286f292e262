import { http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import { createService, NoAnswer } from './service.ts';
import type { MockControls, MockOptions } from './service.ts';

export interface Mock extends MockControls {
  /** For `setupWorker`, `setupServer` and the msw addon of Storybook. */
  readonly handlers: readonly RequestHandler[];
  /** The same answers as a `fetch`, where there is no service worker. */
  readonly fetch: typeof fetch;
}

/** The usage API as msw handlers, with a log of requests and a hand on the replies. */
export function createMock(options: MockOptions = {}): Mock {
  const service = createService(options);
  const path = `${options.baseUrl ?? '/api/usage'}/*`;
  const handler = http.get(path, async ({ request }) => {
    try {
      return await service.respond(request);
    } catch (error) {
      if (error instanceof NoAnswer || request.signal.aborted) return HttpResponse.error();
      throw error;
    }
  });
  const origin = 'http://usage.test';
  return Object.assign(service, {
    handlers: [handler],
    fetch: (input: RequestInfo | URL, init?: RequestInit) =>
      service.respond(new Request(input instanceof Request ? input : new URL(input, origin), init)),
  });
}

/** Only the handlers, for stories. */
export function createHandlers(options: MockOptions = {}): readonly RequestHandler[] {
  return createMock(options).handlers;
}
