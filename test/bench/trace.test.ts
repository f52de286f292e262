import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readLongTasks, readTrace, type TraceEvent } from '../../bench/trace.ts';

const ms = 1000;
const main = { pid: 1, tid: 1, cat: 'devtools.timeline', ph: 'X' };
const mark = (name: string, at: number): TraceEvent => ({
  ...main,
  name,
  cat: 'blink.user_timing',
  ph: 'I',
  ts: at * ms,
});
const work = (name: string, at: number, dur: number, tid = main.tid): TraceEvent => ({
  ...main,
  name,
  tid,
  ts: at * ms,
  dur: dur * ms,
});
const drawn = (at: number, pid = main.pid): TraceEvent => ({
  ...main,
  pid,
  tid: 2,
  name: 'DrawFrame',
  ph: 'I',
  ts: at * ms,
});
const shown = (at: number): TraceEvent => ({ ...drawn(at, 9), name: 'Display::FrameDisplayed' });

describe('a trace', () => {
  it('gives the time to the last frame on the screen before the next mark', () => {
    const events = [mark('a', 10), drawn(20), shown(21), drawn(40), shown(43), mark('b', 100)];
    const [a, b] = readTrace([...events, drawn(116)], ['a', 'b']);
    assert.equal(a?.painted, 33);
    assert.equal(b?.painted, 16);
  });

  it('takes no frame of another page', () => {
    const events = [mark('a', 10), drawn(20), drawn(60, 7)];
    assert.equal(readTrace(events, ['a'])[0]?.painted, 10);
  });

  it('counts scripts within scripts once, from the mark to the frame', () => {
    const events = [
      work('v8.callFunction', 5, 15),
      mark('a', 10),
      work('FunctionCall', 12, 6),
      work('TimerFire', 30, 4),
      work('FunctionCall', 25, 8, 3),
      drawn(40),
      work('TimerFire', 50, 100),
    ];
    assert.equal(readTrace(events, ['a'])[0]?.script, 14);
  });

  it('adds up raster of all threads, and counts long tasks of the page alone', () => {
    const events = [
      mark('a', 10),
      work('RunTask', 10, 60),
      work('CanvasRenderingContext2D::FinalizeFrame', 15, 50),
      work('RunTask', 75, 49),
      work('RunTask', 75, 90, 3),
      work('RasterTask', 80, 7, 3),
      drawn(200),
    ];
    const [found] = readTrace(events, ['a']);
    assert.deepEqual([found?.raster, found?.longTasks], [57, 1]);
  });

  it('of a page that drew nothing, or without a mark, is refused', () => {
    assert.throws(() => readTrace([mark('a', 10)], ['a']), /Nothing was drawn after "a"/);
    assert.throws(() => readTrace([drawn(10)], ['a']), /no "a"/);
  });
});

describe('readLongTasks', () => {
  const named = (tid: number, name: string): TraceEvent => ({
    ...work('thread_name', 0, 0, tid),
    ph: 'M',
    args: { name },
  });
  const task = (dur: number, tdur: number, tid = main.tid): TraceEvent => ({
    ...work('RunTask', 0, dur, tid),
    tdur: tdur * ms,
  });

  it('tells what a task took from what it was at work, on main threads alone', () => {
    const events = [
      named(1, 'CrRendererMain'),
      named(2, 'Compositor'),
      task(49, 49),
      task(120, 30),
      task(80, 60),
      task(500, 500, 2),
    ];
    assert.deepEqual(readLongTasks(events), { elapsed: [120, 80], worked: [60] });
  });
});
