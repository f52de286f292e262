import type { Amount } from '../api/types.ts';
import { isZero, subtractAmounts, sumAmounts, toNumber } from './amount.ts';
import { apportion, roundAmount } from './apportion.ts';

/**
 * Why an amount changed. `volume`: more or fewer units, such as messages, at the price and mix there were.
 * `rate`: dearer or cheaper ones within the same groups. `mix`: the same units in other groups. `new` and
 * `gone`: groups used in one of the periods alone. `other`: amounts that no units stand behind, as fees.
 */
export const driverKinds = ['volume', 'rate', 'mix', 'new', 'gone', 'other'] as const;
export type DriverKind = (typeof driverKinds)[number];

/** What was used in one period: an amount and the number of units behind it. */
export interface PeriodUse {
  readonly amount: Amount;
  readonly volume: Amount;
}

/** One group in two periods. */
export interface GroupUse {
  /** `null`: not assigned; `undefined`: several groups together. */
  readonly key: string | null | undefined;
  readonly former: PeriodUse;
  readonly current: PeriodUse;
}

export interface Driver {
  readonly kind: DriverKind;
  /** Signed, at the precision that was asked for. */
  readonly amount: string;
}

/** A change and what it consists of. */
export interface ChangeDrivers {
  /** Signed, rounded to the precision that was asked for. */
  readonly change: string;
  /** Largest first. They add up to `change` exactly; what is 0 is left out. */
  readonly drivers: readonly Driver[];
}

/**
 * Splits the change of an amount into volume, rate and mix along one dimension (price-volume-mix analysis).
 * Rate and quantity are Bennet's indicators, which weigh each change with the mean of both periods, so
 * that nothing is left over and the order of the periods changes but the sign (Bennet, "The theory of
 * measurement of changes in cost of living", 1920; Diewert, "Index number theory using differences rather
 * than ratios", 2005). Of the quantity, what the number of units alone explains is volume, the rest is mix.
 * The parts are rounded by the largest remainder.
 *
 * @param groups all groups, the remainder among them; a single one has no mix
 * @param whole the amount of each period, as the server gave it; what groups lack of it is `other`
 * @param digits after the decimal point
 */
export function changeDrivers(
  groups: readonly GroupUse[],
  whole: { readonly former: Amount; readonly current: Amount },
  digits: number,
): ChangeDrivers {
  const change = subtractAmounts(whole.current, whole.former);
  const lasting: Lasting[] = [];
  const apart = { new: 0, gone: 0, other: 0 };
  for (const { former, current, key } of groups) {
    const [v0, v1] = [toNumber(former.volume), toNumber(current.volume)];
    const [a0, a1] = [toNumber(former.amount), toNumber(current.amount)];
    if (v0 > 0 && v1 > 0) lasting.push({ v0, v1, a0, a1 });
    else if (v0 === 0 && a0 === 0 && v1 > 0 && key !== undefined) apart.new += a1;
    else if (v1 === 0 && a1 === 0 && v0 > 0 && key !== undefined) apart.gone -= a0;
    else apart.other += a1 - a0;
  }
  const grouped = groups.map(({ former, current }) =>
    subtractAmounts(current.amount, former.amount),
  );
  apart.other += toNumber(subtractAmounts(change, sumAmounts(grouped)));

  const sums = { ...split(lasting), ...apart };
  const amounts = apportion(
    driverKinds.map((kind) => sums[kind]),
    change,
    digits,
  );
  return {
    change: roundAmount(change, digits),
    drivers: driverKinds
      .map((kind, index) => ({ kind, amount: amounts[index]! }))
      .filter(({ amount }) => !isZero(amount))
      .toSorted((a, b) => Math.abs(toNumber(b.amount)) - Math.abs(toNumber(a.amount))),
  };
}

/** Volume and amount of a group that has units in both periods. */
interface Lasting {
  readonly v0: number;
  readonly v1: number;
  readonly a0: number;
  readonly a1: number;
}

function split(groups: readonly Lasting[]): Record<'volume' | 'rate' | 'mix', number> {
  const total = { v0: 0, v1: 0, a0: 0, a1: 0 };
  let [rate, quantity] = [0, 0];
  for (const { v0, v1, a0, a1 } of groups) {
    rate += ((a1 / v1 - a0 / v0) * (v0 + v1)) / 2;
    quantity += ((v1 - v0) * (a0 / v0 + a1 / v1)) / 2;
    total.v0 += v0;
    total.v1 += v1;
    total.a0 += a0;
    total.a1 += a1;
  }
  if (groups.length === 0) return { volume: 0, rate: 0, mix: 0 };
  if (groups.length === 1) return { volume: quantity, rate, mix: 0 };
  const price = (total.a0 / total.v0 + total.a1 / total.v1) / 2;
  const volume = (total.v1 - total.v0) * price;
  return { volume, rate, mix: quantity - volume };
}
