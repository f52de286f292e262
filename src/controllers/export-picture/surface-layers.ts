/** What a browser shows behind a page that paints nothing, as in `tokens.styles.ts`. */
const grounds = { light: '#ffffff', dark: '#15171c' } as const;

/** The next element around, also across the edges of shadow roots and through slots. */
function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const { parentNode } = element;
  return parentNode instanceof ShadowRoot ? parentNode.host : (element.parentElement ?? null);
}

function groundOf(element: Element): string {
  const schemes = getComputedStyle(element).colorScheme.split(' ');
  const both = schemes.includes('dark') && schemes.includes('light');
  const isDark = both
    ? matchMedia('(prefers-color-scheme: dark)').matches
    : schemes.includes('dark');
  return isDark ? grounds.dark : grounds.light;
}

/**
 * Colours to be painted over one another, the last on top, so that they make what is seen behind an
 * element's data: an opaque ground by the colour scheme, the backgrounds of everything around it and
 * its own surface. So a surface may be transparent, in whole or in part, and no colour is taken
 * apart here, whatever notation an engine has for it.
 */
export function surfaceLayers(element: Element, surface: string): readonly string[] {
  const around: string[] = [];
  for (let at: Element | null = element; at; at = parentOf(at)) {
    around.unshift(getComputedStyle(at).backgroundColor);
  }
  return [groundOf(element), ...around, surface];
}
