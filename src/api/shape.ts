import * as v from 'valibot';
import { parseInstant } from '../model/instant.ts';
import { resolveTimeZone } from '../model/time-zone.ts';
import type { Amount } from './types.ts';

/** A schema whose output is `T`. Its message is what it expects, as a noun. */
export type Shape<T> = v.GenericSchema<unknown, T>;

/** An object with every field of `T`, so that the types and the checks cannot drift apart. */
export const object = <T>(fields: { readonly [K in keyof T]-?: Shape<T[K]> }) =>
  v.object(fields, 'an object') as unknown as Shape<T>;

/** A list of any length. */
export const list = <T>(item: Shape<T>): Shape<readonly T[]> => v.array(item, 'a list');

/** A long list of plain values: one loop checks them, where a schema for each would take as long as a drawing. */
const plainList = <T>(expected: string, test: (item: unknown) => boolean): Shape<readonly T[]> =>
  v.pipe(
    v.custom<readonly T[]>(Array.isArray, 'a list'),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const input = [...dataset.value];
      const key = input.findIndex((item) => !test(item));
      if (key < 0) return;
      const value = input[key];
      const path = [
        { type: 'array' as const, origin: 'value' as const, input, key, value },
      ] as const;
      addIssue({ message: expected, input: value, path: [...path] });
    }),
  );

/** A field that may be left out. */
export const optional = <T>(shape: Shape<T>): Shape<T | undefined> => v.optional(shape);

/** A value for which `null` has a meaning. */
export const orNull = <T>(shape: Shape<T>): Shape<T | null> => v.nullable(shape);

/** Any other value. `expected` is the noun in the sentence about a breach. */
export const value = <T>(expected: string, test: (input: unknown) => boolean): Shape<T> =>
  v.custom<T>(test, expected);

const textLike = <T extends string>(expected: string, test: (input: string) => boolean) =>
  value<T>(expected, (input) => typeof input === 'string' && test(input));

/** One name of a closed list. */
export const oneOf = <T extends string>(values: readonly T[]) =>
  textLike<T>(`one of "${values.join('", "')}"`, (input) => values.includes(input as T));

export const text = textLike<string>('a string', () => true);

/** A list of names in which those that we do not know are left out: a newer API may have more. */
export const known = <T extends string>(values: readonly T[]): Shape<readonly T[]> =>
  v.pipe(
    list(text),
    v.transform((items) => items.filter((item) => values.includes(item as T)) as T[]),
  );

const decimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const isAmount = (input: unknown) =>
  typeof input === 'string' ? decimal.test(input) : Number.isFinite(input);
const anAmount = 'a number, or a decimal string like "34.1675"';
export const amount = value<Amount>(anAmount, isAmount);
/** A value a bucket. */
export const amounts = plainList<Amount | null>(
  anAmount,
  (input) => input === null || isAmount(input),
);
export const name = textLike<string>('a string that is not empty', (input) => input !== '');
export const flag = value<boolean>('true or false', (input) => typeof input === 'boolean');
/** A whole number; both ends are allowed. */
export const whole = <T extends number = number>(min: number, max: number): Shape<T> =>
  value<T>(
    `a whole number from ${min} to ${max}`,
    (input) => Number.isInteger(input) && (input as number) >= min && (input as number) <= max,
  );
export const count = whole(0, Number.MAX_SAFE_INTEGER);
const isInstant = (input: unknown) =>
  typeof input === 'string' && parseInstant(input) !== undefined;
const anInstant = 'an RFC 3339 instant like "2026-11-20T14:32:00Z"';
export const instant = value<string>(anInstant, isInstant);
export const instants = plainList<string>(anInstant, isInstant);
export const day = textLike<string>(
  'a day like "2026-11-20"',
  (input) => parseInstant(`${input}T00:00:00Z`) !== undefined,
);
export const timeZone = textLike<string>(
  'a time zone that this browser knows',
  (input) => resolveTimeZone(input) !== undefined,
);
export const currency = textLike<string>('an ISO 4217 code like "EUR"', (input) =>
  /^[A-Z]{3}$/.test(input),
);
/** Only what is safe as a link: a `javascript:` address would run as code of the page. */
export const link = textLike<string>(
  'an http, https or mailto address, or a relative one',
  (input) => {
    try {
      return /^(https?|mailto):$/.test(new URL(input, 'https://relative.invalid').protocol);
    } catch {
      return false;
    }
  },
);

/** An object with a unit, in which a currency has its code. */
export const withCurrency = <T extends { readonly unit: string; readonly currency?: string }>(
  shape: Shape<T>,
): Shape<T> =>
  v.pipe(
    shape,
    v.check(
      (item) => item.unit !== 'currency' || item.currency !== undefined,
      'a currency beside the unit "currency"',
    ),
  );
