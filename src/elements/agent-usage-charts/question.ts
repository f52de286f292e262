import { UsageError } from '../../api/errors.ts';
import type { DimensionCapability, UsageAnswer } from '../../api/types.ts';
import type { FilterSnapshot } from '../../context/filters-context.ts';
import type { SourceContextValue } from '../../context/source-context.ts';
import { usageQuery, type Query } from '../../controllers/queries.ts';
import { usageRequest } from '../../controllers/usage-request.ts';
import { capabilityOf } from '../../model/capabilities.ts';

/**
 * One question about all charts: a metric over time by agent, the largest `limit` of them each by
 * itself. Where the API cannot group so, the answer is an error that says it.
 */
export function chartsQuery(
  source: SourceContextValue | undefined,
  asked: FilterSnapshot | undefined,
  { metric, limit }: { readonly metric: string; readonly limit: number },
): Query<UsageAnswer> | undefined {
  const request = usageRequest(asked, [metric], { groupBy: 'agent', limit, orderBy: metric });
  if (!request || !source?.capabilities) return undefined;
  const capability = capabilityOf(source.capabilities, 'agent');
  if (!capability.group || capability.role !== undefined) return refusal(capability);
  return usageQuery(source, request);
}

function refusal({ role }: DimensionCapability): Query<UsageAnswer> {
  const error =
    role === undefined
      ? new UsageError('configuration', 'The usage API cannot group by agent.')
      : new UsageError('forbidden', `Grouping by agent takes the role ${role}.`, { role });
  return { queryKey: ['usage', 'group', 'agent', role], queryFn: () => Promise.reject(error) };
}
