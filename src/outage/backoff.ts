const second = 1000;

/** How many delays were drawn so far; plain data, so that it survives the worker. */
export type Backoff = number;

export const firstBackoff: Backoff = 0;

/** Lengths in ms. */
export interface Schedule {
  readonly first: number;
  readonly factor: number;
  readonly longest: number;
}

/**
 * Chosen by the fleet simulation (test/bench/fleet.ts), over outages of 3 s to 2 h, log-uniform:
 * - A page comes back after a median of 19 % of the outage's length, with 9.4 requests. A growth of 1.6 makes
 *   it 21 % (a fifth is the most we allow), one of 1.4 asks 10.0 times.
 * - A first delay of 5 s with growth 1.6 is worse at both (19.0 %, 9.7 requests), and its peak after an outage
 *   of 10 s is 19 times what the site can serve instead of 13: the longer first delay flattens short outages.
 * - Five minutes keep a million browsers that met an hour's outage at 6,300 requests a second when the site
 *   is back, where it can serve 10,000; a fixed 5 s makes 200,000.
 * - Eight attempts reach 5 minutes on average, and no more than five of them fall into the first minute.
 */
export const schedule: Schedule = { first: 8 * second, factor: 1.5, longest: 300 * second };

/**
 * The delay in ms before the next attempt, and the state to draw the one after from.
 * Equal jitter: half of the delay is certain, the other half is chance, so that a fleet spreads out and
 * yet nobody comes back at once (Brooker, "Exponential Backoff And Jitter", AWS 2015).
 *
 * @param random gives a number from 0 up to but not including 1
 */
export function nextDelay(
  backoff: Backoff,
  random: () => number,
  { first, factor, longest }: Schedule = schedule,
): [delay: number, next: Backoff] {
  const whole = longestDelay(backoff, { first, factor, longest });
  return [Math.round(whole / 2 + (random() * whole) / 2), backoff + 1];
}

/** Returns the longest delay in ms that `nextDelay` may draw. */
export function longestDelay(backoff: Backoff, { first, factor, longest }: Schedule = schedule): number {
  return Math.min(longest, first * factor ** backoff);
}
