import { translate } from '../../model/texts.ts';
import type { ChartSeries } from './chart-series.ts';
import { creditChartTexts as texts } from './credit-chart.texts.ts';
import type { Telling } from './telling.ts';
import { periodBefore, nowWord } from './wording.ts';

/** The series that a legend has an entry for: in a stack the whole is not drawn by itself. */
export function drawnSeries({ series, type }: Telling): readonly ChartSeries[] {
  const [whole, ...parts] = series;
  if (parts.length === 0) return [whole];
  return type === 'line' ? series : parts;
}

/** A sign that is no series, in words. */
export interface SignMeaning {
  readonly sign: 'running' | 'missing' | 'compare';
  readonly text: string;
}

/** The signs of a plot that are no series. */
export function signsOf(telling: Telling): readonly SignMeaning[] {
  const { trend, format, compare } = telling;
  const now = nowWord(telling);
  const signs: SignMeaning[] = [];
  if (compare) {
    const before = periodBefore(telling);
    const text = before.charAt(0).toLocaleUpperCase(format.locale) + before.slice(1);
    signs.push({ sign: 'compare', text });
  }
  if (trend.buckets[trend.running]?.state === 'running') {
    const text = now
      ? translate(format, texts, 'legendRunning', { bucket: now })
      : translate(format, texts, 'legendRunningPast');
    signs.push({ sign: 'running', text });
  }
  if (trend.gaps.length > 0) {
    signs.push({ sign: 'missing', text: translate(format, texts, 'missing') });
  }
  return signs;
}

/** Why parts do not make up the whole; `undefined` where they do. */
export function overlapNote({ addUp, format }: Telling): string | undefined {
  return addUp ? undefined : translate(format, texts, 'overlap');
}
