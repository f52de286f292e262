import type { Dimension, DimensionRef } from '../../api/types.ts';
import type { FilterSnapshot } from '../../context/filters-context.ts';
import type { ConnectionController } from '../../controllers/connection-controller.ts';
import { canFilter } from '../../model/capabilities.ts';
import { oneOf } from './attributes.ts';
import { fireEvent } from './fire-event.ts';
import { hrefFor } from './href.ts';

/** What pressing a group does. */
export type GroupAction =
  | { readonly kind: 'none' }
  | { readonly kind: 'link'; readonly href: string }
  /** `isChosen`: whether the page is filtered by it; `undefined`: it only tells the host. */
  | { readonly kind: 'button'; readonly isChosen: boolean | undefined };

/** An element whose groups can be pressed; what it has of a dimension, it is for alone. */
type Host = HTMLElement & {
  readonly selects: 'filter' | 'event';
  readonly hrefTemplate?: string;
} & { readonly [Name in Dimension]?: string };

const none: GroupAction = { kind: 'none' };

/**
 * Which groups of an element the page is shown for, and what pressing one does: it chooses the group for
 * the page or lets go of it, leads to an address, or only tells the host.
 */
export class GroupChoice {
  readonly #host: Host;
  readonly #connection: ConnectionController;

  constructor(host: Host, connection: ConnectionController) {
    this.#host = host;
    this.#connection = connection;
  }

  /** What an element asks that lets one go from group to group: all filters but that of its own dimension. */
  without(dimension: Dimension, asked: FilterSnapshot | undefined): FilterSnapshot | undefined {
    if (!asked || this.#isFixed(dimension)) return asked;
    return { ...asked, filters: { ...asked.filters, [dimension]: [] } };
  }

  /** Keys of a dimension that the page is filtered by; none where the host has fixed them. */
  chosen(dimension: Dimension): readonly string[] {
    const { filters } = this.#connection;
    return filters && !this.#isFixed(dimension) ? filters.filters[dimension] : [];
  }

  actionOf(dimension: Dimension, { key }: DimensionRef): GroupAction {
    const { hrefTemplate } = this.#host;
    if (hrefTemplate !== undefined) {
      const href = key === null ? undefined : hrefFor(hrefTemplate, key);
      return href === undefined ? none : { kind: 'link', href };
    }
    if (this.#selects === 'event') return { kind: 'button', isChosen: undefined };
    const { capabilities } = this.#connection.source ?? {};
    if (key === null || this.#isFixed(dimension)) return none;
    if (!capabilities || !canFilter(capabilities, dimension)) return none;
    return { kind: 'button', isChosen: this.chosen(dimension).includes(key) };
  }

  /** Does what a pressed group does, unless the host takes that on itself. */
  press(dimension: Dimension, group: DimensionRef, event: MouseEvent): void {
    const { key, label } = group;
    const action = this.actionOf(dimension, group);
    // Into a new tab or window the browser goes by itself.
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (action.kind === 'none' || (action.kind === 'link' && isElsewhere)) return;
    const goesOn = fireEvent(this.#host, 'usage-group-select', { dimension, key, label });
    if (!goesOn) event.preventDefault();
    else if (action.kind === 'button' && action.isChosen !== undefined && key !== null) {
      const others = this.chosen(dimension).filter((other) => other !== key);
      this.#connection.filters?.setFilters({ [dimension]: action.isChosen ? others : [key] });
    }
  }

  get #selects(): 'filter' | 'event' {
    const { selects: value } = this.#host;
    const allowed = ['filter', 'event'] as const;
    return oneOf(this.#host, { name: 'selects', value, allowed, fallback: 'filter' });
  }

  /** Whether the host says which values there are, for the page or for this element. */
  #isFixed(dimension: Dimension): boolean {
    const { filters } = this.#connection;
    return Boolean(this.#host[dimension]) || (filters?.fixed.includes(dimension) ?? false);
  }
}
