import { html, nothing, type TemplateResult } from 'lit';

/** What stands above a chart. */
export interface ChartHeader {
  /** In place of which a host may put something else. */
  readonly title: string;
  readonly subtitle: TemplateResult | string | undefined;
  readonly actions: readonly unknown[];
}

/** Title, subtitle and actions of a chart. */
export function renderHeader({ title, subtitle, actions }: ChartHeader): TemplateResult {
  return html`<header part="header">
    <div>
      <h2 part="title" id="title">
        <slot name="title"><bdi>${title}</bdi></slot>
      </h2>
      <p part="subtitle">
        ${typeof subtitle === 'string' ? html`<bdi>${subtitle}</bdi>` : (subtitle ?? nothing)}
      </p>
    </div>
    ${actions.length > 0 ? html`<div part="actions">${actions}</div>` : nothing}
  </header>`;
}
