import type { TemplateResult } from 'lit';
import type { Dimension } from '../../api/types.ts';
import type { ConnectionController } from '../../controllers/connection-controller.ts';
import type { DataState } from '../../controllers/data-state.ts';
import { infoIcon, lockIcon, plugIcon } from '../../internal/icons.ts';
import { capabilityOf } from '../../model/capabilities.ts';
import type { UsageFormat } from '../../model/format.ts';
import { stateTexts, translate } from '../../model/texts.ts';
import { filterTexts } from './dimension-filter.texts.ts';
import { canChoose } from './dimension-queries.ts';

/** Why nothing can be chosen. */
export interface FilterLock {
  readonly state: DataState;
  readonly icon: TemplateResult;
  /** The reason in few words; `undefined` where what is chosen says enough. */
  readonly reason?: string;
  readonly hint: string;
  /** Whether what is chosen cannot be cleared either. */
  readonly isFixed?: boolean;
}

/** What keeps the user from choosing: no provider, a fixed value, an API without it, a missing role. */
export function lockOf(
  { source, filters, unconfigured }: ConnectionController,
  dimension: Dimension,
  format: UsageFormat,
): FilterLock | undefined {
  if (unconfigured || (source && !source.source)) {
    return {
      state: 'unconfigured',
      icon: plugIcon,
      reason: translate(format, filterTexts, 'unconfigured'),
      hint: source?.error?.message ?? translate(format, stateTexts, 'unconfiguredHint'),
    };
  }
  if (filters?.fixed.includes(dimension)) {
    const hint = translate(format, filterTexts, 'fixed');
    return { state: 'ready', icon: lockIcon, hint, isFixed: true };
  }
  if (!source?.capabilities || canChoose(source, dimension)) return undefined;
  const { role } = capabilityOf(source.capabilities, dimension);
  if (role === undefined) {
    return {
      state: 'empty',
      icon: infoIcon,
      reason: translate(format, filterTexts, 'unavailable'),
      hint: translate(format, filterTexts, 'unavailableHint'),
    };
  }
  return {
    state: 'forbidden',
    icon: lockIcon,
    reason: translate(format, filterTexts, 'needsRole', { role }),
    hint: forbiddenHint(format, source.capabilities.role),
  };
}

function forbiddenHint(format: UsageFormat, ownRole: string | undefined): string {
  const hint = translate(format, stateTexts, 'forbiddenHint');
  if (ownRole === undefined) return hint;
  return `${translate(format, stateTexts, 'forbiddenOwnRole', { role: ownRole })} ${hint}`;
}
