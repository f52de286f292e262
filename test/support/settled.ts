import { waitUntil } from '@open-wc/testing';

/** Waits until the elements show their answer, or say why they cannot. */
export async function settled(...elements: readonly HTMLElement[]): Promise<void> {
  const done = ['ready', 'empty', 'error', 'forbidden', 'unconfigured'];
  await waitUntil(
    () => elements.every(({ dataset }) => done.includes(dataset['state'] ?? '')),
    `state: ${elements.map(({ dataset }) => dataset['state']).join(', ')}`,
    { timeout: 5000 },
  );
}

/** Waits until the element is in a state. */
export async function inState(element: HTMLElement, state: string): Promise<void> {
  await waitUntil(
    () => element.dataset['state'] === state,
    `state "${state}", found "${element.dataset['state']}"`,
    { timeout: 5000 },
  );
}
