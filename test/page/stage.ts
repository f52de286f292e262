import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { launch, type Browser } from 'puppeteer-core';
import { createApp } from '../../demo/server/app.ts';
import { openPGlite, type Database } from '../../demo/server/database.ts';
import { findPrograms, thisMachine } from '../../scripts/browsers.ts';
import { buildBundle } from './bundle.ts';
import { Visit } from './visit.ts';

/** The API's clock stands still, so that every run asks the same. */
export const now = new Date('2026-11-20T13:32:00Z');

/** Changes what a page gets from the API. `answer` asks the API itself. */
export type Intercept = (
  request: Request,
  answer: (request: Request) => Promise<Response>,
) => Promise<Response> | Response;

export interface PageOptions {
  /** The page's Content-Security-Policy. */
  readonly policy?: string;
  readonly width?: number;
  readonly height?: number;
  /** The query string of the page's address, with its "?". */
  readonly search?: string;
}

/** Why these tests cannot run here, or `false`. */
export const skip =
  findPrograms(thisMachine, ['chromium']).found.chromium === undefined &&
  'there is no Chromium; see "Browsers" in CONTRIBUTING.md';

/**
 * A browser, the reference API over a new database, and a site whose pages load the built bundle.
 * The API is reached on the site's own origin, and on another one.
 */
export class Stage {
  /** Address of the API on the site's origin, relative to its pages. */
  readonly ownApi = '/api/usage';
  readonly database: Database;
  /** What reached the API through a server, in order. */
  readonly requests: URL[] = [];
  intercept: Intercept | undefined;
  readonly #bundle: ReadonlyMap<string, string>;
  readonly #browser: Browser;
  readonly #api: { fetch(request: Request): Response | Promise<Response> };
  readonly #site = createServer(getRequestListener((request) => this.#answerSite(request)));
  readonly #other = createServer(getRequestListener((request) => this.#answerApi(request)));
  #page: Response | undefined;

  private constructor(database: Database, browser: Browser, bundle: ReadonlyMap<string, string>) {
    this.database = database;
    this.#browser = browser;
    this.#bundle = bundle;
    this.#api = createApp(database, () => now);
  }

  /** @param fill puts into the new database what the tests are about */
  static async open(fill: (database: Database) => Promise<unknown>): Promise<Stage> {
    const [database, browser, bundle] = await Promise.all([
      openPGlite(),
      launchChromium(),
      buildBundle(),
    ]);
    const stage = new Stage(database, browser, bundle);
    await Promise.all([fill(database), listen(stage.#site), listen(stage.#other)]);
    return stage;
  }

  /** Origin of the site. */
  get site(): string {
    return originOf(this.#site);
  }

  /** Address of the API on another origin than the site's. */
  get otherApi(): string {
    return `${originOf(this.#other)}${this.ownApi}`;
  }

  /** An address at which nobody listens. */
  async deadAddress(): Promise<string> {
    const server = createServer();
    await listen(server);
    const origin = originOf(server);
    await new Promise((resolve) => server.close(resolve));
    return origin;
  }

  /** Names of the bundle's files beside its entry. */
  get chunks(): readonly string[] {
    return [...this.#bundle.keys()].filter((name) => name !== 'usage-elements.js');
  }

  /** Names of the chunks that the entry imports at once, and those that they import. */
  get startChunks(): readonly string[] {
    const found = new Set<string>();
    const follow = (name: string) => {
      const code = this.#bundle.get(name) ?? '';
      for (const [, next = ''] of code.matchAll(/(?:from|import)\s*[`"']\.\/([^`"']+)[`"']/g)) {
        if (found.has(next) || next === 'usage-elements.js') continue;
        found.add(next);
        follow(next);
      }
    };
    follow('usage-elements.js');
    return [...found];
  }

  /** Asks the API without a server between, so that it does not stand among the requests. */
  async ask(path: string): Promise<unknown> {
    const response = await this.#api.fetch(new Request(`http://api.test${path}`));
    if (!response.ok) throw new Error(`GET ${path} → ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** Shows a page of the site in a browser that knows nothing yet. Forgets former requests. */
  async visit(html: string, options: PageOptions = {}): Promise<Visit> {
    const { policy, width = 1280, height = 900, search = '' } = options;
    this.requests.length = 0;
    this.#page = new Response(html, {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        ...(policy !== undefined && { 'Content-Security-Policy': policy }),
      },
    });
    const context = await this.#browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width, height });
    const visit = await Visit.start(page);
    await page.goto(`${this.site}/${search}`);
    return visit;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    for (const server of [this.#site, this.#other]) {
      server.closeAllConnections();
      server.close();
    }
    await this.database.close();
  }

  #answerSite(request: Request): Response | Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(`${this.ownApi}/`)) return this.#answerApi(request);
    if (pathname === '/' && this.#page) return this.#page.clone();
    if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
    const code = this.#bundle.get(pathname.slice(1));
    if (code === undefined) return new Response(null, { status: 404 });
    return new Response(code, { headers: { 'Content-Type': 'text/javascript' } });
  }

  async #answerApi(request: Request): Promise<Response> {
    const answer = async (asked: Request): Promise<Response> => {
      const { pathname, search } = new URL(asked.url);
      const path = pathname.slice(this.ownApi.length) + search;
      return this.#api.fetch(new Request(new URL(path, asked.url), asked));
    };
    if (request.method === 'GET') this.requests.push(new URL(request.url));
    return this.intercept ? this.intercept(request, answer) : answer(request);
  }
}

function launchChromium(): Promise<Browser> {
  return launch({
    executablePath: findPrograms(thisMachine, ['chromium']).found.chromium!,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // Chromium's sandbox refuses to run as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
