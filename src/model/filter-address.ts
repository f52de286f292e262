import { dimensions, type Dimension } from '../api/types.ts';
import { isSameChoice, type FilterName, type UsageFilters } from './filters.ts';
import { parseDay, parsePeriod, type Period } from './period.ts';

/** How the filters of one provider stand in an address. */
export interface AddressRules {
  /** Before each name, as "u-": `u-period=72h`. */
  readonly prefix: string;
  /** What the page shows where the address says nothing. */
  readonly initial: UsageFilters;
  /** What the host has fixed: parameters of these names are none of ours. */
  readonly fixed: readonly FilterName[];
}

/** What an address says of the filters. */
export interface ReadFilters {
  /** What it names, and can be used. Keys are sorted, so that equal choices make equal questions. */
  readonly filters: Partial<UsageFilters>;
  /** The parameters that cannot be used, as they stand there. */
  readonly refused: readonly string[];
}

/** The most values of one dimension that a request may name. */
const mostKeys = 100;

const names: readonly FilterName[] = ['period', ...dimensions];

interface Parameter {
  /** As it stands in the address. */
  readonly text: string;
  readonly name: FilterName | undefined;
  readonly value: string;
}

/**
 * Reads filters from a query string ("?period=72h&agent=a1&agent=a2", with or without the "?"). A
 * dimension without a key (`agent=`) means all its values where the page does not show all at first.
 */
export function readFilters(search: string, rules: AddressRules): ReadFilters {
  const filters: { -readonly [Name in FilterName]?: UsageFilters[Name] } = {};
  const refused: string[] = [];
  const parameters = parametersOf(search, rules);
  for (const name of dimensions) {
    const ours = parameters.filter((parameter) => parameter.name === name);
    const [only, ...others] = ours;
    if (only?.value === '' && others.length === 0 && rules.initial[name].length > 0) {
      filters[name] = [];
      continue;
    }
    const keys = [...new Set(ours.map(({ value }) => value))].filter((key) => key !== '');
    const kept = keys.slice(0, mostKeys);
    if (kept.length > 0) filters[name] = kept.toSorted();
    refused.push(...ours.filter(({ value }) => !kept.includes(value)).map(({ text }) => text));
  }
  for (const { text, value } of parameters.filter(({ name }) => name === 'period')) {
    const period = readPeriod(value);
    if (period && !filters.period) filters.period = period;
    else refused.push(text);
  }
  return { filters, refused };
}

/**
 * The query string with these filters in place of those that stood there: what differs from the
 * initial state, at the end. Everything else stays as it was, letter by letter.
 */
export function writeFilters(search: string, filters: UsageFilters, rules: AddressRules): string {
  const parameters = parametersOf(search, rules);
  const wanted = names
    .filter((name) => !rules.fixed.includes(name))
    .filter((name) => !isSameChoice(filters[name], rules.initial[name]))
    .flatMap((name) => valuesOf(filters, name).map((value) => ({ name, value })));
  const present = parameters.filter(({ name }) => name !== undefined);
  if (listOf(wanted) === listOf(present)) return search;
  const others = parameters.filter(({ name }) => name === undefined).map(({ text }) => text);
  const ours = wanted.map(({ name, value }) => writeParameter(rules.prefix + name, value));
  const texts = [...others, ...ours];
  return texts.length === 0 ? '' : `?${texts.join('&')}`;
}

/** Parameters in one order, to compare what they say. */
function listOf(parameters: readonly Pick<Parameter, 'name' | 'value'>[]): string {
  return JSON.stringify(parameters.map(({ name, value }) => [name, value].join('=')).toSorted());
}

function parametersOf(search: string, { prefix, fixed }: AddressRules): Parameter[] {
  const query = search.replace(/^\?/, '');
  if (query === '') return [];
  return query.split('&').map((text) => {
    // The "&" keeps a "?" at the start from being taken away.
    const [[key, value] = ['', '']] = [...new URLSearchParams(`&${text}`)];
    const name = names.find((known) => prefix + known === key && !fixed.includes(known));
    return { text, name, value };
  });
}

function readPeriod(text: string): Period | undefined {
  const [from, to, ...others] = text.split('/').map(parseDay);
  if (from !== undefined && to !== undefined && others.length === 0 && from <= to) {
    return { from, to };
  }
  return parsePeriod(text);
}

function valuesOf(filters: UsageFilters, name: FilterName): readonly string[] {
  if (name !== 'period') return filters[name].length === 0 ? [''] : filters[name];
  const { period } = filters;
  return ['preset' in period ? period.preset : `${period.from}/${period.to}`];
}

/** What a query may hold as it is stays readable: days have a "/", addresses an "@". */
function writeParameter(name: string, value: string): string {
  const readable: Readonly<Record<string, string>> = {
    '%2F': '/',
    '%3A': ':',
    '%40': '@',
    '%2C': ',',
  };
  const encoded = new URLSearchParams([[name, value]]).toString();
  return encoded.replace(/%(?:2F|3A|40|2C)/g, (sign) => readable[sign] ?? sign);
}

/** Names of the dimensions that an address holds beyond the initial state and the API cannot filter by. */
export function dimensionsNotOffered(
  filters: UsageFilters,
  { initial, fixed }: AddressRules,
  isOffered: (dimension: Dimension) => boolean,
): readonly Dimension[] {
  return dimensions.filter(
    (name) =>
      !fixed.includes(name) && !isOffered(name) && !isSameChoice(filters[name], initial[name]),
  );
}
