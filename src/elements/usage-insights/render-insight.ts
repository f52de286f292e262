import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { criticalIcon, externalIcon, infoIcon, warnIcon } from '../../internal/icons.ts';
import type { UsageFormat } from '../../model/format.ts';
import type { Insight } from '../../model/insights.ts';
import { translate } from '../../model/texts.ts';
import { renderEmphasis } from '../emphasis.ts';
import { insightsTexts as texts } from './usage-insights.texts.ts';
import type { DriverRow, InsightWords } from './wording.ts';

/** What can be done about an insight. */
export interface InsightActions {
  /** Words of the button that sets the filters, and what it does. */
  readonly show: { readonly label: string; readonly press: () => void } | undefined;
  /** The host's pages. */
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly isExplained: boolean;
  readonly explain: () => void;
}

const icons = { critical: criticalIcon, warn: warnIcon, info: infoIcon } as const;

export function renderInsight(
  { id, level }: Insight,
  { message, basis, method, drivers }: InsightWords,
  { show, links, isExplained, explain }: InsightActions,
  format: UsageFormat,
): TemplateResult {
  // Ids in a shadow root are its own, but not everything can stand in one.
  const methodId = `method-${encodeURIComponent(id)}`;
  return html`<li part="item" data-level=${level}>
    ${icons[level]}
    <div>
      <p part="message">
        <span class="visually-hidden">${translate(format, texts, level)} </span
        ><bdi>${renderEmphasis(message)}</bdi>
      </p>
      ${drivers.length > 0 ? renderDrivers(drivers) : nothing}
      ${basis === undefined ? nothing : html`<p part="note"><bdi>${basis}</bdi></p>`}
      <p part="actions">
        ${show ? html`<button part="link" type="button" @click=${show.press}><bdi>${show.label}</bdi></button>` : nothing}
        ${links.map(({ label, href }) => html`<a part="link" href=${href}>${label}${externalIcon}</a>`)}
        <button
          part="link why"
          type="button"
          aria-expanded=${isExplained}
          aria-controls=${methodId}
          @click=${explain}
        >
          ${translate(format, texts, 'why')}
        </button>
      </p>
      <p part="method" id=${methodId} ?hidden=${!isExplained}><bdi>${method}</bdi></p>
    </div>
  </li>`;
}

/** Rows that add up: each bar begins where the last ended. */
function renderDrivers(rows: readonly DriverRow[]): TemplateResult {
  const edges = rows.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(...edges), Math.max(...edges)];
  const percent = (value: number) => (100 * (value - low)) / (high - low || 1);
  const place = (from: number, to: number) => (element: Element | undefined) => {
    const { style } = (element ?? {}) as HTMLElement;
    style?.setProperty('--_from', `${percent(Math.min(from, to))}%`);
    style?.setProperty('--_to', `${percent(Math.max(from, to))}%`);
  };
  return html`<table part="drivers">
    <tbody>
      ${rows.map(
        ({ label, amount, from, to }, index) =>
          html`<tr class=${index === rows.length - 1 ? 'sum' : nothing}>
            <th scope="row"><bdi>${label}</bdi></th>
            <td class="amount"><bdi>${amount}</bdi></td>
            <td class="track" aria-hidden="true">
              <i part="bar" class=${to < from ? 'fall' : nothing} ${ref(place(from, to))}></i>
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** How many insights there is room for while they load. */
const skeletonItems = 3;

export function renderSkeleton(): TemplateResult {
  const line = html`<span class="skeleton-line"></span>`;
  return html`<div class="skeleton">
    ${Array.from(
      { length: skeletonItems },
      () =>
        html`<div part="item">
          <i></i>
          <div>
            <p part="message">${line}</p>
            <p part="note">${line}</p>
          </div>
        </div>`,
    )}
  </div>`;
}
