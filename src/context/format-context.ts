import { createContext } from '@lit/context';
import type { UsageFormat } from '../model/format.ts';

/** How figures, times and texts are written: locale, zone and the host's own texts. Frozen. */
export type FormatContextValue = UsageFormat;

export const formatContext = createContext<FormatContextValue>(
  Symbol.for('usage-elements@1/format'),
);
