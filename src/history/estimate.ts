import type { History } from './history.ts';

/** Fewer say nothing that could be called usual. */
const fewest = 3;

/** "Usually" is meant to hold four times in five. */
const usually = 0.8;

/**
 * Within how long a site has usually come back, in ms; undefined where it failed too seldom to tell.
 * For the words only: nothing is planned by it.
 *
 * @param keptFor how far back it is looked, in ms
 */
export function usuallyBackWithin(
  history: History,
  origin: string,
  now: number,
  keptFor: number,
): number | undefined {
  const lengths = history.outages
    .filter((past) => past.origin === origin && past.end === 'back' && now - past.until < keptFor)
    .map(({ since, until }) => until - since)
    .sort((a, b) => a - b);
  if (lengths.length < fewest) return undefined;
  return lengths[Math.ceil(usually * lengths.length) - 1];
}
