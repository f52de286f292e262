import type { Allowance, Amount } from '../../api/types.ts';
import { compareAmounts, isZero, subtractAmounts, toDecimalString } from '../../model/amount.ts';
import { bandOf, overageOf, type Band, type Thresholds } from '../../model/bands.ts';
import type { UsageFormat } from '../../model/format.ts';
import { shareOf } from '../../model/shares.ts';
import { translate } from '../../model/texts.ts';
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
  readonly note: string;
}

/** An allowance as a tile. `format` is in the zone of the plan. */
export function describeTile(
  allowance: Allowance,
  thresholds: Thresholds,
  format: UsageFormat,
): Tile {
  const { label, used, allotted } = allowance;
  const band = bandOf(allowance, thresholds);
  const share = allotted === null ? undefined : shareOf(used, allotted, 0);
  return {
    label,
    use: describeUse(allowance, format),
    exact: describeUse(allowance, format, true),
    band,
    status: describeStatus(allowance, band, format),
    percent: share && format.percent(share),
    filled: band === 'over' ? 100 : share && Math.min(100, Math.max(0, share.percent)),
    unlimited: allotted === null,
    note: describeNotes(allowance, band, format).join(', '),
  };
}

/** An allowance's format for one amount: whole ones need no decimals, unless they are money. */
function formatOf(amount: Amount, allowance: Allowance): Allowance {
  const isWhole = /^-?\d+$/.test(toDecimalString(amount));
  return isWhole && allowance.unit !== 'currency'
    ? { ...allowance, fraction_digits: 0 }
    : allowance;
}

/** "17,614.3" and "of 22,000". */
function describeUse(allowance: Allowance, format: UsageFormat, exact = false): Use {
  const { used, allotted } = allowance;
  return {
    used: format.metricValue(used, allowance, { exact }),
    limit: format.limit(used, allotted, formatOf(allotted ?? 0, allowance), { exact }).limit,
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

function describeNotes(allowance: Allowance, band: Band, format: UsageFormat): string[] {
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
    const rest = describeRest(allowance, format);
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
  const amount = format.metricValue(rest, formatOf(rest, allowance));
  return translate(format, tilesTexts, kind === 'capacity' ? 'free' : 'left', { amount });
}
