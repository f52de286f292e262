import { warnOnce } from '../../internal/warn.ts';

/** Words with spaces between, as an attribute has them. */
export const words = {
  fromAttribute: (text: string | null): readonly string[] =>
    text?.split(/\s+/).filter(Boolean) ?? [],
};

/** An attribute with what it may be, and what is used in place of anything else. */
interface WordAttribute<Value extends string, Fallback extends Value | undefined> {
  readonly name: string;
  readonly value: string | undefined;
  readonly allowed: readonly Value[];
  readonly fallback: Fallback;
}

/** A value that an attribute may have; another one is said once, and `fallback` used in its place. */
export function oneOf<Value extends string, Fallback extends Value | undefined>(
  host: Element,
  { name, value, allowed, fallback }: WordAttribute<Value, Fallback>,
): Value | Fallback {
  const known = allowed.find((word) => word === value);
  if (known !== undefined || value === undefined || value === '') return known ?? fallback;
  warnOnce(`<${host.localName}> ${name}="${value}" is none of ${allowed.join(', ')}.`);
  return fallback;
}

/** A `limit` from 1 to `most`; another one is said once, and `usual` used in its place. */
export function limitOf(
  host: Element & { readonly limit?: number },
  { most, usual }: { readonly most: number; readonly usual: number },
): number {
  const { limit = usual } = host;
  if (Number.isInteger(limit) && limit >= 1 && limit <= most) return limit;
  const given = host.getAttribute('limit') ?? limit;
  warnOnce(`<${host.localName}> limit="${given}" is no number from 1 to ${most}; it is ${usual}.`);
  return usual;
}
