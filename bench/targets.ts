/** What a change of ours may take beside the others, and what a page of ours may weigh. */
import type { PageName } from './build.ts';
import type { SceneResult } from './report.ts';
import { titleOf } from './report.ts';

export interface Verdict {
  readonly target: string;
  readonly found: number;
  readonly limit: number;
}

/** One frame at 60 Hz, in milliseconds. */
const frame = 1000 / 60;
const peers = ['chartjs', 'recharts', 'tremor', 'uplot'] as const;
const long: Readonly<Partial<Record<PageName, number>>> = {
  chartjs: 0.35,
  recharts: 0.45,
  uplot: 1,
};
const short: Readonly<Partial<Record<PageName, number>>> = { chartjs: 1 };

/** Parts of the time of a page that a change of ours may take on noise, by the number of points. */
function limitsOf({ buckets, agents }: SceneResult): Readonly<Partial<Record<PageName, number>>> {
  const points = buckets * agents;
  if (points <= 30 * 8) return short;
  return points >= 365 * 50 ? long : {};
}

export function judgeScene(result: SceneResult): readonly Verdict[] {
  const { pages, kind } = result;
  const title = titleOf(result);
  if (!pages.ours) return [];
  if (kind === 'weekly') {
    const times = peers.map((page) => pages[page]?.change.painted ?? Infinity);
    const limit = Math.min(...times) + frame;
    if (limit === Infinity) return [];
    const found = pages.ours.change.painted;
    return [{ target: `${title}: ms, the best peer and a frame`, found, limit }];
  }
  return Object.entries(limitsOf(result)).flatMap(([page, limit]) => {
    const found = pages[page as PageName]?.ours;
    return found === undefined ? [] : [{ target: `${title}: of ${page}`, found, limit }];
  });
}

export function judgeBytes(bytes: Readonly<Partial<Record<PageName, number>>>): readonly Verdict[] {
  const { ours, recharts } = bytes;
  if (!ours || !recharts) return [];
  return [{ target: 'bytes over the wire: of recharts', found: ours / recharts, limit: 0.6 }];
}
