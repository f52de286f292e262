/** Between two lines, and how wide one is, in CSS pixels. */
const [step, line] = [5, 1.6];
const groundShare = 0.25;

/**
 * What `fillStyle` takes to fill with diagonal lines of a colour on a pale ground of it: what is not
 * final, and colours that were used up before.
 *
 * @param scale pixels of the context to a CSS pixel
 */
export function hatchPattern(
  context: CanvasRenderingContext2D,
  color: string,
  scale: number,
): CanvasPattern | string {
  const size = Math.round(step * scale);
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const tile = canvas.getContext('2d')!;
  tile.fillStyle = color;
  tile.globalAlpha = groundShare;
  tile.fillRect(0, 0, size, size);
  tile.globalAlpha = 1;
  tile.strokeStyle = color;
  tile.lineWidth = line * scale;
  // One line from corner to corner, and the corners of those beside it.
  for (const shift of [-size, 0, size]) {
    tile.moveTo(shift - size, 2 * size);
    tile.lineTo(shift + 2 * size, -size);
  }
  tile.stroke();
  const pattern = context.createPattern(canvas, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(step / size));
  return pattern ?? color;
}
