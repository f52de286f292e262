import type { Looks } from '../chart/looks.ts';

/**
 * What a sign in the legend looks like, as in the legends of the page: a filled box, a stroke, a box
 * and a point that are not final, the silhouette of another period with its cap, the band of missing
 * data.
 */
export type LegendSign = 'square' | 'line' | 'hatch' | 'point' | 'cap' | 'gap';

export interface LegendEntry {
  readonly label: string;
  /** A colour as a canvas takes it. */
  readonly color: string;
  readonly sign: LegendSign;
  /** Lengths of dashes and gaps of a `line`, in CSS pixels. Default: a whole line. */
  readonly dash?: readonly number[];
}

/** What a picture shows. All sizes in CSS pixels. */
export interface PictureContent {
  readonly title: string;
  /** Range, filters, zone: one text a line; long ones are broken. */
  readonly subtitle: readonly string[];
  readonly legend: readonly LegendEntry[];
  readonly plot: {
    readonly width: number;
    readonly height: number;
    /**
     * Draws into the box from 0,0 to `width`, `height`; what lies outside is cut off. The context
     * is scaled, so that a pixel of it is a CSS pixel; `scale` is how many there are in it, for what
     * is drawn elsewhere and copied.
     */
    draw(context: CanvasRenderingContext2D, scale: number): void;
  };
}

/** Whose colours, font and direction a picture takes. */
export interface PictureStyle {
  /** The element that is shown: its direction, and the background that is seen through it. */
  readonly element: Element;
  readonly looks: Looks;
}
