import type { UsageAnswer } from '../../api/types.ts';

/** So many values can be named in a filter. */
const mostKeys = 100;

/**
 * The groups whose history is asked for. Those that were candidates before stay, so that one which comes
 * and goes at the end of the ranking does not make another question each time.
 */
export class Candidates {
  #scope = '';
  #keys: readonly string[] = [];

  /** @param recent the last hours, by group */
  keysOf({ from, time_zone: timeZone, groups, filters }: UsageAnswer): readonly string[] {
    const scope = JSON.stringify([from, timeZone, groups?.dimension, filters]);
    const former = scope === this.#scope ? this.#keys : [];
    const current = (groups?.items ?? []).flatMap(({ key }) => (key === null ? [] : [key]));
    const all = [...new Set([...former, ...current])];
    this.#scope = scope;
    this.#keys = (all.length <= mostKeys ? all : current).toSorted();
    return this.#keys;
  }
}
