// Taken before any test holds the clock.
const { setTimeout } = globalThis;
const now = performance.now.bind(performance);

/** How often a condition is looked at, and how long in all, in milliseconds. */
const interval = 20;
const longest = 20_000;

/** Waits until a condition holds. A machine may be slow: only what never comes is a failure. */
export async function waitUntil(
  condition: () => unknown,
  what: string = 'a condition',
): Promise<void> {
  const end = now() + longest;
  while (!(await condition())) {
    if (now() > end) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}
