const second = 1000;

/** How many delays were drawn so far; plain data, so that it survives the worker. */
export type Backoff = number;

export const firstBackoff: Backoff = 0;

/** The schedule's constants; lengths in ms. */
export interface Schedule {
  readonly first: number;
  readonly factor: number;
  readonly longest: number;
}

export const schedule: Schedule = { first: 5 * second, factor: 1.6, longest: 300 * second };

/**
 * The delay in ms before the next attempt, and the state to draw the one after from.
 * Equal jitter: half of the delay is certain, the other half is chance, so that a fleet spreads out and
 * yet nobody comes back at once (Brooker, "Exponential Backoff And Jitter", AWS 2015).
 */
export function nextDelay(
  backoff: Backoff,
  random: () => number,
  { first, factor, longest }: Schedule = schedule,
): [delay: number, next: Backoff] {
  const whole = Math.min(longest, first * factor ** backoff);
  return [Math.round(whole / 2 + (random() * whole) / 2), backoff + 1];
}
