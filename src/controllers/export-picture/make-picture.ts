import type { PictureContent, PictureStyle } from './picture-content.ts';

/**
 * A PNG of a chart with its title, range and legend, as it stands on the page in colours, font and
 * direction, on an opaque ground. Its code is loaded with the first picture.
 * @throws if the code cannot be loaded, or the browser refuses the picture (a `SecurityError` when
 *   something from elsewhere was drawn into it)
 */
export async function makePicture(content: PictureContent, style: PictureStyle): Promise<Blob> {
  const { composePicture } = await import('./compose-picture.ts');
  return composePicture(content, style);
}
