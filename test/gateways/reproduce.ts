import { setTimeout as sleep } from 'node:timers/promises';
import type { Address } from './address.ts';
import { healthy } from './behaviors.ts';
import type { Failure } from './failures/failure.ts';
import { type Origin, startOrigin } from './origin.ts';
import { type RawResponse, rawFetch } from './raw-fetch.ts';

/**
 * Occupies the application with another client's request. The request is for another URL, because Varnish
 * coalesces requests for the same URL into one.
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
    if (answered)
      throw new Error('Expected the first request to reach the application, found a response without it.');
    await sleep(5);
  }
}

/** Reproduces the failure with real processes, returns the response, and stops the processes. */
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
    // A daemon accepts connections before its workers are up, which would delay the first response.
    await rawFetch(front, front.target ?? '/warm-up');
    await origin.become(app);
    if (busy) await occupy(front, origin);
    return await rawFetch(front, front.target);
  } finally {
    for (const each of running.reverse()) await each.stop();
  }
}
