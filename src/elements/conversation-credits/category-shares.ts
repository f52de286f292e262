import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { ConversationAnswer } from '../../api/types.ts';
import { toNumber } from '../../model/amount.ts';
import type { UsageFormat } from '../../model/format.ts';
import type { SeriesColors, SeriesPaint } from '../../model/series-colors.ts';
import { shares } from '../../model/shares.ts';
import { translate } from '../../model/texts.ts';
import { renderSwatch } from '../swatch.ts';
import { categoryName, renderCredits } from './cells.ts';
import { conversationTexts as texts } from './conversation-credits.texts.ts';

const plain: SeriesPaint = { color: 'single', pattern: 0 };

/** The categories of all steps, largest first, as one bar and as a list with shares and credits. */
export function renderShares(
  { categories, total }: ConversationAnswer,
  format: UsageFormat,
  colors: SeriesColors | undefined,
): TemplateResult {
  const amounts = categories.map((category) => category.total);
  // Amounts below zero are no parts of a whole.
  const percents = shares(amounts, total);
  const paints = categories.map(
    (category) => colors?.paintOf('category', category, 'ramp') ?? plain,
  );
  const grow = (size: number) => (element: Element | undefined) =>
    (element as HTMLElement | undefined)?.style.setProperty('flex-grow', String(size));
  return html`${
      percents
        ? html`<div part="meter" class="drawn" aria-hidden="true">
            ${amounts.map((amount, index) =>
              toNumber(amount) > 0
                ? html`<span ${ref(grow(toNumber(amount)))}>${renderSwatch(paints[index]!)}</span>`
                : nothing,
            )}
          </div>`
        : nothing
    }
    <ul part="legend" aria-label=${translate(format, texts, 'categories')}>
      ${categories.map(
        (category, index) =>
          html`<li part="legend-item">
            ${renderSwatch(paints[index]!)}<bdi>${categoryName(category, format)}</bdi>
            ${renderCredits(category.total, format)}
            ${percents ? html`<span class="share">${format.percent(percents[index]!)}</span>` : nothing}
          </li>`,
      )}
    </ul>`;
}
