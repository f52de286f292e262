/** Sizes of the drawings with their axes, in CSS pixels: those of ours without the names beside the lines. */
export const chartSize = { width: 824, height: 292 } as const;
export const donutSize = { width: 280, height: 280 } as const;
