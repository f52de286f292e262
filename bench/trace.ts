/** What a trace of Chromium says of a page: when it was painted, and what that took. */

/** An event as Chromium writes it; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** How long the thread was at work in it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

export const traceCategories = [
  'blink',
  'blink.user_timing',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'disabled-by-default-display.framedisplayed',
  'v8',
];

/** From a beginning to the last frame that it led to, in milliseconds. */
export interface Painted {
  /** Until that frame was on the screen. */
  readonly painted: number;
  /** Time of the main thread in scripts, with the layouts that they force and the garbage they leave. */
  readonly script: number;
  /** Time of all threads in turning drawings into pixels. */
  readonly raster: number;
  /** Tasks of 50 ms and more on the main thread. */
  readonly longTasks: number;
}

const scripts = new Set([
  'EvaluateScript',
  'FireAnimationFrame',
  'FunctionCall',
  'MajorGC',
  'MinorGC',
  'RunMicrotasks',
  'TimerFire',
  'v8.callFunction',
  'v8.compile',
  'v8.compileModule',
  'v8.evaluateModule',
]);
/** Canvases are rastered on the main thread, everything else by workers. */
const rasters = new Set([
  'CanvasRenderingContext2D::FinalizeFrame',
  'CanvasResource::PrepareTransferableResource',
  'RasterTask',
]);
const longTask = 50;

/**
 * The stretches of a page that begin with the marks of these names, each until the next begins.
 *
 * @throws when a mark is missing, or nothing was drawn after it
 */
export function readTrace(
  events: readonly TraceEvent[],
  marks: readonly string[],
): readonly Painted[] {
  const begins = marks.map((name) => {
    const mark = events.find((event) => event.name === name && event.cat === 'blink.user_timing');
    if (!mark) throw new Error(`The trace has no "${name}".`);
    return mark;
  });
  const { pid, tid } = begins.at(-1)!;
  const own = events.filter((event) => event.pid === pid);
  const shown = events.filter(({ name }) => name === 'Display::FrameDisplayed');
  return begins.map(({ ts: from }, index) => {
    const to = begins[index + 1]?.ts ?? Infinity;
    const isWithin = ({ ts }: TraceEvent) => ts >= from && ts < to;
    const drawn = lastOf(own.filter((event) => event.name === 'DrawFrame' && isWithin(event)));
    if (!drawn) throw new Error(`Nothing was drawn after "${marks[index]}".`);
    // The display shows what it was given a little later.
    const end = (shown.find((event) => event.ts >= drawn.ts && isWithin(event)) ?? drawn).ts;
    const work = own.flatMap((event) => clip(event, from, end));
    const main = work.filter((event) => event.tid === tid);
    const tasks = main.filter(({ name }) => name === 'RunTask');
    return {
      painted: (end - from) / 1000,
      script: covered(main.filter(({ name }) => scripts.has(name))),
      raster: total(work.filter(({ name }) => rasters.has(name))),
      longTasks: tasks.filter(({ dur = 0 }) => dur / 1000 >= longTask).length,
    };
  });
}

/** How long the tasks of 50 ms and more were. */
export interface LongTasks {
  /** By the clock, in milliseconds: also what a busy machine kept them waiting. */
  readonly elapsed: readonly number[];
  /** In which the processor was at work on them, in milliseconds. */
  readonly worked: readonly number[];
}

/** The long tasks on the main threads of pages. */
export function readLongTasks(events: readonly TraceEvent[]): LongTasks {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  const tasks = events.filter(
    (event) => event.name === 'RunTask' && event.ph === 'X' && mains.has(threadOf(event)),
  );
  const long = (times: readonly number[]) => times.filter((time) => time / 1000 >= longTask);
  return {
    elapsed: long(tasks.map(({ dur = 0 }) => dur)).map((time) => time / 1000),
    worked: long(tasks.map(({ tdur = 0 }) => tdur)).map((time) => time / 1000),
  };
}

/** The part of an event that lies within a time: the mark itself is set in the middle of a script. */
function clip(event: TraceEvent, from: number, to: number): readonly TraceEvent[] {
  const { ph, ts, dur = 0 } = event;
  const start = Math.max(ts, from);
  const end = Math.min(ts + dur, to);
  return ph === 'X' && end > start ? [{ ...event, ts: start, dur: end - start }] : [];
}

function lastOf(events: readonly TraceEvent[]): TraceEvent | undefined {
  return events.toSorted((a, b) => a.ts - b.ts).at(-1);
}

/** Milliseconds that events of one thread cover; one within another counts once. */
function covered(events: readonly TraceEvent[]): number {
  let end = 0;
  let sum = 0;
  for (const { ts, dur = 0 } of events.toSorted((a, b) => a.ts - b.ts)) {
    sum += Math.max(0, ts + dur - Math.max(ts, end));
    end = Math.max(end, ts + dur);
  }
  return sum / 1000;
}

function total(events: readonly TraceEvent[]): number {
  return events.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1000;
}
