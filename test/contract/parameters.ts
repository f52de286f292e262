import { test } from 'node:test';
import type { Dimension } from '../../src/api/types.ts';
import { dimensions } from '../../src/api/types.ts';
import type { Fixture, UseFixture } from './fixture.ts';
import type { Operation, Parameter } from './openapi.ts';
import { operations } from './openapi.ts';

/** A question that is answered, to which tests add a parameter. */
export interface Question {
  readonly path: string;
  readonly params: URLSearchParams;
}

export function questionsFor(operation: Operation, fixture: Fixture): readonly Question[] {
  const { month, capabilities } = fixture;
  const range = { from: month.from, to: month.to, time_zone: month.timeZone };
  const ask = (path: string, params: Record<string, string> = {}): Question => ({
    path,
    params: new URLSearchParams(params),
  });
  switch (operation.template) {
    case '/usage':
      return [ask('/usage', { metric: 'credits', ...range })];
    case '/dimensions/{dimension}':
      return dimensions.map((dimension) => ask(`/dimensions/${dimension}`));
    case '/conversations':
      return [
        ask('/conversations', { ...range, from: capabilities.now.slice(0, 10) + 'T00:00:00Z' }),
      ];
    case '/agents/{agent}/conversations/{conversation}': {
      const { agent, conversation } = fixture.conversation;
      const segments = [agent, conversation].map(encodeURIComponent);
      return [ask(`/agents/${segments[0]}/conversations/${segments[1]}`)];
    }
    default:
      return [ask(operation.template)];
  }
}

/** What else must be asked for a parameter to have a meaning. */
const companions: Readonly<Record<string, readonly string[]>> = {
  compare_from: ['compare_to'],
  compare_to: ['compare_from'],
  from: ['to'],
  to: ['from'],
};

const monthBefore = { compare_from: -30, compare_to: -10 };

function isDimension(name: string): name is Dimension {
  return dimensions.some((dimension) => dimension === name);
}

function instantFor(name: string, { month }: Fixture): string {
  const shift = monthBefore[name as keyof typeof monthBefore];
  if (shift === undefined) return name === 'to' ? month.to : month.from;
  return new Date(Date.parse(month.from) + shift * 86_400_000).toISOString();
}

/** Lists of values for a parameter that must all be answered. */
async function goodValues(
  { name, schema }: Parameter,
  question: Question,
  fixture: Fixture,
): Promise<readonly (readonly string[])[]> {
  const { client, capabilities, keys } = fixture;
  const own = question.path.split('/')[2] as Dimension;
  if (schema.enum) return schema.enum.map((value) => [value]);
  if (schema.type === 'integer') return [[String(schema.minimum)], [String(schema.maximum)]];
  if (schema.type === 'boolean') return [['true'], ['false']];
  if (schema.format === 'date-time') return [[instantFor(name, fixture)]];
  if (name === 'metric') return [['credits'], fixture.metrics];
  if (name === 'key') return [keys[own].slice(0, 1), keys[own].slice(0, 100), ['no-such-key']];
  if (isDimension(name)) {
    const lists = [keys[name].slice(0, 1), keys[name].slice(0, 100), ['no-such-key']];
    return schema.type === 'array' ? lists : lists.slice(0, 1);
  }
  switch (name) {
    case 'time_zone':
      return ['UTC', 'Europe/Berlin', 'Asia/Calcutta', 'Asia/Kolkata'].map((zone) => [zone]);
    case 'order_by':
      return [['credits']];
    case 'search':
      return [['o'], ['%_\\'], ['"√'], ['']];
    case 'sort':
      return (capabilities.conversation_sorts ?? []).flatMap((sort) => [[sort], [`-${sort}`]]);
    case 'cursor': {
      const first = await client.good(toPath(question, 'limit', ['1']));
      const { next_cursor } = first as { readonly next_cursor: string | null };
      question.params.set('limit', '1');
      return next_cursor === null ? [] : [[next_cursor]];
    }
    default:
      throw new Error(`The suite knows no value for the parameter "${name}".`);
  }
}

const badInstants = ['yesterday', '2026-11-20', '2026-02-30T00:00:00Z', '2026-11-20T25:00:00Z'];

