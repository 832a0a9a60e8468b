import { setTimeout as sleep } from 'node:timers/promises';
import type { Address } from './address.ts';
import { healthy } from './behaviours.ts';
import type { Failure } from './failures/failure.ts';
import { type Origin, startOrigin } from './origin.ts';
import { type RawResponse, rawFetch } from './raw-fetch.ts';

/**
 * Leaves another visitor's request in the app's hands. It asks for another address: Varnish answers one
 * address from one fetch, and would make the second visitor wait.
 */
async function occupy(front: Address, origin: Origin): Promise<void> {
  const before = origin.requests.length;
  let answered = false;
  rawFetch(front, '/busy')
    .catch(() => {})
    .finally(() => {
      answered = true;
    });
  while (origin.requests.length === before) {
    if (answered) throw new Error('The first request never reached the app');
    await sleep(5);
  }
}

/** Brings the failure about with real processes, gives what the visitor is answered, and ends them all. */
export async function reproduce({ start, tls, app, busy }: Failure): Promise<RawResponse> {
  const running: { stop(): Promise<void> }[] = [];
  try {
    const origin = await startOrigin(healthy, { ...(tls && { tls }) });
    running.push(origin);
    const front = await start(origin, (inner) => {
      running.push(inner);
      return inner;
    });
    running.push(front);
    // A daemon accepts before its workers are up; the first answer would be late for no fault of the app.
    await rawFetch(front, front.target ?? '/warm-up');
    await origin.become(app);
    if (busy) await occupy(front, origin);
    return await rawFetch(front, front.target);
  } finally {
    for (const each of running.reverse()) await each.stop();
  }
}
