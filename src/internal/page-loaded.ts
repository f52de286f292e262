/**
 * Resolves a task after the page has loaded: by then its own scripts have had the time to add a
 * provider, or to give it an address.
 */
export async function pageLoaded(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  }
  await new Promise((resolve) => setTimeout(resolve));
}
