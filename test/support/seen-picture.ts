import { expect } from '@open-wc/testing';

/** A rectangle in CSS pixels from the left and top edge of a picture. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The pixels of a picture, as somebody sees them who opens the file. */
export class SeenPicture {
  readonly width: number;
  readonly height: number;
  /** Pixels of the file in a CSS pixel. */
  readonly scale: number;
  readonly #context: CanvasRenderingContext2D;

  private constructor(bitmap: ImageBitmap, cssWidth: number) {
    ({ width: this.width, height: this.height } = bitmap);
    this.scale = this.width / cssWidth;
    const canvas = document.createElement('canvas');
    canvas.width = this.width;
    canvas.height = this.height;
    this.#context = canvas.getContext('2d')!;
    this.#context.drawImage(bitmap, 0, 0);
  }

  /** @param cssWidth how wide the picture is in CSS pixels */
  static async of(file: Blob, cssWidth: number): Promise<SeenPicture> {
    expect(file.type).to.equal('image/png');
    return new SeenPicture(await createImageBitmap(file), cssWidth);
  }

  colorAt(left: number, top: number): readonly number[] {
    const { scale } = this;
    return [...this.#context.getImageData(left * scale, top * scale, 1, 1).data];
  }

  /** How many pixels of a box have another colour than its corner. */
  inkIn(box: Box): number {
    const data = this.#pixels(box);
    return this.#count(data, (at) => [0, 1, 2].some((part) => data[at + part] !== data[part]));
  }

  /** How many pixels of the picture have exactly this colour: "rgb(24, 87, 200)". */
  countOf(color: string): number {
    const wanted = color.match(/\d+/g)!.map(Number);
    const { width, height, scale } = this;
    const data = this.#pixels({ left: 0, top: 0, width: width / scale, height: height / scale });
    return this.#count(data, (at) => [0, 1, 2].every((part) => data[at + part] === wanted[part]));
  }

  #pixels({ left, top, width, height }: Box): Uint8ClampedArray {
    const { scale } = this;
    const box = [left, top, width, height].map((length) => length * scale);
    const [x = 0, y = 0, across = 0, down = 0] = box;
    return this.#context.getImageData(x, y, across, down).data;
  }

  #count(data: Uint8ClampedArray, isMeant: (at: number) => boolean): number {
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if (isMeant(at)) count += 1;
    return count;
  }
}
