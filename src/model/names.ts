import type { DimensionRef } from '../api/types.ts';

/** Whether a text shows anything: blanks and invisible signs alone do not. */
export function isVisible(text: string): boolean {
  return /[^\s\p{C}]/u.test(text);
}

/** A name that shows: one of blanks and invisible signs alone gives way to the key. */
export function nameOf({ key, label }: DimensionRef): string {
  return isVisible(label) ? label : (key ?? label);
}
