import { Parameters, instantSql } from './database.ts';
import type { Organization, RequestContext } from './request.ts';

/** Says of a span, in milliseconds, whether it lies wholly within an outage. */
export type IsGap = (from: number, to: number) => boolean;

/** Spans in which nothing was received, by organization. */
export async function readOutages(
  context: RequestContext,
  organizations: readonly Organization[],
): Promise<(keys: readonly string[]) => IsGap> {
  const parameters = new Parameters();
  const rows = await context.database.query<{ organization: string; from: string; to: string }>(
    `select organization, ${instantSql('starts_at')} as from, ${instantSql('ends_at')} as to
     from outages
     where organization = any(${parameters.add(organizations.map(({ key }) => key))}::text[])`,
    parameters.values,
  );
  const outages = rows.map(({ organization, from, to }) => ({
    organization,
    from: Date.parse(from),
    to: Date.parse(to),
  }));
  // What only some organizations did not send leaves the others' figure standing.
  return (keys) => (from, to) =>
    keys.length > 0 &&
    keys.every((key) =>
      outages.some(
        (outage) => outage.organization === key && outage.from <= from && to <= outage.to,
      ),
    );
}
