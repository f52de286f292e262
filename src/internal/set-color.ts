import { noChange, type ElementPart } from 'lit';
import { Directive, directive, PartType, type PartInfo } from 'lit/directive.js';

/** Sets `--_color` by script, because a strict policy blocks the `style` attribute. */
class SetColor extends Directive {
  #color: string | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('setColor belongs inside a tag.');
  }

  render(_color: string | undefined): unknown {
    return noChange;
  }

  override update(part: ElementPart, [color]: [string | undefined]): unknown {
    if (color !== this.#color) {
      const { style } = part.element as HTMLElement;
      if (color === undefined) style.removeProperty('--_color');
      else style.setProperty('--_color', color);
      this.#color = color;
    }
    return noChange;
  }
}

/** Paints an element with a CSS colour that a dimension value brings; `undefined`: with that of its class. */
export const setColor = directive(SetColor);
