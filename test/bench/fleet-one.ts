import { chance } from '../outage/chance.ts';
import type { Contender } from './fleet-schedules.ts';

/** One browser that is present when the outage begins, over many outages. Lengths in ms. */
export interface OneBrowser {
  /** From the site's recovery to the page's, at most this for half of the outages. */
  readonly medianLag: number;
  readonly medianRelativeLag: number;
  readonly nineTenthsRelativeLag: number;
  readonly meanRequests: number;
}

export function meetOutages({ draw }: Contender, lengths: Float64Array, seed: number): OneBrowser {
  const random = chance(seed);
  const lags = new Float64Array(lengths.length);
  const relative = new Float64Array(lengths.length);
  let requests = 0;
  for (const [index, length] of lengths.entries()) {
    let time = 0;
    let state = 0;
    while (time < length) {
      const [delay, next] = draw(state, random);
      time += delay;
      state = next;
      requests += 1;
    }
    lags[index] = time - length;
    relative[index] = (time - length) / length;
  }
  relative.sort();
  return {
    medianLag: quantile(lags.sort(), 0.5),
    medianRelativeLag: quantile(relative, 0.5),
    nineTenthsRelativeLag: quantile(relative, 0.9),
    meanRequests: requests / lengths.length,
  };
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}

/** Returns as many outages in each band of equal ratio between the shortest and the longest. */
export function logUniform(count: number, shortest: number, longest: number, seed: number): Float64Array {
  const random = chance(seed);
  return Float64Array.from({ length: count }, () => shortest * (longest / shortest) ** random());
}

/** Returns outages most of which are short and a few very long: Pareto with exponent 1.1, cut at a day. */
export function heavyTailed(count: number, shortest: number, seed: number): Float64Array {
  const random = chance(seed);
  const day = 86_400_000;
  return Float64Array.from({ length: count }, () => Math.min(day, shortest / (1 - random()) ** (1 / 1.1)));
}
