import type { CDPSession } from 'puppeteer-core';

/** One event of a browser's trace, as far as it is read here. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** How long the thread itself ran within it, in µs. */
  readonly tdur?: number;
}

const categories = [
  // All tasks of all threads, as `RunTask`.
  'disabled-by-default-devtools.timeline',
  // The text of `performance.mark`, since a thread's trace does not say whose worker it is.
  'blink.user_timing',
];

/**
 * Measures how long the threads of some workers ran during an action, in ms by the workers' names. A thread's
 * own clock stops while the system runs something else, so a busy machine does not count.
 */
export async function threadTimes<N extends string>(
  browser: CDPSession,
  workers: Readonly<Record<N, CDPSession>>,
  act: () => Promise<void>,
): Promise<Record<N, number>> {
  const names = Object.keys(workers) as N[];
  const events: TraceEvent[] = [];
  const keep = ({ value }: { value: unknown[] }) => {
    const telling = (value as TraceEvent[]).filter(
      ({ name }) => name === 'RunTask' || names.includes(name as N),
    );
    events.push(...telling);
  };
  browser.on('Tracing.dataCollected', keep);
  await browser.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories },
  });
  for (const name of names)
    await workers[name].send('Runtime.evaluate', { expression: `performance.mark(${JSON.stringify(name)})` });
  await act();
  const ended = new Promise((resolve) => browser.once('Tracing.tracingComplete', resolve));
  await browser.send('Tracing.end');
  await ended;
  browser.off('Tracing.dataCollected', keep);
  return Object.fromEntries(names.map((name) => [name, taskTime(events, name)])) as Record<N, number>;
}

/** Returns the time of all tasks of the thread marked with a name, in ms. */
export function taskTime(events: readonly TraceEvent[], name: string): number {
  const mark = events.find((event) => event.name === name);
  if (!mark) throw new Error(`Expected a thread marked ${name} and found none`);
  const microseconds = events
    .filter((event) => event.name === 'RunTask' && event.pid === mark.pid && event.tid === mark.tid)
    .reduce((sum, { tdur = Number.NaN }) => sum + tdur, 0);
  return microseconds / 1000;
}
