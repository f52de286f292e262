import { html, type TemplateResult } from 'lit';
import type { Amount, DimensionRef } from '../../api/types.ts';
import type { UsageFormat } from '../../model/format.ts';
import { nameOf } from '../../model/names.ts';
import { translate } from '../../model/texts.ts';
import { conversationTexts as texts } from './conversation-credits.texts.ts';

/** Digits of single steps; totals of them are written alike, so that they can be added up. */
const digits = 4;

export function renderCredits(amount: Amount, format: UsageFormat): TemplateResult {
  return html`<bdi title=${amount}>${format.amount(amount, { digits })}</bdi>`;
}

export function categoryName(category: DimensionRef, format: UsageFormat): string {
  return nameOf(category) || translate(format, texts, 'unnamedCategory');
}

/** A name, and whether what it names was deleted. */
export function renderName(ref: DimensionRef, format: UsageFormat): TemplateResult {
  const word = ref.deleted ? ` (${translate(format, texts, 'deleted')})` : '';
  return html`<bdi>${nameOf(ref)}</bdi>${word}`;
}
