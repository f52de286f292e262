import type { Allowance, Amount, Day } from '../../api/types.ts';
import type { AllowanceProjection } from '../../model/allowance-projection.ts';
import { compareAmounts, isZero, subtractAmounts, toNumber } from '../../model/amount.ts';
import { bandOf, overageOf, type Band, type Thresholds } from '../../model/bands.ts';
import type { UsageFormat } from '../../model/format.ts';
import { shareOf } from '../../model/shares.ts';
import { translate } from '../../model/texts.ts';
import { formatOfAllowance, roughAmount } from '../allowance-amount.ts';
import { tilesTexts } from './plan-health-tiles.texts.ts';

/** The amount used and its limit: "17,614.3" and "of 22,000". */
export interface Use {
  readonly used: string;
  readonly limit: string;
}

/** One allowance in words, ready to be shown. */
export interface Tile {
  readonly label: string;
  readonly use: Use;
  /** In full, where `use` is shortened, and for ears. */
  readonly exact: Use;
  readonly band: Band;
  readonly status: string;
  /** `undefined`: there is nothing to measure against. */
  readonly percent: string | undefined;
  /** How much of the meter is filled, 0 to 100; `undefined`: no meter. */
  readonly filled: number | undefined;
  readonly unlimited: boolean;
  /** How far use is expected to come by the end of the period, 0 to 100. */
  readonly projected: number | undefined;
  readonly note: string;
  /** The first day on which it may run out, "2026-11-25". */
  readonly runsOut: Day | undefined;
}

/**
 * An allowance as a tile. What is going to run out warns, however little of it is used.
 *
 * @param format in the zone of the plan
 */
export function describeTile(
  allowance: Allowance,
  thresholds: Thresholds,
  format: UsageFormat,
  projection?: AllowanceProjection | 'history',
): Tile {
  const { label, used, allotted } = allowance;
  const ofUse = bandOf(allowance, thresholds);
  const projected = projection === 'history' ? undefined : projection;
  const isRunningOut = ofUse === 'normal' && projected?.runsOut !== undefined;
  const band = isRunningOut ? 'warn' : ofUse;
  const share = allotted === null ? undefined : shareOf(used, allotted, 0);
  return {
    label,
    use: describeUse(allowance, format),
    exact: describeUse(allowance, format, true),
    band,
    status: isRunningOut
      ? translate(format, tilesTexts, 'runningOut')
      : describeStatus(allowance, band, format),
    percent: share && format.percent(share),
    filled: band === 'over' ? 100 : share && Math.min(100, Math.max(0, share.percent)),
    unlimited: allotted === null,
    projected: share && projected && shareBy(projected.expected, allotted),
    note: describeNotes(allowance, band, format, projection).join(', '),
    runsOut: projected?.runsOut?.from,
  };
}

/** "17,614.3" and "of 22,000". */
function describeUse(allowance: Allowance, format: UsageFormat, exact = false): Use {
  const { used, allotted } = allowance;
  return {
    used: format.metricValue(used, allowance, { exact }),
    limit: format.limit(used, allotted, formatOfAllowance(allotted ?? 0, allowance), { exact })
      .limit,
  };
}

const normal = { consumable: 'onTrack', capacity: 'withinLimit', peak: 'withinLimit' } as const;
const nearlyAll = {
  consumable: 'almostUsedUp',
  capacity: 'almostFull',
  peak: 'nearLimit',
} as const;
const all = { consumable: 'usedUp', capacity: 'full', peak: 'atLimit' } as const;

type StatusText =
  | (typeof normal | typeof nearlyAll | typeof all)[Allowance['kind']]
  | 'notIncluded'
  | 'unused'
  | 'inUse';

function describeStatus(allowance: Allowance, band: Band, format: UsageFormat): string {
  const { kind, used, allotted } = allowance;
  const text = (key: StatusText) => translate(format, tilesTexts, key);
  switch (band) {
    case 'over': {
      const amount = format.metricValue(overageOf(allowance) ?? 0, allowance);
      return translate(format, tilesTexts, 'over', { amount });
    }
    case 'critical':
      return text((compareAmounts(used, allotted ?? 0) === 0 ? all : nearlyAll)[kind]);
    case 'warn':
      return text('nearLimit');
    case 'normal':
      return text(normal[kind]);
    case 'none':
      if (allotted !== null) return text('notIncluded');
      return text(isZero(used) ? 'unused' : 'inUse');
  }
}

const urgency: readonly Band[] = ['over', 'critical', 'warn', 'normal', 'none'];

/** Orders tiles by what needs attention first: by band, then by the day of running out, then by share. */
export function byUrgency(a: Tile, b: Tile): number {
  const days = [a, b].map(({ runsOut }) => runsOut ?? '9999-12-31') as [Day, Day];
  return (
    urgency.indexOf(a.band) - urgency.indexOf(b.band) ||
    days[0].localeCompare(days[1]) ||
    (b.filled ?? 0) - (a.filled ?? 0)
  );
}

/** Percent of an allotted amount, at most 100. */
function shareBy(amount: number, allotted: Amount | null): number | undefined {
  return allotted === null ? undefined : Math.min(100, (100 * amount) / toNumber(allotted));
}

function describeNotes(
  allowance: Allowance,
  band: Band,
  format: UsageFormat,
  projection: AllowanceProjection | 'history' | undefined,
): string[] {
  const { kind, peak_at: peakAt, overage, shared } = allowance;
  const notes: string[] = [];
  if (kind === 'peak') {
    notes.push(
      peakAt === undefined
        ? translate(format, tilesTexts, 'peak')
        : translate(format, tilesTexts, 'peakAt', { day: format.dayShort(peakAt) }),
    );
  } else if (band === 'over') {
    if (overage !== undefined) notes.push(translate(format, tilesTexts, 'charged'));
  } else {
    const rest = projection
      ? describeProjection(projection, allowance, format)
      : describeRest(allowance, format);
    if (rest) notes.push(rest);
  }
  if (shared) notes.push(translate(format, tilesTexts, 'shared'));
  return notes;
}

/** What is left of a consumable, or free of a capacity. */
function describeRest(allowance: Allowance, format: UsageFormat): string | undefined {
  const { kind, used, allotted } = allowance;
  if (allotted === null || isZero(allotted)) return undefined;
  const rest: Amount = subtractAmounts(allotted, used);
  const amount = format.metricValue(rest, formatOfAllowance(rest, allowance));
  return translate(format, tilesTexts, kind === 'capacity' ? 'free' : 'left', { amount });
}

/** When it runs out, else between what it will end. */
function describeProjection(
  projection: AllowanceProjection | 'history',
  allowance: Allowance,
  format: UsageFormat,
): string {
  if (projection === 'history') return translate(format, tilesTexts, 'tooLittleHistory');
  const { low, high, runsOut } = projection;
  if (runsOut) {
    const { from, to } = runsOut;
    return to === undefined
      ? translate(format, tilesTexts, 'runsOutFrom', { day: format.dayShort(from) })
      : translate(format, tilesTexts, 'runsOut', { days: format.days(from, to) });
  }
  const [from, to] = [roughAmount(low, allowance, format), roughAmount(high, allowance, format)];
  return from === to
    ? translate(format, tilesTexts, 'projectedOne', { amount: from })
    : translate(format, tilesTexts, 'projected', { low: from, high: to });
}
