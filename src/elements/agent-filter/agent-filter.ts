import { DimensionFilterElement } from '../dimension-filter/dimension-filter-element.ts';
import { agentFilterTexts } from './agent-filter.texts.ts';

/**
 * Chooses all agents or one of them, however many there are, for everything on the page.
 *
 * @fires {CustomEvent<{error: UsageError}>} usage-error - The agents to choose from could not be loaded.
 * @csspart base - The whole, in its place on the page.
 * @csspart trigger - The button that shows what is chosen and opens the popup.
 * @csspart label - "Agent" in the button.
 * @csspart value - What is chosen.
 * @csspart tag - What there is to know about an agent: deleted, not found, nothing used, the role it takes.
 * @csspart clear - The button that goes back to all agents.
 * @csspart popup - The box with search and list, in the top layer.
 * @csspart search - The search field with its drawing.
 * @csspart options - The list.
 * @csspart option - One agent, or all of them; also `active` where the keyboard is.
 * @csspart active - The option that the keyboard is on.
 * @csspart mark - The part of a name or id that was searched for.
 * @csspart detail - An agent's id.
 * @csspart skeleton - Rows in place of agents that are being loaded.
 * @csspart footer - What stands below the list.
 * @csspart count - How many agents there are, or match.
 * @csspart message - What went wrong, or that nothing matches.
 * @csspart hint - What to try.
 * @csspart link - "Try again".
 * @cssproperty [--agent-filter-value-size=20em] - Width at which a long name in the button is cut.
 */
export class AgentFilter extends DimensionFilterElement {
  protected override readonly dimension = 'agent';
  protected override readonly texts = agentFilterTexts;
}

declare global {
  interface HTMLElementTagNameMap {
    'agent-filter': AgentFilter;
  }
}
