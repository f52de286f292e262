import type { ReactiveControllerHost } from 'lit';
import { dimensions, intervals, type Dimension, type Interval } from '../../api/types.ts';
import type { UsageAnswer } from '../../api/types.ts';
import { warnOnce } from '../../internal/warn.ts';
import { limitOf, oneOf } from '../chart/attributes.ts';
import type { ChartType } from './telling.ts';

/** A chart with the properties by which a host chooses what it shows. */
type Host = ReactiveControllerHost &
  HTMLElement & {
    readonly metrics: readonly string[];
    readonly metric?: string;
    readonly interval: string;
    readonly type: string;
    readonly groupBy?: string;
    readonly limit: number;
  };

const types = ['bar', 'line', 'area'] as const;
const chosenIntervals = ['auto', ...intervals] as const;

/** What a chart shows: as the host's attributes choose, as far as they can be used, and then the user. */
export class ChartChoice {
  readonly #host: Host;
  readonly #answer: () => UsageAnswer | undefined;
  #hidden: ReadonlySet<string> = new Set();
  #showsTable = false;

  constructor(host: Host, answer: () => UsageAnswer | undefined) {
    this.#host = host;
    this.#answer = answer;
  }

  get interval(): 'auto' | Interval {
    const { interval: value } = this.#host;
    const attribute = { name: 'interval', value, allowed: chosenIntervals } as const;
    return oneOf(this.#host, { ...attribute, fallback: 'auto' });
  }

  get type(): ChartType {
    const { type: value } = this.#host;
    return oneOf(this.#host, { name: 'type', value, allowed: types, fallback: 'bar' });
  }

  get dimension(): Dimension | undefined {
    const { groupBy: value } = this.#host;
    const attribute = { name: 'group-by', value, allowed: dimensions } as const;
    return oneOf(this.#host, { ...attribute, fallback: undefined });
  }

  get limit(): number {
    return limitOf(this.#host, { most: 100, usual: 6 });
  }

  /** Key of the metric that is shown: the one that is asked for, else the first that the API has. */
  get metric(): string {
    const { metric, metrics, localName } = this.#host;
    if (metric !== undefined && metrics.includes(metric)) return metric;
    if (metric !== undefined) {
      const known = metrics.join(', ');
      warnOnce(`<${localName}> metric="${metric}" is none of its metrics: ${known}.`);
    }
    const answered = this.#answer()?.metrics ?? [];
    const first = metrics.find((key) => answered.some((entry) => entry.key === key));
    return first ?? metrics[0] ?? 'credits';
  }

  /** Series that the user does not want to see. */
  get hidden(): ReadonlySet<string> {
    return this.#hidden;
  }

  readonly hide = (hidden: ReadonlySet<string>): void => {
    this.#hidden = hidden;
    this.#host.requestUpdate();
  };

  /** Whether the user wants a table in place of the plot. */
  get showsTable(): boolean {
    return this.#showsTable;
  }

  swapTable(): void {
    this.#showsTable = !this.#showsTable;
    this.#host.requestUpdate();
  }
}
