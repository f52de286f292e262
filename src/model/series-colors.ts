import type { Dimension, DimensionRef } from '../api/types.ts';

/**
 * `chart`: eight hues, `--usage-chart-1` to `-8`, for lines and for all that is grouped by agent.
 * `ramp`: five shades of one hue, `--usage-ramp-1` to `-5`, for parts of other dimensions that touch.
 */
export type PaletteName = 'chart' | 'ramp';
const sizes: Readonly<Record<PaletteName, number>> = { chart: 8, ramp: 5 };

/** Names of the palettes' colours, in order: "chart-1" … "ramp-5". */
export const paletteColors: readonly PaletteColor[] = (['chart', 'ramp'] as const).flatMap((name) =>
  Array.from({ length: sizes[name] }, (_, slot): PaletteColor => `${name}-${slot + 1}`),
);
export type PaletteColor = `${PaletteName}-${number}`;

/** What a series, a slice or a bar is painted with. */
export interface SeriesPaint {
  /** One of the palette, grey for what stands together, or a CSS colour that the value brings. */
  readonly color: PaletteColor | 'single' | 'total' | 'other' | { readonly css: string };
  /** 0: solid. 1, 2 …: the palette was used up before, so dashes or hatching tell it apart. */
  readonly pattern: number;
}

/**
 * The colours of dimension values for the life of one provider. A value gets the next free place when
 * it is first seen, in order of size, and keeps it whatever is filtered and whichever element shows it.
 */
export class SeriesColors {
  readonly #isColor: (css: string) => boolean;
  readonly #places = new Map<Dimension, Map<string | null, number>>();

  /** @param isColor whether a text that an API gave as a colour is one */
  constructor(isColor: (css: string) => boolean) {
    this.#isColor = isColor;
  }

  /** Gives a place to each value that has none and brings no colour, in the given order. */
  assign(dimension: Dimension, values: readonly DimensionRef[]): void {
    for (const value of values) {
      if (!this.#ownColor(value)) this.#placeOf(dimension, value.key);
    }
  }

  /** The colour of a value. The same key has the same place in both palettes. */
  paintOf(
    dimension: Dimension,
    value: Pick<DimensionRef, 'key' | 'color'>,
    palette: PaletteName = 'chart',
  ): SeriesPaint {
    const css = this.#ownColor(value);
    if (css !== undefined) return { color: { css }, pattern: 0 };
    const place = this.#placeOf(dimension, value.key);
    const size = sizes[palette];
    return {
      color: `${palette}-${(place % size) + 1}`,
      pattern: Math.floor(place / size),
    };
  }

  #ownColor({ color }: Pick<DimensionRef, 'color'>): string | undefined {
    return color !== undefined && this.#isColor(color) ? color : undefined;
  }

  #placeOf(dimension: Dimension, key: string | null): number {
    const places = this.#places.get(dimension) ?? new Map<string | null, number>();
    this.#places.set(dimension, places);
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  }
}

/** All groups beyond the limit together. */
export const remainderPaint: SeriesPaint = Object.freeze({ color: 'other', pattern: 0 });
