import type { DimensionRef, UsageAnswer } from '../../api/types.ts';
import type { UsageFormat } from '../../model/format.ts';

/** More names than this are counted. */
const manyNames = 3;

/**
 * The filters of an answer by name, as a list: "Sales outreach and Web chat".
 *
 * @param andMore the words for the first names and how many more there are
 * @returns `undefined` without filters
 */
export function filterNames(
  format: UsageFormat,
  answer: UsageAnswer,
  andMore: (values: { readonly names: string; readonly count: number }) => string,
): string | undefined {
  const names = Object.values(answer.filters ?? {}).flatMap((refs: readonly DimensionRef[]) =>
    refs.map(({ label }) => label),
  );
  if (names.length === 0) return undefined;
  if (names.length <= manyNames) return format.list(names);
  const first = names.slice(0, manyNames - 1).join(', ');
  return andMore({ names: first, count: names.length - manyNames + 1 });
}
