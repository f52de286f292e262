import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createRef } from 'lit/directives/ref.js';
import { PopupController } from '../../controllers/popup-controller.ts';
import { saveFile, type MadeFile } from '../../internal/save-file.ts';
import { warnOnce } from '../../internal/warn.ts';

/** What can be taken out of an element. */
export type ExportKind = 'picture' | 'data';

/** Makes a file; called when the user asks for it. What it throws is told to the user. */
export type MakeFile = () => MadeFile | Promise<MadeFile>;

/** How the last export ended. */
export type ExportOutcome =
  { readonly saved: string } | { readonly failed: ExportKind } | undefined;

/** Size of the popup in CSS pixels, with room for a note of two lines. */
const inlineSize = 200;
const blockSize = 140;

/**
 * Opens and closes the menu of an element's export button, after the menu button pattern of the ARIA
 * Authoring Practices Guide, has the chosen file made and hands it to the user. The menu stays open
 * until the file is made, and after a failure. `renderExportMenu` draws it.
 */
export class ExportMenuController implements ReactiveController {
  readonly trigger = createRef<HTMLButtonElement>();
  readonly menu = createRef<HTMLElement>();
  readonly popup: PopupController;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #files: Readonly<Partial<Record<ExportKind, MakeFile>>>;
  #making: ExportKind | undefined;
  #outcome: ExportOutcome;

  /** @param files what the menu offers; a kind that is left out is not offered */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    files: Readonly<Partial<Record<ExportKind, MakeFile>>>,
  ) {
    this.#host = host;
    this.#files = files;
    this.popup = new PopupController(host, {
      trigger: () => this.trigger.value ?? null,
      popup: () => this.menu.value ?? null,
      inlineSize,
      align: 'end',
      blockSize,
      leastBlockSize: 120,
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#outcome = undefined;
  }

  get kinds(): readonly ExportKind[] {
    return (['picture', 'data'] as const).filter((kind) => this.#files[kind]);
  }

  /** What is being made now. */
  get making(): ExportKind | undefined {
    return this.#making;
  }

  get outcome(): ExportOutcome {
    return this.#outcome;
  }

  readonly onTriggerClick = (event: MouseEvent): void => {
    this.popup.toggle(event, () => this.#open(0));
  };

  readonly onTriggerKeyDown = (event: KeyboardEvent): void => {
    const index = { ArrowDown: 0, ArrowUp: -1 }[event.key];
    if (index === undefined) return;
    event.preventDefault();
    this.#open(index);
  };

  readonly onMenuKeyDown = (event: KeyboardEvent): void => {
    // The button has focus then, and Tab goes on from there.
    if (event.key === 'Tab') return this.popup.hide();
    const items = this.#items();
    const index = items.findIndex((item) => item.matches(':focus'));
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items.at(next % items.length)?.focus();
  };

  /** Makes a file and hands it over. Never rejects. */
  async choose(kind: ExportKind): Promise<void> {
    const make = this.#files[kind];
    if (!make || this.#making) return;
    this.#making = kind;
    this.#outcome = undefined;
    this.#host.requestUpdate();
    try {
      const file = await make();
      // Who has left meanwhile does not want it any more.
      if (this.#host.isConnected) {
        saveFile(file);
        this.#outcome = { saved: file.name };
        this.popup.hide();
      }
    } catch (error) {
      warnOnce(`<${this.#host.localName}> could not export its ${kind}: ${String(error)}`);
      this.#outcome = { failed: kind };
    }
    this.#making = undefined;
    this.#host.requestUpdate();
  }

  #items(): HTMLElement[] {
    return [...(this.menu.value?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  }

  #open(index: number): void {
    this.#outcome = undefined;
    this.popup.show();
    this.#items().at(index)?.focus();
  }
}
