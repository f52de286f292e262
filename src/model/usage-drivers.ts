import type { Amount, DimensionRef, UsageAnswer } from '../api/types.ts';
import { compareAmounts, isZero, subtractAmounts, toNumber } from './amount.ts';
import { comparableTotals } from './change.ts';
import { changeDrivers, type GroupUse, type PeriodUse } from './drivers.ts';
import type { DriversInsight } from './insights.ts';
import { partsOf, refOf } from './parts.ts';
import { addsUp, findMetric, findSeries } from './series.ts';

/** A change of less than this share of the period before needs no explanation. */
export const leastChange = 0.05;

/**
 * Why a metric changed against the period before.
 *
 * @param answer a period with the one before, grouped or not
 * @param metric key of the metric that changed, such as credits
 * @param volume key of the metric whose units stand behind it, such as messages
 * @returns 'small' for a change of less than `leastChange`; `undefined` where the periods cannot be compared,
 * or one of the metrics does not add up
 */
export function driversIn(
  answer: UsageAnswer,
  metric: string,
  volume: string,
): DriversInsight | 'small' | undefined {
  const [description, ofVolume] = [findMetric(answer, metric), findMetric(answer, volume)];
  if (description?.aggregation !== 'sum' || ofVolume?.aggregation !== 'sum') return undefined;
  const whole = usesOf(answer, metric, volume, 'total');
  if (!whole || isZero(whole.former.amount)) return undefined;
  const change = subtractAmounts(whole.current.amount, whole.former.amount);
  const isSmall =
    Math.abs(toNumber(change)) < leastChange * Math.abs(toNumber(whole.former.amount));
  if (isSmall) return 'small';

  const parts = partsOf(answer, metric);
  const dimension = parts?.dimension;
  const isGrouped = parts?.addsUp && dimension !== undefined && addsUp(ofVolume, dimension);
  const groups = isGrouped ? groupUses(answer, metric, volume, parts.groups) : [];
  // A group that was not measured in one of the periods leaves no parts that mean something.
  const isTold = isGrouped && groups.every((group) => group !== undefined);
  const uses = isTold ? (groups as GroupUse[]) : [{ key: undefined, ...whole }];
  return {
    kind: 'drivers',
    id: `drivers ${metric}`,
    level: 'info',
    metric: description,
    volume: ofVolume,
    dimension: isTold ? dimension : undefined,
    ...changeDrivers(
      uses,
      { former: whole.former.amount, current: whole.current.amount },
      description.fraction_digits,
    ),
    // One group alone is the whole.
    leader: isTold && uses.length > 1 ? leaderOf(uses, parts.groups, change) : undefined,
    leftOut: whole.leftOut,
  };
}

function groupUses(
  answer: UsageAnswer,
  metric: string,
  volume: string,
  groups: readonly DimensionRef[],
): (GroupUse | undefined)[] {
  const withKey = (key: string | null | undefined, part: 'group' | 'remainder') => {
    const uses = usesOf(answer, metric, volume, part, key);
    return uses && { ...uses, key };
  };
  const uses = groups.map(({ key }) => withKey(key, 'group'));
  const hasRemainder = findSeries(answer, metric, 'remainder') !== undefined;
  return hasRemainder ? [...uses, withKey(undefined, 'remainder')] : uses;
}

/** Amount and volume of one part in both periods, as far as they can be compared. */
function usesOf(
  answer: UsageAnswer,
  metric: string,
  volume: string,
  part: 'total' | 'group' | 'remainder',
  key?: string | null,
): { former: PeriodUse; current: PeriodUse; leftOut: number } | undefined {
  const [amounts, volumes] = [metric, volume].map((name) => {
    const series = findSeries(answer, name, part, key);
    return series?.compare && comparableTotals('sum', series, series.compare);
  });
  if (!amounts || !volumes) return undefined;
  return {
    former: { amount: amounts.former, volume: volumes.former },
    current: { amount: amounts.current, volume: volumes.current },
    leftOut: amounts.leftOut,
  };
}

/** The group that changed most in the direction of the whole. */
function leaderOf(
  uses: readonly GroupUse[],
  groups: readonly DimensionRef[],
  change: Amount,
): DriversInsight['leader'] {
  const direction = Math.sign(compareAmounts(change, 0));
  const changes = groups.map((group, index) => {
    const { former, current } = uses[index]!;
    return { group: refOf(group), change: subtractAmounts(current.amount, former.amount) };
  });
  const [first] = changes.toSorted((a, b) => direction * compareAmounts(b.change, a.change));
  return first && direction * compareAmounts(first.change, 0) > 0 ? first : undefined;
}
