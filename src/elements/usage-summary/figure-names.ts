import { reservedMetrics, type Capabilities } from '../../api/types.ts';
import { warnOnce } from '../../internal/warn.ts';

/** The metric behind figures that are no metric themselves. */
const metricsBehind: Readonly<Record<string, string>> = {
  average_per_day: 'credits',
  peak_day: 'credits',
  agents: 'active_agents',
  members: 'active_members',
};

export const defaultFigures =
  'credits llm_tokens conversations messages average_per_day peak_day agents members active_categories';

function split(figures: string): string[] {
  return [...new Set(figures.split(/\s+/).filter(Boolean))];
}

/**
 * The names in an attribute, each once. Those that are neither figures nor metrics, as far as the
 * API says, are left out with a warning; when none is left, or none is given, the default ones stand in.
 */
export function readFigures(figures: string, capabilities: Capabilities | undefined): string[] {
  const names = split(figures);
  if (!capabilities) return names.length > 0 ? names : split(defaultFigures);
  const known = new Set([
    ...Object.keys(metricsBehind),
    ...reservedMetrics,
    ...capabilities.metrics.map(({ key }) => key),
    ...(capabilities.unavailable ?? []).map(({ metric }) => metric),
  ]);
  for (const name of names) {
    if (known.has(name)) continue;
    warnOnce(
      `<usage-summary figures> names "${name}", which is no figure and no metric of the API.`,
    );
  }
  const usable = names.filter((name) => known.has(name));
  return usable.length > 0 ? usable : split(defaultFigures);
}

/** The metric that a figure is made of. */
export function metricOf(name: string): string {
  return metricsBehind[name] ?? name;
}

/** Whether a figure speaks of days. */
export function isDaily(name: string): boolean {
  return name === 'average_per_day' || name === 'peak_day';
}

/** Whether a figure is an allowance of the plan, where the plan has it. */
export function isAllowance(name: string): boolean {
  return name === 'agents' || name === 'members';
}
