import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import {
  checkCapabilities,
  checkConversation,
  checkConversations,
  checkDimension,
  checkPlan,
  checkUsage,
} from '../../src/api/checks.ts';
import {
  type Dimension,
  type DimensionFilters,
  dimensions,
  type Interval,
  type UsageRequest,
  type Weekday,
} from '../../src/api/types.ts';

interface Example {
  readonly summary?: string;
  readonly value: unknown;
}

interface Content {
  readonly schema: { readonly $ref: string };
  readonly examples: Readonly<Record<string, Example>>;
}

interface Answer {
  readonly content?: Readonly<Record<string, Content>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly responses: Readonly<Record<string, Answer | { readonly $ref: string }>>;
}

interface Schema {
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly description: string };
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: {
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly responses: Readonly<Record<string, Answer>>;
    readonly schemas: Readonly<Record<string, Schema>>;
  };
}

const file = new URL('../../src/api/openapi.yaml', import.meta.url);

/** The contract as a document. */
export const openapi = parse(readFileSync(file, 'utf8')) as OpenApi;

const ajv = new Ajv2020({
  strict: true,
  strictRequired: false,
  allErrors: true,
  allowUnionTypes: true,
});
addFormats.default(ajv);
// Members of OpenAPI around the schemas, which are of no concern to the validator.
ajv.addVocabulary(['openapi', 'info', 'servers', 'security', 'tags', 'paths', 'components']);
ajv.addSchema(openapi, 'openapi');

const validators = new Map<string, ValidateFunction>();

/** Why a value does not match a schema of the document; `undefined` if it does. */
export function mismatch(ref: string, value: unknown): string | undefined {
  const validate = validators.get(ref) ?? ajv.compile({ $ref: `openapi${ref}` });
  validators.set(ref, validate);
  return validate(value) ? undefined : ajv.errorsText(validate.errors);
}

export interface AnswerExample {
  readonly id: string;
  readonly path: string;
  /** The request line that stands in the example's summary. */
  readonly url: URL;
  readonly schema: string;
  readonly value: unknown;
}

/** Every example of a successful answer. */
export const answerExamples: readonly AnswerExample[] = Object.entries(openapi.paths).flatMap(
  ([path, { get }]) => {
    const content = (get.responses['200'] as Answer).content?.['application/json'];
    return Object.entries(content?.examples ?? {}).map(([id, { summary = '', value }]) => ({
      id: `${path} ${id}`,
      path,
      url: new URL(summary.replace('GET /', ''), 'http://example.org/'),
      schema: content?.schema.$ref ?? '',
      value,
    }));
  },
);

/** Every example of a problem. */
export const problemExamples = Object.entries(openapi.components.responses).flatMap(
  ([response, { content = {} }]) =>
    Object.values(content).flatMap(({ schema, examples }) =>
      Object.entries(examples).map(([id, { value }]) => ({
        id: `${response} ${id}`,
        schema: schema.$ref,
        value,
      })),
    ),
);

/** Parameters of an operation, with references followed. */
export function parametersOf(path: string): readonly Parameter[] {
  return (openapi.paths[path]?.get.parameters ?? []).map((parameter) => {
    if (!('$ref' in parameter)) return parameter;
    const resolved = openapi.components.parameters[parameter.$ref.split('/').at(-1) ?? ''];
    if (!resolved) throw new Error(`${parameter.$ref} leads nowhere`);
    return resolved;
  });
}

function filtersOf(query: URLSearchParams): DimensionFilters {
  return Object.fromEntries(
    dimensions
      .filter((dimension) => query.has(dimension))
      .map((dimension) => [dimension, query.getAll(dimension)]),
  );
}

/** The request of a `GET /usage` address. */
export function usageRequestOf({ searchParams: query }: URL): UsageRequest {
  const text = (name: string) => query.get(name) ?? undefined;
  const compareFrom = text('compare_from');
  const compareTo = text('compare_to');
  return {
    metrics: query.getAll('metric'),
    from: text('from') ?? '',
    to: text('to') ?? '',
    timeZone: text('time_zone') ?? '',
    interval: text('interval') as Interval | undefined,
    weekStart: query.has('week_start') ? (Number(text('week_start')) as Weekday) : undefined,
    groupBy: text('group_by') as Dimension | undefined,
    orderBy: text('order_by'),
    limit: query.has('limit') ? Number(text('limit')) : undefined,
    daily: text('daily') === 'true',
    compare: compareFrom && compareTo ? { from: compareFrom, to: compareTo } : undefined,
    filters: filtersOf(query),
  };
}

/** Runs the check that belongs to an example, on its own value or on another one. */
export function checkExample({ path, url, value }: AnswerExample, body = value): unknown {
  const query = url.searchParams;
  const cursor = query.get('cursor') ?? undefined;
  const segments = url.pathname.split('/').map(decodeURIComponent);
  switch (path) {
    case '/usage':
      return checkUsage(body, usageRequestOf(url));
    case '/dimensions/{dimension}':
      return checkDimension(body, { dimension: segments[2] as Dimension, cursor });
    case '/plan':
      return checkPlan(body);
    case '/conversations':
      return checkConversations(body, {
        from: query.get('from') ?? '',
        to: query.get('to') ?? '',
        timeZone: query.get('time_zone') ?? '',
        sort: query.get('sort') ?? undefined,
        cursor,
      });
    case '/agents/{agent}/conversations/{conversation}':
      return checkConversation(body, {
        agent: segments[2] ?? '',
        conversation: segments[4] ?? '',
        cursor,
      });
    default:
      return checkCapabilities(body);
  }
}
