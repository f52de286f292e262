import { noChange, type ChildPart } from 'lit';
import {
  Directive,
  directive,
  PartType,
  type DirectiveResult,
  type PartInfo,
} from 'lit/directive.js';
import { insertPart, removePart, setChildPartValue } from 'lit/directive-helpers.js';

type KeyedListFunction<Item> = (
  items: readonly Item[],
  keyOf: (item: Item) => string,
  template: (item: Item) => unknown,
) => DirectiveResult;

/** Items with the nodes that each of them has by its key. */
class KeyedList extends Directive {
  readonly #parts = new Map<string, ChildPart>();

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.CHILD) throw new Error('keyedList belongs between tags.');
  }

  render<Item>(
    items: readonly Item[],
    _keyOf: (item: Item) => string,
    template: (item: Item) => unknown,
  ): unknown {
    return items.map(template);
  }

  override update<Item>(
    container: ChildPart,
    [items, keyOf, template]: Parameters<KeyedListFunction<Item>>,
  ): unknown {
    const keys = items.map(keyOf);
    const kept = new Set(keys);
    for (const [key, part] of this.#parts) {
      if (kept.has(key)) continue;
      const { endNode } = part;
      removePart(part);
      // lit-html 3.3.3 leaves it behind, and `repeat` with it: one for every row that ever went.
      (endNode as ChildNode | null)?.remove();
      this.#parts.delete(key);
    }
    let next: ChildPart | undefined;
    for (let index = items.length - 1; index >= 0; index--) {
      const key = keys[index]!;
      const part = insertPart(container, next, this.#parts.get(key));
      this.#parts.set(key, part);
      setChildPartValue(part, template(items[index]!));
      next = part;
    }
    return noChange;
  }
}

/**
 * Like `repeat` of lit, for lists whose items come and go without end: an item with the same key keeps
 * its nodes, and nothing stays of those that went. Keys are unique.
 */
export const keyedList: <Item>(...given: Parameters<KeyedListFunction<Item>>) => DirectiveResult =
  directive(KeyedList) as never;
