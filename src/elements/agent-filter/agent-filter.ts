import { OneOrSeveralFilter } from '../dimension-filter/one-or-several-filter.ts';
import { agentFilterTexts } from './agent-filter.texts.ts';

/** Chooses all agents or one of them, however many there are, for everything on the page. */
export class AgentFilter extends OneOrSeveralFilter {
  protected override readonly dimension = 'agent';
  protected override readonly texts = agentFilterTexts;
  protected override readonly withKeys = true;
}

declare global {
  interface HTMLElementTagNameMap {
    'agent-filter': AgentFilter;
  }
}
