import { expect, it } from 'vitest';
import { type TraceEvent, taskTime } from '../bench/thread-time.ts';

const task = (pid: number, tid: number, tdur: number): TraceEvent => ({ name: 'RunTask', pid, tid, tdur });

it('sums up what the tasks of the thread ran that said its name, and nothing of the others’', () => {
  const events: TraceEvent[] = [
    task(1, 1, 1_000),
    { name: 'gatelight', pid: 1, tid: 2 },
    task(1, 2, 2_000),
    { name: 'floor', pid: 3, tid: 2 },
    task(3, 2, 4_000),
    task(1, 2, 8_000),
  ];
  expect([taskTime(events, 'gatelight'), taskTime(events, 'floor')]).toEqual([10, 4]);
});

it('tells no time where the trace has no clock of threads, and none of a thread that said nothing', () => {
  const events = [
    { name: 'gatelight', pid: 1, tid: 1 },
    { name: 'RunTask', pid: 1, tid: 1 },
  ];
  expect(taskTime(events, 'gatelight')).toBeNaN();
  expect(() => taskTime(events, 'floor')).toThrow('floor');
});
