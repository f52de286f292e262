import type { ListedValue } from '../../model/dimension-pages.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import type { DimensionChoice } from './dimension-choice.ts';
import { filterTexts, type DimensionTexts } from './dimension-filter.texts.ts';
import { mostKeys } from './dimension-queries.ts';

/** Names that are spelt out; of more, the rest is counted. */
const mostNames = 6;

/** What is chosen, in words. */
export interface ChosenValue {
  readonly text: string;
  /** What there is to know: that it was deleted, or cannot be found. */
  readonly note: string | undefined;
  /** How many values are chosen, where the text names several. */
  readonly count: number | undefined;
}

/** The names of the values chosen, the key or number of them while the names are not known. */
export function chosenValue(
  format: UsageFormat,
  texts: DimensionTexts,
  choice: DimensionChoice,
  noteOnAll: string | undefined,
): ChosenValue {
  const { keys } = choice;
  const [key] = keys;
  if (key === undefined) {
    return { text: translate(format, texts, 'all'), note: noteOnAll, count: undefined };
  }
  return keys.length === 1 ? one(format, choice, key) : several(format, texts, choice);
}

function one(format: UsageFormat, { answer, query }: DimensionChoice, key: string): ChosenValue {
  const value = query.data?.items.find((item) => item.key === key);
  const isGone = !value && (answer || query.error?.type === 'not_found');
  const notes = notesOn(format, value ?? { key, label: key, ...(isGone && { isMissing: true }) });
  const note = notes.join(translate(format, filterTexts, 'separator')) || undefined;
  return { text: value?.label ?? key, note, count: undefined };
}

function several(
  format: UsageFormat,
  texts: DimensionTexts,
  { keys, answer }: DimensionChoice,
): ChosenValue {
  const count = keys.length;
  if (!answer) {
    return {
      text: translate(format, texts, 'several', { count }),
      note: undefined,
      count: undefined,
    };
  }
  const labels = answer.items.map(({ label }) => label);
  const found = new Set(answer.items.map(({ key }) => key));
  const missing = keys.slice(0, mostKeys).filter((key) => !found.has(key));
  const names = [...labels.toSorted((a, b) => a.localeCompare(b, format.locale)), ...missing];
  const list = names.slice(0, mostNames).join(translate(format, filterTexts, 'separator'));
  const rest = count - mostNames;
  const note =
    missing.length === 0
      ? undefined
      : translate(format, filterTexts, 'severalNotFound', { count: missing.length });
  const text =
    rest > 0 ? translate(format, filterTexts, 'andMore', { names: list, count: rest }) : list;
  return { text, note, count };
}

/** What is to be said beside the name of a value; nothing of an ordinary one. */
export function notesOn(
  format: UsageFormat,
  { deleted, allowed, role, isMissing }: ListedValue,
): readonly string[] {
  const notes = isMissing ? [translate(format, filterTexts, 'notFound')] : [];
  if (deleted) notes.push(translate(format, filterTexts, 'deleted'));
  if (allowed === false) {
    notes.push(
      role === undefined
        ? translate(format, filterTexts, 'notAllowed')
        : translate(format, filterTexts, 'needsRole', { role }),
    );
  }
  return notes;
}
