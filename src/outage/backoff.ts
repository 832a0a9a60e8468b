const second = 1000;

/** The number of delays drawn so far; plain data, so that it can be stored. */
export type Backoff = number;

export const firstBackoff: Backoff = 0;

/** Delays in ms; each is `factor` times the one before, up to `longest`. */
export interface Schedule {
  readonly first: number;
  readonly factor: number;
  readonly longest: number;
}

/**
 * Chosen with the fleet simulation (test/bench/fleet.ts), over outages of 3 s to 2 h, log-uniform:
 * - A page comes back after a median of 19% of the outage's length, with 9.4 requests. A factor of 1.6 makes it 21%
 *   (a fifth is the most that we allow), and one of 1.4 takes 10.0 requests.
 * - A first delay of 5 s with a factor of 1.6 is worse at both (19.0%, 9.7 requests), and its peak after an outage of
 *   10 s is 19 times what the site can serve instead of 13: the longer first delay flattens short outages.
 * - With a maximum of five minutes, a million browsers make 6,300 requests a second when the site is back after an
 *   hour, of the 10,000 that it can serve; with a fixed delay of 5 s they make 200,000.
 * - Eight attempts reach five minutes on average, and at most five of them are made in the first minute.
 */
export const schedule: Schedule = { first: 8 * second, factor: 1.5, longest: 300 * second };

/**
 * Returns the delay before the next attempt, in ms, and the state from which to draw the one after. Uses equal jitter:
 * half of the delay is fixed and half is random, so that many browsers spread out and yet none retries immediately
 * (Brooker, "Exponential Backoff And Jitter", AWS 2015).
 *
 * @param random returns a number from 0 up to but not including 1
 */
export function nextDelay(
  backoff: Backoff,
  random: () => number,
  { first, factor, longest }: Schedule = schedule,
): [delay: number, next: Backoff] {
  const whole = longestDelay(backoff, { first, factor, longest });
  return [Math.round(whole / 2 + (random() * whole) / 2), backoff + 1];
}

/** Returns the longest delay that `nextDelay` may draw, in ms. */
export function longestDelay(backoff: Backoff, { first, factor, longest }: Schedule = schedule): number {
  return Math.min(longest, first * factor ** backoff);
}
