import { fixture, html } from '@open-wc/testing';
import type { Allowance } from '../../../src/api/types.ts';
import '../../../src/elements/plan-health-tiles/define.ts';
import type { PlanHealthTiles } from '../../../src/elements/plan-health-tiles/plan-health-tiles.ts';
import '../../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../../src/elements/usage-provider/usage-provider.ts';
import { withPlan } from '../../mocks/changed-source.ts';
import { createMockSource, type MockUsageSource } from '../../mocks/mock-source.ts';
import { ElementPage, textOf } from '../../support/element-page.ts';
import { settled } from '../../support/settled.ts';

export interface TileSeen {
  readonly label: string;
  readonly percent: string;
  readonly value: string;
  readonly status: string;
  readonly note: string;
}

/** A source whose plan has one allowance. */
export function withAllowance(allowance: Partial<Allowance>): MockUsageSource {
  const calls: Allowance = {
    key: 'calls',
    label: 'Calls',
    unit: 'count',
    fraction_digits: 0,
    kind: 'consumable',
    used: 0,
    allotted: 100,
  };
  return withPlan((plan) => ({ ...plan, allowances: [{ ...calls, ...allowance }] }));
}

/** The element as a reader sees it, in a page of its own. */
export class TilesPage extends ElementPage<PlanHealthTiles> {
  /** Opens a page whose element has the attributes; `width` is in pixels. */
  static async open(
    source: MockUsageSource = createMockSource(),
    attributes: Readonly<Record<string, string>> = {},
    page: { width?: number; direction?: string; timeZone?: string } = {},
  ): Promise<TilesPage> {
    const element = document.createElement('plan-health-tiles');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const provider = await fixture<UsageProvider>(
      html`<usage-provider
        .source=${source}
        dir=${page.direction ?? 'ltr'}
        time-zone=${page.timeZone ?? 'Europe/Berlin'}
        locale="en-GB"
        >${element}</usage-provider
      >`,
    );
    provider.style.setProperty('inline-size', `${page.width ?? 1000}px`);
    return new TilesPage(source, provider, element);
  }

  static async openReady(...given: Parameters<typeof TilesPage.open>): Promise<TilesPage> {
    const page = await TilesPage.open(...given);
    await settled(page.element);
    return page;
  }

  get tiles(): TileSeen[] {
    return this.all('[part="tile"]').map((tile) => {
      const text = (part: string) => textOf(tile.querySelector(`[part="${part}"]`));
      return {
        label: text('label'),
        percent: text('percent'),
        value: text('value'),
        status: text('status'),
        note: text('note'),
      };
    });
  }

  tile(label: string): TileSeen | undefined {
    return this.tiles.find((tile) => tile.label === label);
  }

  get meters(): HTMLElement[] {
    return this.all('[role="meter"]');
  }

  /** How much of a meter is painted, in percent of its width. */
  painted(meter: HTMLElement): number {
    const bar = meter.querySelector('[part="bar"]')!.getBoundingClientRect().width;
    return (bar / meter.getBoundingClientRect().width) * 100;
  }

  get billing(): HTMLAnchorElement | undefined {
    return this.all('[part="header"] a')[0] as HTMLAnchorElement | undefined;
  }
}
