import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Capabilities } from '../../api/types.ts';
import { keepLast } from '../../internal/keep-last.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import { agentUsageChartsTexts as texts } from './agent-usage-charts.texts.ts';
import { byScore, type AgentCell, type AgentCells } from './cells.ts';
import type { More } from './controls.ts';

/** What the charts are chosen from, and how. */
export interface ChosenCharts {
  /** Agents of the answer, the largest first. */
  readonly all: AgentCells | undefined;
  /** How many are shown at first. */
  readonly limit: number;
  /** Whether the most unusual stand first. */
  readonly isUnusual: boolean;
}

/** The greatest number of agents that can be shown. */
export const mostAgents = 1000;
/** So many agents come with one answer; beyond them it takes another. */
const page = 100;
const noCells: readonly AgentCell[] = [];

/** Which agents are shown: as many as the host wants at first, then as many as the user asks for. */
export class ShownAgents implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #charts: () => ChosenCharts;
  readonly #focus: (index: number) => void;
  readonly #byScore = keepLast(byScore);
  readonly #take = keepLast((cells: readonly AgentCell[], count: number) => cells.slice(0, count));
  /** How many the user has asked to see; 0: as many as at first. */
  #asked = 0;
  /** Index of the first chart that the user has asked to see. */
  #awaited: number | undefined;

  /** @param focus leads a user of the keyboard to the first of those that were asked for */
  constructor(
    host: ReactiveControllerHost,
    charts: () => ChosenCharts,
    focus: (index: number) => void,
  ) {
    this.#host = host;
    this.#charts = charts;
    this.#focus = focus;
    host.addController(this);
  }

  /** How many agents to ask the API for. */
  get wanted(): number {
    const { limit } = this.#charts();
    return Math.min(mostAgents, Math.ceil(Math.max(limit, this.#asked) / page) * page);
  }

  /** Those whose charts are shown, in order. */
  get cells(): readonly AgentCell[] {
    const { all, limit, isUnusual } = this.#charts();
    const cells = all?.cells ?? noCells;
    return this.#take(isUnusual ? this.#byScore(cells) : cells, Math.max(limit, this.#asked));
  }

  hostUpdated(): void {
    const awaited = this.#awaited;
    // Those beyond the answer come with the next one.
    if (awaited === undefined || awaited >= this.cells.length) return;
    this.#awaited = undefined;
    void this.#host.updateComplete.then(() => this.#focus(awaited));
  }

  /** The button that shows more of them, or fewer; `undefined` where there is neither. */
  more(format: UsageFormat, capabilities: Capabilities | undefined): More | undefined {
    const { all, limit } = this.#charts();
    if (!all) return undefined;
    const { remainder } = all.parts;
    const [shown, loaded] = [this.cells.length, all.cells.length];
    if (shown < loaded) {
      const press = () => this.#show(loaded);
      if (!remainder) return { label: translate(format, texts, 'showAll'), press };
      return { label: translate(format, texts, 'showMore', { count: loaded - shown }), press };
    }
    const canLimit = capabilities?.usage_options?.includes('limit') ?? false;
    if (remainder && canLimit && loaded < mostAgents) {
      const count = Math.min(page, remainder.count, mostAgents - loaded);
      const press = () => this.#show(loaded + count);
      return { label: translate(format, texts, 'showMore', { count }), press };
    }
    if (shown <= limit) return undefined;
    return { label: translate(format, texts, 'showFewer'), press: () => this.#show(0) };
  }

  #show(count: number): void {
    this.#awaited = count === 0 ? 0 : this.cells.length;
    this.#asked = count;
    this.#host.requestUpdate();
  }
}
