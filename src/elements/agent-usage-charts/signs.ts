import { translate } from '../../model/texts.ts';
import { agentUsageChartsTexts as texts } from './agent-usage-charts.texts.ts';
import type { AgentCell } from './cells.ts';
import { nowWord, type Telling } from './wording.ts';

/** A sign in the charts, in words. */
export interface SignMeaning {
  readonly sign: 'running' | 'missing';
  readonly text: string;
}

/** The signs that the charts of these cells use. */
export function signsOf(telling: Telling, cells: readonly AgentCell[]): readonly SignMeaning[] {
  const { format } = telling;
  const now = nowWord(telling);
  const signs: SignMeaning[] = [];
  if (cells.some(({ trend }) => trend.buckets[trend.running]?.state === 'running')) {
    const text = now
      ? translate(format, texts, 'running', { bucket: now })
      : translate(format, texts, 'runningPast');
    signs.push({ sign: 'running', text });
  }
  if (cells.some(({ trend }) => trend.gaps.length > 0)) {
    signs.push({ sign: 'missing', text: translate(format, texts, 'missing') });
  }
  return signs;
}
