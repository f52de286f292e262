import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CursorController, type CursorMode } from '../../controllers/cursor-controller.ts';
import { TooltipController } from '../../controllers/tooltip-controller.ts';
import { WidthController } from '../../controllers/width-controller.ts';
import type { TrendBucket } from '../../model/trend.ts';
import type { AgentCell } from './cells.ts';
import { layoutOf, type Layout } from './layout.ts';

type Host = ReactiveControllerHost &
  HTMLElement & { readonly renderRoot: DocumentFragment | HTMLElement };

/** So far above a chart stands a tooltip that a finger would hide, in pixels. */
const aboveFinger = 76;

/**
 * Which chart and which value of it is looked at. Up and down go from chart to chart and keep the
 * bucket, so that one day can be compared; left and right go from bucket to bucket. All charts are one
 * stop for Tab, the one that was looked at last.
 */
export class ChartCursor implements ReactiveController {
  readonly #host: Host;
  readonly #cells: () => readonly AgentCell[];
  readonly #cursor: CursorController;
  readonly #tooltip: TooltipController;
  readonly #width: WidthController;
  #looked: string | undefined;
  #stop: string | undefined;

  /** @param cells those whose charts are shown, in order */
  constructor(host: Host, cells: () => readonly AgentCell[]) {
    this.#host = host;
    this.#cells = cells;
    const plot = {
      count: () => this.cell?.trend.buckets.length ?? 0,
      bucketAt: (clientX: number) => this.#bucketAt(clientX),
    };
    this.#cursor = new CursorController(host, plot);
    this.#tooltip = new TooltipController(host, () => this.#anchor());
    this.#width = new WidthController(host, () => host.renderRoot?.querySelector('.ruler'));
    host.addController(this);
  }

  hostUpdated(): void {
    const list = this.#host.renderRoot.querySelector<HTMLElement>('[part~="items"]');
    list?.style.setProperty('--_columns', String(this.layout.columns));
  }

  hostDisconnected(): void {
    this.#looked = undefined;
  }

  /** Columns of charts, and how wide one is. */
  get layout(): Layout {
    return layoutOf(this.#width.width, this.#cells().length);
  }

  /** Index of the bucket that is looked at. */
  get index(): number | undefined {
    return this.cell && this.#cursor.index;
  }

  get mode(): CursorMode {
    return this.#cursor.mode;
  }

  /** The chart that is looked at. */
  get cell(): AgentCell | undefined {
    return this.#cells().find(({ id }) => id === this.#looked);
  }

  get bucket(): TrendBucket | undefined {
    const { cell, index } = this;
    return index === undefined ? undefined : cell?.trend.buckets[index];
  }

  /** The chart that Tab leads to. */
  get stop(): string | undefined {
    const cells = this.#cells();
    return cells.some(({ id }) => id === this.#stop) ? this.#stop : cells[0]?.id;
  }

  get tooltip() {
    return this.#tooltip.element;
  }

  clear(): void {
    this.#cursor.clear();
  }

  /** Leads the user of the keyboard to a chart. */
  focus(index: number): void {
    const names = this.#host.renderRoot.querySelectorAll<HTMLElement>('[part~="label"]');
    names[index]?.focus();
  }

  onPointer(cell: AgentCell, event: PointerEvent): void {
    this.#look(cell);
    this.#cursor.onPointer(event);
  }

  readonly onPointerLeave = (event: PointerEvent): void => this.#cursor.onPointerLeave(event);
  readonly onPointerCancel = (): void => this.#cursor.onPointerCancel();

  onFocus(cell: AgentCell): void {
    this.#stop = cell.id;
    this.#look(cell);
  }

  readonly onBlur = (event: FocusEvent): void => {
    const next = event.relatedTarget;
    // From chart to chart the bucket stays.
    if (!(next instanceof Element && next.closest('[part~="items"]'))) this.#cursor.onBlur();
  };

  onKeydown(cell: AgentCell, event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) {
      this.#cursor.onKeydown(event);
    } else if (!(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      this.focus(this.#cells().findIndex(({ id }) => id === cell.id) + step);
    }
  }

  #look(cell: AgentCell): void {
    if (cell.id === this.#looked) return;
    this.#looked = cell.id;
    this.#host.requestUpdate();
  }

  #plots(): readonly HTMLElement[] {
    return [...(this.#host.renderRoot?.querySelectorAll<HTMLElement>('[part~="plot"]') ?? [])];
  }

  /** Where the chart that is looked at stands on the screen, and how wide one bucket of it is. */
  #lookedBox() {
    const { cell } = this;
    const index = this.#cells().findIndex(({ id }) => id === this.#looked);
    const box = this.#plots()[index]?.getBoundingClientRect();
    const count = cell?.trend.buckets.length ?? 0;
    return box && count > 0 ? { box, count, slot: box.width / count } : undefined;
  }

  #bucketAt(clientX: number): number | undefined {
    const { box, count, slot } = this.#lookedBox() ?? {};
    if (!box || count === undefined || slot === undefined) return undefined;
    return Math.max(0, Math.min(Math.floor((clientX - box.left) / slot), count - 1));
  }

  /** Beside the bucket and below the chart, which stays in sight; above the finger that covers it. */
  #anchor() {
    const { index } = this.#cursor;
    const looked = this.#lookedBox();
    if (!looked || index === undefined) return undefined;
    const { box, slot } = looked;
    const left = box.left + slot * index;
    const top = this.mode === 'touch' ? box.top - aboveFinger : box.bottom;
    return { left, right: left + slot, top, bottom: box.bottom };
  }
}
