import { defineTexts } from '../../model/texts.ts';

export const agentFilterTexts = defineTexts('agent-filter', {
  label: 'Agent',
  all: 'All agents',
  several: { one: '{count} agent', other: '{count} agents' },
  options: 'Agents',
  search: 'Search agents',
  total: { one: '{count} agent', other: '{count} agents' },
  matches: {
    one: '{count} of {total} agents matches',
    other: '{count} of {total} agents match',
  },
  noMatch: 'No agent matches “{search}”.',
  none: 'There are no agents yet.',
});
