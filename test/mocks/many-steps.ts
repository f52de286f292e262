import type { ConversationStep } from '../../src/api/types.ts';
import { createMockSource, type MockUsageSource } from './mock-source.ts';

const minute = 60_000;

/**
 * A source whose conversations have as many steps as one likes, each of a quarter of a credit and a
 * minute apart, on pages of whatever size is asked for.
 *
 * @param change changes a step on its way
 */
export function withManySteps(
  count: number,
  change: (step: ConversationStep, index: number) => ConversationStep = (step) => step,
): MockUsageSource {
  const source = createMockSource();
  const { conversation } = source;
  source.conversation = async (request, options) => {
    const { cursor, limit = 50, ...which } = request;
    const answer = await conversation(which, options);
    const start = Number(cursor ?? 0);
    const end = Math.min(count, start + limit);
    const first = Date.parse(answer.started_at);
    const stepAt = (index: number): ConversationStep => ({
      id: `step ${index}`,
      at: new Date(first + index * minute).toISOString(),
      category: answer.categories[index % answer.categories.length]!,
      description: `Reply ${index + 1}`,
      credits: '0.25',
      running_total: String((index + 1) / 4),
    });
    return {
      ...answer,
      last_at: stepAt(Math.max(0, count - 1)).at,
      step_count: count,
      total: String(count / 4),
      categories: [{ key: 'llm', label: 'LLM', total: String(count / 4) }],
      steps: Array.from({ length: end - start }, (_, index) =>
        change(stepAt(start + index), start + index),
      ),
      next_cursor: end < count ? String(end) : null,
    };
  };
  return source;
}
