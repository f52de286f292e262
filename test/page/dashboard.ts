import type { Visit } from './visit.ts';

/** Attributes as they stand in a tag. */
type Attributes = Readonly<Record<string, string>>;

export interface DashboardOptions {
  readonly provider: Attributes;
  readonly summary?: Attributes;
  readonly chart?: Attributes;
  readonly tiles?: Attributes;
  readonly conversation?: Attributes;
}

const script = '<script type="module" src="usage-elements.js"></script>';

/** A whole page in ten lines: the five tags in a provider, and one script tag. */
export function dashboard(attributes: DashboardOptions): string {
  const { provider, summary, chart, tiles, conversation } = attributes;
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Usage</title>
${script}
${tag('usage-provider', provider)}
  <agent-filter></agent-filter>
  ${tag('usage-summary', summary)}</usage-summary>
  ${tag('credit-chart', chart)}</credit-chart>
  ${tag('plan-health-tiles', tiles)}</plan-health-tiles>
  ${tag('conversation-credits', conversation)}</conversation-credits>
</usage-provider>`;
}

/** A page with any markup, and the script tag before it, after it or not at all. */
export function pageOf(markup: string, place: 'before' | 'after' | 'none' = 'before'): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Usage</title>
${place === 'before' ? script : ''}
${markup}
${place === 'after' ? script : ''}`;
}

/** A start tag. */
export function tag(name: string, attributes: Attributes = {}): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  return `<${name}${written.join('')}>`;
}

/** What a reader of the page sees, as text. */
export interface Figures {
  /** What is chosen in the filter. */
  readonly agent: string;
  /** The summary's figures in their order, in full where they are shortened. */
  readonly summary: readonly string[];
  /** Total and unit in the chart's subtitle. */
  readonly chart: string;
  /** Amount and limit of each tile. */
  readonly tiles: readonly string[];
  readonly conversation: { readonly rows: number; readonly total: string };
}

/** Reads the first of each of the five tags within `scope`, a selector. */
export function readFigures({ page }: Visit, scope = 'body'): Promise<Figures> {
  return page.evaluate((scope) => {
    const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
    const find = (tag: string, selector: string) => [
      ...(document.querySelector(`${scope} ${tag}`)?.shadowRoot?.querySelectorAll(selector) ?? []),
    ];
    const text = (tag: string, selector: string) => plain(find(tag, selector)[0]?.textContent);
    return {
      agent: text('agent-filter', '[part="value"]'),
      summary: find('usage-summary', '[part="value"]').map((value) =>
        plain((value.querySelector('.visually-hidden, bdi:only-of-type') ?? value).textContent),
      ),
      // A space follows the comma after the amount, none those within it.
      chart: text('credit-chart', '[part="subtitle"]').split(', ')[0] ?? '',
      tiles: find('plan-health-tiles', '[part="value"]').map((tile) => plain(tile.textContent)),
      conversation: {
        rows: find('conversation-credits', '[part="row"]').length,
        total: text('conversation-credits', '[part="total"] td'),
      },
    };
  }, scope);
}

/** The chart's table as texts: a row for each bucket, and the total. Opens it if need be. */
export async function readTable(visit: Visit): Promise<{
  readonly rows: readonly (readonly [time: string, value: string])[];
  readonly total: string;
}> {
  await openTable(visit);
  return visit.page.evaluate(() => {
    const root = document.querySelector('credit-chart')?.shadowRoot;
    const plain = (element: Element | null | undefined) => element?.textContent?.trim() ?? '';
    return {
      rows: [...(root?.querySelectorAll('[part="row"]') ?? [])].map(
        (row) => [plain(row.querySelector('th')), plain(row.querySelector('td'))] as const,
      ),
      total: plain(root?.querySelector('[part="total"] td')),
    };
  });
}

/** Swaps the chart's plot for its table. */
export async function openTable(visit: Visit): Promise<void> {
  await visit.page.evaluate(() => {
    const root = document.querySelector('credit-chart')?.shadowRoot;
    if (root?.querySelector('[part="table"]')) return;
    root?.querySelector<HTMLElement>('[part="icon-button"]')?.click();
  });
  await visit.until('the table is there', () =>
    Boolean(document.querySelector('credit-chart')?.shadowRoot?.querySelector('[part="table"]')),
  );
}

/** Chooses an agent with nothing but the keyboard; no label: all agents. */
export async function chooseAgent(visit: Visit, label?: string): Promise<void> {
  const { page } = visit;
  await page.evaluate(() => {
    const root = document.querySelector('agent-filter')?.shadowRoot;
    root?.querySelector<HTMLElement>('[part="trigger"]')?.focus();
  });
  await page.keyboard.press('ArrowDown');
  if (label === undefined) await page.keyboard.press('ArrowDown');
  else await page.keyboard.type(label);
  await visit.until(
    `the option of ${label ?? 'all agents'} is active`,
    (wanted) => {
      const root = document.querySelector('agent-filter')?.shadowRoot;
      const name = root?.querySelector('[part~="active"] .name bdi')?.textContent?.trim();
      return wanted === undefined
        ? root?.querySelector('[part~="active"]')?.id === 'option-0'
        : name === wanted;
    },
    label,
  );
  await page.keyboard.press('Enter');
  await visit.settled();
}

/** Has the chart save its picture and its data, and waits until it says so of each. */
export async function saveChart(visit: Visit): Promise<void> {
  for (const [entry, ending] of [
    [0, '.png was saved.'],
    [1, '.csv was saved.'],
  ] as const) {
    await visit.page.evaluate((index) => {
      const root = document.querySelector('credit-chart')?.shadowRoot;
      root?.querySelectorAll<HTMLElement>('[part~="menu-item"]')[index]?.click();
    }, entry);
    await visit.until(
      `a file${ending}`,
      (words: string) => {
        const root = document.querySelector('credit-chart')?.shadowRoot;
        const said = root?.querySelector('[part~="menu"] + [role="status"]')?.textContent;
        return said?.trim().endsWith(words) ?? false;
      },
      ending,
    );
  }
}
