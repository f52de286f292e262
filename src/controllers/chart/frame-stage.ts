import type { Geometry } from './geometry.ts';
import type { PlotArea, PlotScene } from './picture.ts';

/** All that the frame of a plot is drawn from. */
export interface FrameStage extends PlotScene, Geometry {
  readonly ratio: number;
  readonly area: PlotArea;
}
