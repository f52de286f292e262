import { warnOnce } from '../../internal/warn.ts';

/** Words with spaces between, as an attribute has them. */
export const words = {
  fromAttribute: (text: string | null): readonly string[] =>
    text?.split(/\s+/).filter(Boolean) ?? [],
};

/** A value that an attribute may have; another one is said once, and `fallback` used in its place. */
export function oneOf<Value extends string, Fallback extends Value | undefined>(
  host: Element,
  {
    name,
    value,
    allowed,
    fallback,
  }: {
    readonly name: string;
    readonly value: string | undefined;
    readonly allowed: readonly Value[];
    readonly fallback: Fallback;
  },
): Value | Fallback {
  const known = allowed.find((word) => word === value);
  if (known !== undefined || value === undefined || value === '') return known ?? fallback;
  warnOnce(`<${host.localName}> ${name}="${value}" is none of ${allowed.join(', ')}.`);
  return fallback;
}
