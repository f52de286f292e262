import type { PlanAnswer, UsageAnswer, UsageRequest } from '../../src/api/types.ts';
import { createMockSource, type MockUsageSource } from './mock-source.ts';

/** A source whose plan is changed. */
export function withPlan(change: (plan: PlanAnswer) => PlanAnswer): MockUsageSource {
  const source = createMockSource();
  const { plan } = source;
  source.plan = async (...given) => change(await plan(...given));
  return source;
}

/** A source whose answers about usage are changed. */
export function withUsage(
  change: (answer: UsageAnswer, request: UsageRequest) => UsageAnswer,
): MockUsageSource {
  const source = createMockSource();
  const { usage } = source;
  source.usage = async (request, options) => change(await usage(request, options), request);
  return source;
}
