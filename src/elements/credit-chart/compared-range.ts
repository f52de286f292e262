import type { ConnectionController } from '../../controllers/connection-controller.ts';
import type { FilterSnapshot } from '../../context/filters-context.ts';
import { keepLast } from '../../internal/keep-last.ts';
import { dayStart, midnightOf } from '../../model/day-edges.ts';
import { requireInstant } from '../../model/instant.ts';
import type { ResolvedRange } from '../../model/period.ts';
import { previousRange } from '../../model/previous-range.ts';

const hour = 3_600_000;

/**
 * A function that gives the range before the one being asked. It stays the same for an hour, so that
 * looking at a chart asks nothing. None where the API keeps nothing from then.
 */
export function comparedRange() {
  let reached = 0;
  const rangeOf = keepLast((range: ResolvedRange, _hour: number) => previousRange(range, reached));
  return (
    { source }: Pick<ConnectionController, 'source'>,
    asked: FilterSnapshot | undefined,
  ): ReturnType<typeof previousRange> => {
    if (!source || !asked?.range) return undefined;
    const { range } = asked;
    reached = source.now();
    const other = rangeOf(range, Math.floor(reached / hour));
    const { earliest } = source.capabilities ?? {};
    const kept = earliest === undefined ? undefined : midnightOf(earliest);
    if (!other || kept === undefined) return other;
    return requireInstant(other.from, 'from') < dayStart(kept, range.timeZone) ? undefined : other;
  };
}
