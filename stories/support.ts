import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Dimension } from '../src/api/types.ts';
import type { UsageFilters } from '../src/context/filters-context.ts';
import '../src/elements/usage-provider/define.ts';
import { createMockSource, type MockUsageSource } from '../test/mocks/mock-source.ts';
import type { ResourcePath, Scenario, ScenarioState } from '../test/mocks/scenarios.ts';
import './support.css';

/** Three hosts, as far apart as hosts are: colours, radius, font, no surface at all. */
export const hosts = ['paper', 'night', 'bare'] as const;
export type Host = (typeof hosts)[number];

/** What a story's page is like. */
export interface StoryPage {
  /** What the usage API answers. Default: everything. */
  readonly scenario?: Scenario | ScenarioState;
  /** In place of the mock source that `scenario` describes. */
  readonly source?: MockUsageSource;
  /** Default "30d". */
  readonly period?: string;
  /** Default "en-GB". */
  readonly locale?: string;
  /** Key of the agent that all figures are for. */
  readonly agent?: string;
  /** Keys that the host has fixed, each by an attribute of the provider. */
  readonly fixed?: Readonly<Partial<Record<Dimension, string>>>;
  /** What is chosen on the page. */
  readonly filters?: Partial<UsageFilters>;
  /** Default: that of the toolbar. */
  readonly scheme?: 'light' | 'dark';
  /** Default: that of the toolbar. */
  readonly direction?: 'ltr' | 'rtl';
  /** In pixels. Default: all there is. */
  readonly width?: number;
  readonly host?: Host;
}

/** The elements inside a provider on a mock source of their own, so that each story stands alone. */
export function onPage(content: TemplateResult, page: StoryPage = {}): TemplateResult {
  const { source, scenario, width, host } = page;
  const setWidth = (element: Element | undefined) => {
    if (width === undefined) return;
    (element as HTMLElement | undefined)?.style.setProperty('--story-width', `${width}px`);
  };
  const setFixed = (provider: Element | undefined) => {
    for (const [name, key] of Object.entries(page.fixed ?? {})) provider?.setAttribute(name, key);
  };
  return html`<div
    class=${host ? `story host-${host}` : 'story'}
    dir=${page.direction ?? nothing}
    ${ref(setWidth)}
  >
    <usage-provider
      .source=${source ?? createMockSource(scenario === undefined ? {} : { scenario })}
      period=${page.period ?? nothing}
      locale=${page.locale ?? 'en-GB'}
      agent=${page.agent ?? nothing}
      .filters=${page.filters ?? {}}
      color-scheme=${page.scheme ?? nothing}
      ${ref(setFixed)}
      time-zone="Europe/Berlin"
      >${content}</usage-provider
    >
  </div>`;
}

/** The same elements in the pages of three hosts. */
export function onAllHosts(content: TemplateResult, page: StoryPage = {}): TemplateResult {
  return html`${hosts.map((host) => onPage(content, { ...page, host }))}`;
}

/** An element with data, as stories see it. */
type DataElement = HTMLElement & { refresh(): Promise<void> };

/** Waits until the story's element shows its answer. */
async function whenReady(canvas: HTMLElement, tag: string): Promise<DataElement> {
  const element = canvas.querySelector<DataElement>(tag)!;
  if (element.dataset['state'] !== 'ready') {
    await new Promise((resolve) => element.addEventListener('usage-load', resolve, { once: true }));
  }
  return element;
}

/** Opens the export menu once there is something to export. */
export async function openExportMenu(canvas: HTMLElement, tag: string): Promise<void> {
  const element = await whenReady(canvas, tag);
  element.shadowRoot!.querySelector<HTMLElement>('[aria-haspopup="menu"]')!.click();
}

/** Asks again once the answer is there. With the scenario `refreshFails` that fails. */
export async function refreshOnce(canvas: HTMLElement, tag: string): Promise<void> {
  const element = await whenReady(canvas, tag);
  void element.refresh();
}

/** Asks again once the answer is there, and lets that wait for good. */
export async function refreshForever(
  canvas: HTMLElement,
  tag: string,
  resource: ResourcePath,
): Promise<void> {
  const element = await whenReady(canvas, tag);
  const { source } = canvas.querySelector('usage-provider')!;
  (source as MockUsageSource).hold(resource);
  void element.refresh();
}
