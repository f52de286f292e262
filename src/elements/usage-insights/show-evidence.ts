import type { UsageFilters } from '../../context/filters-context.ts';
import type { ConnectionController } from '../../controllers/connection-controller.ts';
import { isSameChoice } from '../../model/filters.ts';
import type { Insight } from '../../model/insights.ts';
import { evidenceOf } from './evidence.ts';

/** What a press does: shows the evidence, or goes back to what was shown before. */
export interface EvidenceStep {
  readonly isBack: boolean;
  readonly press: () => void;
}

/** Sets the page's filters to the evidence of an insight, and knows the way back. */
export class Evidence {
  readonly #connection: ConnectionController;
  /** The insight whose evidence was shown last, the filters that show it, and those before. */
  #shown:
    | { readonly id: string; readonly to: Partial<UsageFilters>; readonly back: UsageFilters }
    | undefined;

  constructor(connection: ConnectionController) {
    this.#connection = connection;
  }

  /** `undefined` where there is nothing to show, or it is what the page shows already. */
  stepOf(insight: Insight): EvidenceStep | undefined {
    const { filters, format } = this.#connection;
    if (!filters || !format) return undefined;
    const shown = this.#shown;
    if (shown?.id === insight.id && this.#isPage(shown.to)) {
      return {
        isBack: true,
        press: () => {
          this.#shown = undefined;
          filters.setFilters(shown.back);
        },
      };
    }
    const to = evidenceOf(insight, filters.fixed, format.timeZone);
    if (!to || this.#isPage(to)) return undefined;
    return {
      isBack: false,
      press: () => {
        this.#shown = { id: insight.id, to, back: filters.filters };
        filters.setFilters(to);
      },
    };
  }

  /** Whether the page shows this already. */
  #isPage(wanted: Partial<UsageFilters>): boolean {
    const page = this.#connection.filters?.filters;
    return (Object.keys(wanted) as (keyof UsageFilters)[]).every(
      (name) => page && isSameChoice(wanted[name]!, page[name]),
    );
  }
}
