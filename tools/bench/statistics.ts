/** A figure and its certainty: the 95 % interval of the median. */
export interface Estimate {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

const resamples = 2_000;

/** Returns the median; NaN where there are no numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = Float64Array.from(numbers).sort();
  const middle = sorted.length / 2;
  const [below = Number.NaN, above = Number.NaN] = [
    sorted[Math.ceil(middle) - 1],
    sorted[Math.floor(middle)],
  ];
  return (below + above) / 2;
}

/**
 * Returns the median and its 95 % interval by the percentile bootstrap (Efron, 1979): the spread of the
 * medians of samples drawn with replacement from the measured ones. All NaN where there are none.
 */
export function estimate(numbers: readonly number[], random: () => number): Estimate {
  const medians = Float64Array.from({ length: resamples }, () =>
    median(numbers.map(() => numbers[Math.floor(random() * numbers.length)] ?? Number.NaN)),
  ).sort();
  const at = (share: number) => medians[Math.round(share * (resamples - 1))] ?? Number.NaN;
  return { median: median(numbers), low: at(0.025), high: at(0.975) };
}

/** Returns the estimate of `ours` over `theirs`, measured in pairs: what slows both of a pair cancels out. */
export function pairedRatio(
  ours: readonly number[],
  theirs: readonly number[],
  random: () => number,
): Estimate {
  return estimate(
    ours.map((value, index) => value / (theirs[index] ?? Number.NaN)),
    random,
  );
}

/** Returns whether an interval reaches no further than this from its median, to both sides. */
export function isNarrow({ median, low, high }: Estimate, width: number): boolean {
  return Math.max(high - median, median - low) <= width;
}
