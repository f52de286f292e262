import type { ConnectionController } from '../../controllers/connection-controller.ts';
import { lockIcon, plugIcon } from '../../internal/icons.ts';
import type { UsageFormat } from '../../model/format.ts';
import { stateTexts, translate } from '../../model/texts.ts';
import { filterTexts } from '../dimension-filter/dimension-filter.texts.ts';
import type { FilterLock } from '../dimension-filter/filter-lock.ts';

/** What keeps the user from choosing a period: no provider, or a host that has fixed it. */
export function periodLock(
  { source, filters, unconfigured }: ConnectionController,
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
  if (!filters?.fixed.includes('period')) return undefined;
  const hint = translate(format, filterTexts, 'fixed');
  return { state: 'ready', icon: lockIcon, hint, isFixed: true };
}
