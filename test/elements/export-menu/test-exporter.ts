import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import {
  ExportMenuController,
  type MakeFile,
} from '../../../src/elements/export-menu/export-menu-controller.ts';
import { exportMenu } from '../../../src/elements/export-menu/export-menu.styles.ts';
import { renderExportMenu } from '../../../src/elements/export-menu/render-export-menu.ts';
import { createFormat } from '../../../src/model/format.ts';
import { base } from '../../../src/styles/base.styles.ts';
import { controls } from '../../../src/styles/controls.styles.ts';
import { tokens } from '../../../src/styles/tokens.styles.ts';

const format = createFormat({ locale: 'en', timeZone: 'UTC' });

/** The smallest element with an export menu. */
export class TestExporter extends LitElement {
  static override styles = [tokens, base, controls, exportMenu];

  @property({ type: Boolean }) empty = false;

  makePicture: MakeFile = () => ({ name: 'credits.png', content: new Blob(['picture']) });
  makeData: MakeFile = () => ({ name: 'credits.csv', content: new Blob(['data']) });

  readonly #export = new ExportMenuController(this, {
    picture: () => this.makePicture(),
    data: () => this.makeData(),
  });

  get trigger(): HTMLButtonElement {
    return this.shadowRoot!.querySelector('[part="icon-button"]')!;
  }

  get menu(): HTMLElement {
    return this.shadowRoot!.querySelector('[part="menu"]')!;
  }

  get isOpen(): boolean {
    return this.menu.matches(':popover-open');
  }

  get items(): readonly HTMLElement[] {
    return [...this.shadowRoot!.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  }

  /** What has focus, in words. */
  get focused(): string | undefined {
    const focused = this.shadowRoot!.activeElement;
    return focused?.getAttribute('aria-label') ?? focused?.textContent?.trim();
  }

  /** What a screen reader is told. */
  get said(): string {
    return this.shadowRoot!.querySelector('[role="status"]')!.textContent!.trim();
  }

  protected override render() {
    return html`<section part="base" aria-label="Credits">
      <header part="header">
        <h2 part="title">Credits</h2>
        <div part="actions">
          ${renderExportMenu(this.#export, format, { disabled: this.empty })}
        </div>
      </header>
    </section>`;
  }
}

if (!customElements.get('test-exporter')) customElements.define('test-exporter', TestExporter);

declare global {
  interface HTMLElementTagNameMap {
    'test-exporter': TestExporter;
  }
}
