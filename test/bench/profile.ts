import type { CDPSession, Protocol } from 'puppeteer-core';

// In µs: short enough that a tenth of a millisecond of work is seen once on average.
const samplingInterval = 100;

/** Starts a CPU profile of a worker; what is given ends it. */
export async function startProfile(session: CDPSession): Promise<() => Promise<Protocol.Profiler.Profile>> {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: samplingInterval });
  await session.send('Profiler.start');
  return async () => (await session.send('Profiler.stop')).profile;
}

/**
 * How long an extension's own code ran, in ms, with what it called in the browser and the collecting of its
 * garbage. The browser's own work on the same thread, such as decoding an event, is not among it.
 */
export function ownTime({ nodes, samples = [], timeDeltas = [] }: Protocol.Profiler.Profile): number {
  const own = new Set<number>();
  // Parents come before their children.
  for (const { id, callFrame, children = [] } of nodes) {
    const isOurs = callFrame.url.startsWith('chrome-extension:');
    if (isOurs || callFrame.functionName === '(garbage collector)') own.add(id);
    if (own.has(id)) for (const child of children) own.add(child);
  }
  const microseconds = samples.reduce(
    (sum, id, nth) => sum + (own.has(id) ? (timeDeltas[nth + 1] ?? 0) : 0),
    0,
  );
  return microseconds / 1000;
}