/** Lists of values for a parameter that must all be refused. */
function badValues({ name, schema }: Parameter): readonly (readonly string[])[] {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `value-${index}`);
  if (schema.type === 'array') {
    const lists = [[''], ['a', '']];
    if (schema.maxItems !== undefined) lists.push(many(schema.maxItems + 1));
    if (schema.uniqueItems) lists.push(['credits', 'credits']);
    return lists;
  }
  const values = (): readonly string[] => {
    if (schema.enum) return ['', 'nonsense', schema.enum[0]!.toUpperCase()];
    if (schema.type === 'integer') {
      return ['', 'x', '1.5', '-1', String(schema.minimum! - 1), String(schema.maximum! + 1)];
    }
    if (schema.type === 'boolean') return ['', 'maybe', '1'];
    if (schema.format === 'date-time') return ['', '2026-11-20T00:00:00', ...badInstants];
    if (name === 'search') return ['x'.repeat(schema.maxLength! + 1)];
    if (name === 'time_zone') return ['', 'Mars/Olympus_Mons', '+02:00'];
    if (name === 'sort') return ['', '-', 'nonsense', 'last_at;', '--last_at'];
    if (name === 'cursor') return ['', 'no such cursor', 'bm9uc2Vuc2U'];
    if (name === 'order_by') return ['', 'not_asked_for'];
    return [''];
  };
  const repeated = schema.enum?.[0] ?? (schema.type === 'integer' ? '1' : undefined);
  return [...values().map((value) => [value]), ...(repeated ? [[repeated, repeated]] : [])];
}

function toPath({ path, params }: Question, name: string, values: readonly string[]): string {
  const asked = new URLSearchParams(params);
  asked.delete(name);
  for (const value of values) asked.append(name, value);
  return asked.size > 0 ? `${path}?${asked}` : path;
}

/** Adds what a parameter needs beside it. */
function withCompanions(question: Question, name: string, fixture: Fixture): Question {
  const params = new URLSearchParams(question.params);
  for (const companion of companions[name] ?? []) {
    if (!params.has(companion)) params.set(companion, instantFor(companion, fixture));
  }
  return { ...question, params };
}

/** Every parameter of every path: good values, bad values, unknown names, missing ones. */
export function testParameters(use: UseFixture): void {
  for (const operation of operations) {
    const { template } = operation;
    const parameters = operation.parameters.filter((parameter) => parameter.in === 'query');

    test(`${template} answers`, async () => {
      const fixture = use();
      for (const question of questionsFor(operation, fixture)) {
        await fixture.client.good(toPath(question, '', []));
      }
    });

    test(`${template} refuses an unknown parameter and names it`, async () => {
      const fixture = use();
      for (const question of questionsFor(operation, fixture)) {
        const path = toPath(question, 'agents', ['a']);
        await fixture.client.refusal(path, 'unknown-parameter', 'agents');
      }
    });

    for (const parameter of parameters) {
      const { name } = parameter;

      test(`${template}?${name} answers all that the document allows`, async () => {
        const fixture = use();
        for (const question of questionsFor(operation, fixture)) {
          const asked = withCompanions(question, name, fixture);
          for (const values of await goodValues(parameter, asked, fixture)) {
            await fixture.client.good(toPath(asked, name, values));
          }
        }
      });

      test(`${template}?${name} refuses all else and names it`, async () => {
        const fixture = use();
        const [question] = questionsFor(operation, fixture);
        const asked = withCompanions(question!, name, fixture);
        for (const values of badValues(parameter)) {
          await fixture.client.refusal(toPath(asked, name, values), 'invalid-parameter', name);
        }
        if (parameter.required) {
          await fixture.client.refusal(toPath(asked, name, []), 'invalid-parameter', name);
        }
      });

      for (const companion of parameter.required ? [] : (companions[name] ?? [])) {
        test(`${template}?${name} takes ${companion}`, async () => {
          const fixture = use();
          const [question] = questionsFor(operation, fixture);
          const path = toPath(question!, name, [instantFor(name, fixture)]);
          await fixture.client.refusal(path, 'invalid-parameter', companion);
        });
      }
    }
  }
}
