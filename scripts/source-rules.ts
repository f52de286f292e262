/** The rules for our sources that a general linter does not know, as pure functions over their text. */
import { dirname, normalize } from 'node:path/posix';
import { parseSync, Visitor } from 'vite';

export interface Problem {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Whether it brings types only and so leaves nothing at run time. */
  readonly isType: boolean;
}

/** The folders of `src` that a folder may import, besides itself. Files directly in `src` may import all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  elements: ['controllers', 'context', 'model', 'api', 'styles', 'internal'],
  controllers: ['context', 'model', 'api', 'internal', 'styles'],
  context: ['model', 'api', 'internal'],
  model: ['internal'],
  api: ['model', 'internal'],
  styles: ['internal'],
  internal: [],
};

/** Imports that are allowed as long as they bring types only. */
const MAY_IMPORT_TYPES: Readonly<Record<string, readonly string[]>> = { model: ['api'] };

/** The words of the contract: its types and the lists of their values. */
const VOCABULARY = 'src/api/types.ts';

/** Folders that run in Node as they are, and the packages that would end that. */
const WITHOUT_DOM = ['api', 'model'];
const NEEDS_DOM = /^(lit|chart\.js|@lit\/.*|lit\/.*|lit-html.*)$/;

const FORBIDDEN_NAMES: Readonly<Record<string, string>> = {
  styleMap: 'styleMap is blocked by a strict content security policy; use style.setProperty',
  unsafeHTML: 'data must never become HTML',
  unsafeSVG: 'data must never become SVG markup',
  unsafeStatic: 'data must never become markup',
  eval: 'eval is blocked by a strict content security policy',
};

const FORBIDDEN_MEMBERS = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe'];

function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

function parse(path: string, source: string) {
  const { program, errors } = parseSync(path, source);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return program;
}

/** Every module that a source names: imports, re-exports, dynamic imports, types of modules. */
export function importsOf(path: string, source: string): readonly Import[] {
  const imports: Import[] = [];
  const add = (specifier: string, offset: number, isType: boolean) =>
    imports.push({ specifier, line: lineOf(source, offset), isType });
  new Visitor({
    ImportDeclaration: ({ source: from, importKind, start }) =>
      add(from.value, start, importKind === 'type'),
    ExportAllDeclaration: ({ source: from, exportKind, start }) =>
      add(from.value, start, exportKind === 'type'),
    ExportNamedDeclaration: ({ source: from, exportKind, start }) => {
      if (from) add(from.value, start, exportKind === 'type');
    },
    ImportExpression: ({ source: from, start }) => {
      if (from.type === 'Literal' && typeof from.value === 'string') add(from.value, start, false);
    },
    TSImportType: ({ source: from, start }) => add(from.value, start, true),
  }).visit(parse(path, source));
  return imports;
}

function layerOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

function importProblem(path: string, { specifier, isType }: Import): string | undefined {
  const layer = layerOf(path);
  if (!specifier.startsWith('.')) {
    if (!layer || !WITHOUT_DOM.includes(layer) || !NEEDS_DOM.test(specifier)) return undefined;
    return `${layer} runs in Node without a DOM and must not import ${specifier}`;
  }
  const target = normalize(`${dirname(path)}/${specifier}`);
  if (!target.startsWith('src/')) return `src must not import ${target}`;
  if (!layer) return undefined;
  const targetLayer = layerOf(target);
  if (!targetLayer) return `${layer} must not import ${target}: imports point downwards only`;
  const allowed = [layer, ...(MAY_IMPORT[layer] ?? [])];
  if (isType || target === VOCABULARY) allowed.push(...(MAY_IMPORT_TYPES[layer] ?? []));
  if (allowed.includes(targetLayer)) return undefined;
  if (MAY_IMPORT_TYPES[layer]?.includes(targetLayer)) {
    return `${layer} may import types only from ${targetLayer}: write "import type"`;
  }
  return `${layer} must not import ${targetLayer}: imports point downwards only`;
}

/** The shortest way from a module back to itself for every module that lies on one; each cycle once. */
function findCycles(graph: ReadonlyMap<string, readonly string[]>): readonly string[][] {
  const cycles = new Map<string, string[]>();
  for (const start of graph.keys()) {
    const ways = [[start]];
    const seen = new Set<string>();
    for (let way = ways.shift(); way; way = ways.shift()) {
      const targets = graph.get(way.at(-1) ?? '') ?? [];
      if (targets.includes(start)) {
        const key = [...way].sort().join();
        if (!cycles.has(key)) cycles.set(key, way);
        break;
      }
      for (const target of targets) {
        if (seen.has(target)) continue;
        seen.add(target);
        ways.push([...way, target]);
      }
    }
  }
  return [...cycles.values()];
}

/**
 * Imports in `src` that point upwards or run in a circle. Imports of types count as well: they bind a
 * reader just as much.
 *
 * @param sources text by path, from the project's root with `/`
 */
export function checkImports(sources: ReadonlyMap<string, string>): readonly Problem[] {
  const problems: Problem[] = [];
  const graph = new Map<string, readonly string[]>();
  for (const [path, source] of sources) {
    const imports = importsOf(path, source);
    for (const found of imports) {
      const message = importProblem(path, found);
      if (message) problems.push({ path, line: found.line, message });
    }
    const targets = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier }) => normalize(`${dirname(path)}/${specifier}`));
    graph.set(
      path,
      targets.filter((target) => sources.has(target)),
    );
  }
  for (const cycle of findCycles(graph)) {
    const [path = ''] = cycle;
    problems.push({ path, line: 1, message: `import cycle: ${[...cycle, path].join(' → ')}` });
  }
  return problems;
}

/** What must not stand in a template literal with the given tag. */
function templateProblem(tag: string, text: string): string | undefined {
  if (tag === 'css' && /url\(\s*['"]?data:/i.test(text)) return 'no data: addresses in CSS';
  if (tag !== 'html' && tag !== 'svg') return undefined;
  if (/<style[\s>]/i.test(text)) return 'no <style> in templates; use static styles';
  if (/\sstyle\s*=/i.test(text)) return 'no style= in templates; use style.setProperty';
  return undefined;
}

/** Constructs that a strict content security policy blocks or that make HTML of data. */
export function checkConstructs(path: string, source: string): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (offset: number, message: string) =>
    problems.push({ path, line: lineOf(source, offset), message });
  new Visitor({
    Identifier: ({ name, start }) => {
      const message = Object.hasOwn(FORBIDDEN_NAMES, name) ? FORBIDDEN_NAMES[name] : undefined;
      if (message) add(start, message);
    },
    MemberExpression: ({ property, start }) => {
      if (property.type === 'Identifier' && FORBIDDEN_MEMBERS.includes(property.name)) {
        add(start, `no ${property.name}: data must never become HTML`);
      }
    },
    NewExpression: ({ callee, start }) => {
      if (callee.type === 'Identifier' && callee.name === 'Function') {
        add(start, 'new Function is blocked by a strict content security policy');
      }
    },
    TaggedTemplateExpression: ({ tag, quasi, start }) => {
      if (tag.type !== 'Identifier') return;
      const message = templateProblem(
        tag.name,
        quasi.quasis.map(({ value }) => value.raw).join('…'),
      );
      if (message) add(start, message);
    },
  }).visit(parse(path, source));
  return problems.filter(
    // An import and its use, or both names of one import, are one problem to the reader.
    (problem, index) =>
      problems.findIndex(
        ({ line, message }) => line === problem.line && message === problem.message,
      ) === index,
  );
}
