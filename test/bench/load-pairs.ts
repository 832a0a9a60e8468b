import type { Page } from 'puppeteer-core';
import { type Estimate, isNarrow, pairedRatio } from '../../tools/bench/statistics.ts';
import { chance } from '../outage/chance.ts';
import { loadTimes } from './load-times.ts';
import { shuffled } from './shuffled.ts';

/** Load times in pairs, in ms. */
export interface Pairs {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

/** When there are enough pairs. */
interface Enough {
  /** How many are measured at a time. */
  readonly atOnce: number;
  /** Pairs are added until the interval of their ratio is this narrow to both sides, … */
  readonly narrow: number;
  /** … or until there are this many, … */
  readonly most: number;
  /** … or until this time, as `performance.now()` tells it. */
  readonly until?: number;
}

/**
 * Loads a page of `sites.ts` in pairs, in random order: once with the letter in its address that stands for what is
 * measured, and once with that of its floor.
 */
export async function loadPairs(
  page: Page,
  url: string,
  letters: Readonly<Record<keyof Pairs, string>>,
  { atOnce, narrow, most, until = Number.POSITIVE_INFINITY }: Enough,
  random: () => number,
): Promise<Pairs> {
  const pairs = { ours: [] as number[], theirs: [] as number[] };
  do {
    const plan = Array.from({ length: atOnce }, () =>
      shuffled([letters.ours, letters.theirs], random).join(''),
    );
    const times = await loadTimes(page, url, plan.join(''));
    for (const side of ['ours', 'theirs'] as const)
      pairs[side].push(
        ...plan.map((pair, nth) => times[2 * nth + pair.indexOf(letters[side])] ?? Number.NaN),
      );
  } while (pairs.ours.length < most && performance.now() < until && !isNarrow(ratioOf(pairs), narrow));
  return pairs;
}

/** Returns the ratio of pairs. */
export function ratioOf({ ours, theirs }: Pairs): Estimate {
  return pairedRatio(ours, theirs, chance(1));
}
