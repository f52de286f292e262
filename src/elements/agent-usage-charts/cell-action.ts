import type { Capabilities, DimensionRef } from '../../api/types.ts';
import { canFilter } from '../../model/capabilities.ts';
import { hrefFor } from '../usage-breakdown/href.ts';

/** What pressing the name of an agent does. */
export type CellAction =
  | { readonly kind: 'none' }
  | { readonly kind: 'link'; readonly href: string }
  /** `isChosen`: whether the page is filtered by it; `undefined`: it only tells the host. */
  | { readonly kind: 'button'; readonly isChosen: boolean | undefined };

/** What the host and the API allow. */
export interface ActionContext {
  readonly hrefTemplate: string | undefined;
  readonly selects: 'filter' | 'event';
  /** Whether the host says which agents there are. */
  readonly isFixed: boolean;
  readonly capabilities: Capabilities | undefined;
  /** Keys of the agents that the page is filtered by. */
  readonly chosen: readonly string[];
}

const none: CellAction = { kind: 'none' };

export function actionOf({ key }: DimensionRef, context: ActionContext): CellAction {
  const { hrefTemplate, selects, isFixed, capabilities, chosen } = context;
  if (hrefTemplate !== undefined) {
    const href = key === null ? undefined : hrefFor(hrefTemplate, key);
    return href === undefined ? none : { kind: 'link', href };
  }
  if (selects === 'event') return { kind: 'button', isChosen: undefined };
  const canChoose = key !== null && !isFixed && capabilities && canFilter(capabilities, 'agent');
  return canChoose ? { kind: 'button', isChosen: chosen.includes(key) } : none;
}
