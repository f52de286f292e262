/**
 * Tells a host what the user did, by an event that bubbles and crosses shadow roots.
 * @returns whether the element goes on with it: false where the host has cancelled the event
 */
export function fireEvent(element: HTMLElement, type: string, detail: object): boolean {
  return element.dispatchEvent(
    new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }),
  );
}
