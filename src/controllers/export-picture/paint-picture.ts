import type { LegendEntry, PictureContent, PictureStyle } from './picture-content.ts';
import type { Looks } from '../chart/looks.ts';
import type { PictureLayout, PictureSizes, PlacedText } from './picture-layout.ts';
import { hatchPattern } from './hatch-pattern.ts';
import { surfaceLayers } from './surface-layers.ts';

/** Fonts of title and small text, as a canvas takes them. */
export function fontsOf({ fontFamily, fontSize }: Looks): { title: string; text: string } {
  // Small text is 0.857 of the base size that titles have.
  return {
    title: `600 ${fontSize / 0.857}px ${fontFamily}`,
    text: `${fontSize}px ${fontFamily}`,
  };
}

/** Keeps the direction of a text from mixing with that of what it stands in, as `<bdi>` does. */
function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

function strokeLine(context: CanvasRenderingContext2D, width: number, at: number): void {
  context.beginPath();
  context.moveTo(0, at);
  context.lineTo(width, at);
  context.stroke();
}

/** A sign of the legend in the square from 0,0 to `size`. */
function drawSign(
  context: CanvasRenderingContext2D,
  { sign, color, dash = [] }: LegendEntry,
  { colors }: Looks,
  { sign: size }: PictureSizes,
  scale: number,
): void {
  context.save();
  context.fillStyle = color;
  context.strokeStyle = color;
  context.lineWidth = 2;
  switch (sign) {
    case 'hatch':
      context.fillStyle = hatchPattern(context, color, scale);
      context.fillRect(0, 0, size, size);
      context.lineWidth = 1;
      context.strokeRect(0.5, 0.5, size - 1, size - 1);
      break;
    case 'line':
      context.setLineDash([...dash]);
      strokeLine(context, size, size / 2);
      break;
    case 'point':
      context.beginPath();
      context.arc(size / 2, size / 2, size / 2 - 2, 0, 2 * Math.PI);
      context.stroke();
      break;
    case 'cap':
      context.fillStyle = colors['surface-hover'];
      context.fillRect(0, 0, size, size);
      strokeLine(context, size, 1);
      break;
    case 'gap':
      context.fillRect(0, 0, size, size);
      // A band is pale; without an edge it could not be told from the surface.
      context.strokeStyle = colors.axis;
      context.lineWidth = 1;
      context.strokeRect(0.5, 0.5, size - 1, size - 1);
      break;
    case 'square':
      context.beginPath();
      context.roundRect(0, 0, size, size, 2.5);
      context.fill();
  }
  context.restore();
}

/** Paints a picture into a context that is scaled to CSS pixels. */
export function paintPicture(
  context: CanvasRenderingContext2D,
  content: PictureContent,
  layout: PictureLayout,
  { element, looks }: PictureStyle,
  { sizes, scale }: { readonly sizes: PictureSizes; readonly scale: number },
): void {
  const { width, height } = layout;
  const { direction } = getComputedStyle(element);
  const isRtl = direction === 'rtl';
  const fonts = fontsOf(looks);
  const leftOf = (start: number, own = 0) => (isRtl ? width - start - own : start);

  function write(lines: readonly PlacedText[], font: string, color: string, lineHeight: number) {
    context.font = font;
    context.fillStyle = color;
    for (const { text, start, top } of lines) {
      context.fillText(isolate(text), leftOf(start), top + lineHeight / 2);
    }
  }

  for (const layer of surfaceLayers(element, looks.colors.surface)) {
    context.fillStyle = layer;
    context.fillRect(0, 0, width, height);
  }
  context.direction = isRtl ? 'rtl' : 'ltr';
  context.textAlign = 'start';
  context.textBaseline = 'middle';
  write(layout.title, fonts.title, looks.colors.text, sizes.titleLine);
  write(layout.subtitle, fonts.text, looks.colors['text-tertiary'], sizes.line);
  const labels = layout.legend.map(({ start, ...entry }) => ({
    ...entry,
    start: start + sizes.sign + sizes.signGap,
  }));
  write(labels, fonts.text, looks.colors.text, sizes.legendLine);
  for (const { index, start, top } of layout.legend) {
    context.save();
    const middle = top + (sizes.legendLine - sizes.sign) / 2;
    context.translate(leftOf(start, sizes.sign), middle);
    drawSign(context, content.legend[index]!, looks, sizes, scale);
    context.restore();
  }

  const { plot } = content;
  context.save();
  context.translate(leftOf(layout.plot.start, plot.width), layout.plot.top);
  context.beginPath();
  context.rect(0, 0, plot.width, plot.height);
  context.clip();
  plot.draw(context, scale);
  context.restore();
}
