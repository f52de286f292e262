const least = 10;
const most = 86_400;

/** How long to wait between two refreshes, and what was wrong with the wish. */
export interface RefreshPause {
  /** From 10 to 86,400; 0: nothing is refreshed by itself. */
  readonly seconds: number;
  /** Goes on after the name of the attribute or property. */
  readonly problem?: string;
}

/** The pause that is nearest to what a host asks for; none for what is no number of seconds. */
export function refreshPause(wish: unknown): RefreshPause {
  const seconds = wish === undefined ? 0 : Number(wish);
  if (seconds === 0) return { seconds };
  if (!(seconds > 0)) {
    return { seconds: 0, problem: 'is no number of seconds; nothing is refreshed by itself.' };
  }
  if (seconds < least)
    return { seconds: least, problem: `is too often; ${least} seconds are used.` };
  if (seconds > most) return { seconds: most, problem: `is too seldom; a day is used.` };
  return { seconds };
}
