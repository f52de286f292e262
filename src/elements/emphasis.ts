import { html, type TemplateResult } from 'lit';

// Characters for private use: no text of ours has them, and in a name they do no harm.
const [start, end] = ['\uE000', '\uE001'];

/** Marks a value for `translate`, so that `renderEmphasis` can find it wherever the text puts it. */
export function emphasize(value: string): string {
  return `${start}${value}${end}`;
}

/** A text whose marked values stand out, or become what `render` makes of them. */
export function renderEmphasis(
  text: string,
  render = (value: string): TemplateResult => html`<strong>${value}</strong>`,
): TemplateResult {
  const parts = text.split(/\uE000(.*?)\uE001/s);
  return html`${parts.map((part, index) => (index % 2 === 1 ? render(part) : part))}`;
}

/** A text without its marks. */
export function plainText(text: string): string {
  return text.replace(/[\uE000\uE001]/g, '');
}
