import { ContextEvent } from '@lit/context';
import { filtersContext, type FiltersContextValue } from '../../src/context/filters-context.ts';
import { waitUntil } from './wait-until.ts';

/** Whether what the user chose around an element is asked already: a choice waits for the next one. */
function isAsked(element: HTMLElement): boolean {
  let value: FiltersContextValue | undefined;
  const take = (given: FiltersContextValue) => (value = given);
  element.dispatchEvent(new ContextEvent(filtersContext, element, take));
  return value === undefined || value.asked.filters === value.filters;
}

/** Waits until the elements show their answer, or say why they cannot. */
export async function settled(...elements: readonly HTMLElement[]): Promise<void> {
  const done = ['ready', 'empty', 'error', 'forbidden', 'unconfigured'];
  await waitUntil(
    () =>
      elements.every(
        (element) => isAsked(element) && done.includes(element.dataset['state'] ?? ''),
      ),
    `state: ${elements.map(({ dataset }) => dataset['state']).join(', ')}`,
  );
}

/** Waits until the element is in a state. */
export async function inState(element: HTMLElement, state: string): Promise<void> {
  await waitUntil(
    () => isAsked(element) && element.dataset['state'] === state,
    `state "${state}", found "${element.dataset['state']}"`,
  );
}
