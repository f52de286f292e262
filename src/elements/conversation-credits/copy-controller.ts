import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { copyText } from '../../internal/copy-text.ts';

/** Copies ids at the press of a button, and knows how the last attempt ended. */
export class CopyController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #outcome: { readonly id: string; readonly isCopied: boolean } | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#outcome = undefined;
  }

  /** The id that was to be copied last. */
  get outcome() {
    return this.#outcome;
  }

  /**
   * Copies an id. Where the browser does not allow it, the id is selected.
   *
   * @param shown where the id stands
   */
  async copy(id: string, button: HTMLElement, shown: Node): Promise<void> {
    const isCopied = await copyText(id, button);
    this.#outcome = { id, isCopied };
    if (!isCopied) getSelection()?.selectAllChildren(shown);
    this.#host.requestUpdate();
  }
}
