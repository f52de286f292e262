import { paletteColors, type SeriesPaint } from '../../model/series-colors.ts';

/** Colours of the frame; each is a private custom property, and a class of the probe in `chart.styles.ts`. */
const frameColors = [
  'grid',
  'axis',
  'text',
  'text-secondary',
  'text-tertiary',
  'surface',
  'surface-sunken',
  'surface-hover',
  'accent',
] as const;
type FrameColor = (typeof frameColors)[number];

/** Colours of series that have a name; their classes stand in `palette.styles.ts`. */
const seriesColors = ['single', 'total', 'other', 'compare', ...paletteColors] as const;
type SeriesColor = (typeof seriesColors)[number];

/** Names of all colours, in the order of the probe. */
export const colorNames: readonly string[] = [...frameColors, ...seriesColors];

/** Colours and type as a canvas understands them. */
export interface Looks {
  readonly colors: Readonly<Record<FrameColor | SeriesColor, string>>;
  /** By the CSS colours that values bring. */
  readonly own: ReadonlyMap<string, string>;
  /** CSS font family. */
  readonly fontFamily: string;
  /** In pixels. */
  readonly fontSize: number;
  /** In which texts are read. */
  readonly direction: 'ltr' | 'rtl';
  /** Width of all lines in pixels; 0: each has its own. */
  readonly lineWidth: number;
}

/** CSS colours that values bring, each once, in order. */
export function ownColorsOf(
  series: readonly { readonly paint: SeriesPaint }[] = [],
): readonly string[] {
  const colors = series.map(({ paint }) => paint.color);
  return [...new Set(colors.flatMap((color) => (typeof color === 'object' ? [color.css] : [])))];
}

/** Whether two looks paint the same. */
export function areEqualLooks(a: Looks, b: Looks): boolean {
  const textOf = ({ own, ...rest }: Looks) => JSON.stringify([rest, ...own]);
  return textOf(a) === textOf(b);
}

/** The colour of a series as a canvas understands it. */
export function colorOf({ colors, own }: Looks, { color }: SeriesPaint): string {
  if (typeof color === 'object') return own.get(color.css) ?? colors.other;
  return colors[color] ?? colors.other;
}

/** The type as a canvas understands it. */
export function font({ fontFamily, fontSize }: Looks, weight = 400, size = fontSize): string {
  return `${weight} ${size}px ${fontFamily}`;
}
