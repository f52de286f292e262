import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

type Node = { readonly [key: string]: unknown };

export interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required?: boolean;
  readonly schema: Schema;
}

/** One `GET` of the document. */
export interface Operation {
  /** As in the document: "/dimensions/{dimension}". */
  readonly template: string;
  readonly parameters: readonly Parameter[];
  readonly statuses: readonly number[];
}

const file = new URL('../../src/api/openapi.yaml', import.meta.url);
const openapi = parse(readFileSync(file, 'utf8')) as Node;

function at(node: unknown, key: string): unknown {
  return (node as Node | undefined)?.[key];
}

/** The node itself, or the one that its `$ref` names. */
function follow(node: unknown): Node {
  const reference = at(node, '$ref');
  if (typeof reference !== 'string') return node as Node;
  const found = reference.replace('#/', '').split('/').reduce(at, openapi);
  return follow(found);
}

function toParameter(node: unknown): Parameter {
  const parameter = follow(node) as unknown as Parameter;
  return { ...parameter, schema: follow(parameter.schema) as Schema };
}

/** Every operation of the document. */
export const operations: readonly Operation[] = Object.entries(openapi['paths'] as Node).map(
  ([template, item]) => {
    const get = at(item, 'get') as Node;
    return {
      template,
      parameters: ((get['parameters'] ?? []) as readonly unknown[]).map(toParameter),
      statuses: Object.keys(get['responses'] as Node).map(Number),
    };
  },
);

/** The operation that answers a path (without query), if the document has one. */
export function operationFor(path: string): Operation | undefined {
  return operations.find(({ template }) =>
    new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(openapi, 'openapi');

function escapePointer(key: string): string {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** The media type that the document promises for a status; `undefined` where there is no body. */
export function contentTypeOf(operation: Operation, status: number): string | undefined {
  const responses = at(at(at(openapi['paths'], operation.template), 'get'), 'responses');
  const content = follow(at(responses, String(status)))['content'];
  return content === undefined ? undefined : Object.keys(content as Node)[0];
}

/** What is wrong with a body by the document's schema; empty if nothing is. */
export function schemaErrors(operation: Operation, status: number, body: unknown): string {
  const path = ['paths', operation.template, 'get', 'responses', String(status)];
  const response = path.reduce(at, openapi);
  const reference = at(response, '$ref');
  const start =
    typeof reference === 'string' ? reference : `#/${path.map(escapePointer).join('/')}`;
  const type = contentTypeOf(operation, status);
  if (type === undefined) return body === undefined ? '' : 'a body where there should be none';
  const validate = ajv.getSchema(`openapi${start}/content/${escapePointer(type)}/schema`);
  if (!validate) throw new Error(`The document has no schema for ${operation.template} ${status}.`);
  return validate(body) ? '' : ajv.errorsText(validate.errors, { dataVar: 'body' });
}
