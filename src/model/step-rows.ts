import type { ConversationStep, Instant } from '../api/types.ts';

/** One row of a table of steps: a step, or the line above the first one of a day. */
export type StepRow = { readonly step: ConversationStep } | { readonly day: Instant };

/**
 * Steps in their order, with a line above each day where there are several.
 *
 * @param dayOf names the day of an instant
 */
export function stepRows(
  steps: readonly ConversationStep[],
  dayOf: (at: Instant) => string,
): readonly StepRow[] {
  const days = steps.map(({ at }) => dayOf(at));
  if (new Set(days).size < 2) return steps.map((step) => ({ step }));
  return steps.flatMap((step, index): StepRow[] =>
    days[index] === days[index - 1] ? [{ step }] : [{ day: step.at }, { step }],
  );
}
