import { parseAst, type Plugin } from 'vite';

/** What is left of classes, objects and methods of Chart.js that our charts never come to. */
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
  'DatasetController._resolveAnimations': '{}',
  // Pointers are followed by our own controller, sizes by our own observer.
  DomPlatform: '{}',
  Interaction: '{}',
  // Our scale draws nothing, and our controllers read values as they come.
  'Scale.drawBackground': '{}',
  'Scale.drawBorder': '{}',
  'Scale.drawGrid': '{}',
  'Scale.drawLabels': '{}',
  'Scale.drawTitle': '{}',
  'Scale._computeGridLineItems': '{}',
  'Scale._computeLabelItems': '{}',
  'DatasetController.parse': '{}',
  'DatasetController.parsePrimitiveData': '{}',
  'DatasetController.parseArrayData': '{}',
  'DatasetController.parseObjectData': '{}',
  'DatasetController.getMinMax': '{}',
};

/** What stands in a file from `start` to `end`. */
interface Node {
  readonly start: number;
  readonly end: number;
  readonly id?: Name | null;
  readonly key?: Name;
  readonly declarations?: readonly Node[];
  readonly init?: Node;
  readonly value?: Node;
  readonly body?: Node | readonly Node[];
}
interface Name {
  readonly name?: string;
}

function membersOf(node: Node | readonly Node[] | undefined): readonly Node[] {
  if (!node) return [];
  return 'start' in node ? membersOf(node.body) : node;
}

/** What a class, an object or a method is, by its name: the braces with all in them. */
function placeOf(program: Node, path: string): Node {
  const [name, method] = path.split('.');
  const top = membersOf(program).flatMap((node) => node.declarations ?? [node]);
  const part = top.find(({ id }) => id?.name === name);
  const place = method
    ? membersOf(part?.body).find(({ key }) => key?.name === method)?.value?.body
    : (part?.init ?? part?.body);
  if (place && 'start' in place) return place;
  throw new Error(`Chart.js has no ${path} any more; see scripts/slim-charts.ts.`);
}

/**
 * The code of Chart.js with all that emptied that our charts never come to, so that it and what it alone
 * calls stay out of the bundle.
 * @throws when one of them is not there any more
 */
export function slimmed(code: string): string {
  const program = parseAst(code) as unknown as Node;
  const parts = Object.entries(remains).map(([path, text]) => ({
    ...placeOf(program, path),
    text,
  }));
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
