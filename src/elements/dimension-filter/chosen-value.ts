import type { DimensionAnswer } from '../../api/types.ts';
import type { QueryController } from '../../controllers/query-controller.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import { filterTexts, type DimensionTexts } from './dimension-filter.texts.ts';

/** What is chosen, in words. */
export interface ChosenValue {
  readonly text: string;
  /** What there is to know: that it was deleted, or cannot be found. */
  readonly note: string | undefined;
}

/** The name of the one value chosen, its key while the name is not known, or how many there are. */
export function chosenValue(
  format: UsageFormat,
  texts: DimensionTexts,
  keys: readonly string[],
  { data, error, isOutdated }: QueryController<DimensionAnswer>,
): ChosenValue {
  const [key] = keys;
  if (key === undefined) return { text: translate(format, texts, 'all'), note: undefined };
  if (keys.length > 1) {
    return { text: translate(format, texts, 'several', { count: keys.length }), note: undefined };
  }
  const value = data?.items.find((item) => item.key === key);
  const isGone = !value && ((data && !isOutdated) || error?.type === 'not_found');
  const note = value?.deleted ? 'deleted' : isGone ? 'notFound' : undefined;
  return { text: value?.label ?? key, note: note && translate(format, filterTexts, note) };
}
