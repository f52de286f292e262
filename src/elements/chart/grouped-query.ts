import { UsageError } from '../../api/errors.ts';
import type { Dimension, DimensionCapability, UsageAnswer, UsageRequest } from '../../api/types.ts';
import type { FilterSnapshot } from '../../context/filters-context.ts';
import type { SourceContextValue } from '../../context/source-context.ts';
import { usageQuery, type Query } from '../../controllers/queries.ts';
import { usageRequest } from '../../controllers/usage-request.ts';
import { capabilityOf } from '../../model/capabilities.ts';

/** What a question about groups is about. */
export interface GroupedSubject {
  readonly metric: string;
  readonly groupBy: Dimension;
  /** How many groups stand by themselves, the largest first. */
  readonly limit: number;
  /** Only the totals of the period, so that the question joins that of a chart with the same groups. */
  readonly totalsOnly?: boolean;
}

/** A metric by the values of a dimension. Where the API cannot group so, the answer is an error that says it. */
export function groupedQuery(
  source: SourceContextValue | undefined,
  asked: FilterSnapshot | undefined,
  { metric, groupBy, limit, totalsOnly = false }: GroupedSubject,
): Query<UsageAnswer> | undefined {
  const request = usageRequest(asked, [metric], { groupBy, limit, orderBy: metric });
  if (!request || !source?.capabilities) return undefined;
  const capability = capabilityOf(source.capabilities, groupBy);
  if (!capability.group || capability.role !== undefined) return refusal(capability);
  const { interval: _, ...totals }: UsageRequest = request;
  return usageQuery(source, totalsOnly ? totals : request);
}

function refusal({ dimension, role }: DimensionCapability): Query<UsageAnswer> {
  const error =
    role === undefined
      ? new UsageError('configuration', `The usage API cannot group by ${dimension}.`)
      : new UsageError('forbidden', `Grouping by ${dimension} takes the role ${role}.`, { role });
  return {
    queryKey: ['usage', 'group', dimension, role],
    queryFn: () => Promise.reject(error),
  };
}
