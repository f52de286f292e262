import { parseAst, type Plugin } from 'vite';

/** What is left of parts of Chart.js that our charts never come to. */
const remains: Readonly<Record<string, string>> = {
  // Nothing is animated: a chart asks, and draws at once.
  Animator: `{
    listen() {}
    running() { return false; }
    has() { return false; }
    stop() {}
    remove() {}
  }`,
  Animation: '{}',
  Animations: '{}',
  // Pointers are followed by our own controller, sizes by our own observer.
  DomPlatform: '{}',
  Interaction: '{}',
};

/** A stretch of a file. */
interface Node {
  readonly start: number;
  readonly end: number;
}
interface Named extends Node {
  readonly id: { readonly name?: string } | null;
  readonly body?: Node;
  readonly init?: Node | null;
  readonly declarations?: readonly Named[];
}

/**
 * The code of Chart.js with the classes and objects emptied that our charts never come to, so that they and
 * what they alone call stay out of the bundle.
 * @throws when one of them is not there any more
 */
export function slimmed(code: string): string {
  const { body } = parseAst(code) as unknown as { readonly body: readonly Named[] };
  const named = body.flatMap((node) => node.declarations ?? [node]);
  const parts = Object.entries(remains).map(([name, text]) => {
    const part = named.find((node) => node.id?.name === name);
    const place = part?.init ?? part?.body;
    if (!place) throw new Error(`Chart.js has no ${name} any more; see scripts/slim-charts.ts.`);
    return { start: place.start, end: place.end, text };
  });
  // From the end, so that what is still to come stays where it is.
  return parts
    .toSorted((a, b) => b.start - a.start)
    .reduce((all, { start, end, text }) => all.slice(0, start) + text + all.slice(end), code);
}

/** Gives the bundle `slimmed` in place of Chart.js. */
export function slimCharts(): Plugin {
  return {
    name: 'usage-elements:slim-charts',
    enforce: 'pre',
    transform: (code, id) => (id.endsWith('chart.js/dist/chart.js') ? slimmed(code) : undefined),
  };
}
