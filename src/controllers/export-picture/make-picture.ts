import type { PictureContent, PictureStyle } from './picture-content.ts';
import { fontsOf, paintPicture } from './paint-picture.ts';
import { layoutPicture, sizesFor } from './picture-layout.ts';

/** Pixels that every engine gives a canvas (iOS: 16,777,216). */
const mostPixels = 16_000_000;
/** The same for one side. */
const longestSide = 8192;

/** How many pixels a CSS pixel has: two, or as many as the screen has, as far as a canvas goes. */
export function scaleOf(width: number, height: number, pixelRatio: number): number {
  const wanted = Math.max(2, pixelRatio);
  const byArea = Math.sqrt(mostPixels / (width * height));
  return Math.min(wanted, byArea, longestSide / Math.max(width, height));
}

function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The browser made no picture of the canvas.'));
    }, 'image/png');
  });
}

/**
 * A PNG of a chart with its title, range and legend, as it stands on the page in colours, font and
 * direction, on an opaque ground.
 * @throws if the browser refuses the picture (a `SecurityError` when something from elsewhere was
 *   drawn into it)
 */
export async function makePicture(content: PictureContent, style: PictureStyle): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser has no canvas.');
  const fonts = fontsOf(style.looks);
  // A weight that the page has not shown yet may still have to be loaded; without it another is used.
  await Promise.allSettled(Object.values(fonts).map((font) => document.fonts.load(font)));
  const measureIn = (font: string) => (text: string) => {
    context.font = font;
    return context.measureText(text).width;
  };
  const sizes = sizesFor(style.looks.fontSize);
  const layout = layoutPicture({
    sizes,
    title: content.title,
    subtitle: content.subtitle,
    labels: content.legend.map(({ label }) => label),
    plot: content.plot,
    measureTitle: measureIn(fonts.title),
    measure: measureIn(fonts.text),
  });
  const scale = scaleOf(layout.width, layout.height, devicePixelRatio);
  canvas.width = Math.floor(layout.width * scale);
  canvas.height = Math.floor(layout.height * scale);
  context.scale(scale, scale);
  paintPicture(context, content, layout, style, { sizes, scale });
  return toPng(canvas);
}
