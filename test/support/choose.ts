import { ContextEvent } from '@lit/context';
import {
  filtersContext,
  type FiltersContextValue,
  type UsageFilters,
} from '../../src/context/filters-context.ts';

/** What a provider gives the elements inside it. */
export function filtersOf(provider: Element): FiltersContextValue {
  let value: FiltersContextValue | undefined;
  const inside = provider.appendChild(document.createElement('span'));
  inside.dispatchEvent(new ContextEvent(filtersContext, inside, (given) => (value = given)));
  inside.remove();
  if (!value) throw new Error('There is no provider.');
  return value;
}

/** Chooses as a user does, by a filter element. */
export function choose(provider: Element, change: Partial<UsageFilters>): void {
  filtersOf(provider).setFilters(change);
}
