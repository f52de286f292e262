import { createContext } from '@lit/context';
import type { SeriesColors } from '../model/series-colors.ts';

/** Which value has which colour. One object for a provider's life, to which elements add what they see. */
export type ColorsContextValue = SeriesColors;

export const colorsContext = createContext<ColorsContextValue>(
  Symbol.for('usage-elements@1/colors'),
);
