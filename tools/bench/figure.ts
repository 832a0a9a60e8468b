import type { Estimate } from './statistics.ts';

/** A promised limit of a figure, and whether it is kept. */
export interface Promised {
  /** As shown in the table, such as `≤ 2`. */
  readonly words: string;
  /** `open`: the measurement is too coarse to decide; more rounds or a quieter machine would. */
  readonly status: 'kept' | 'broken' | 'open';
  /** It depends on how fast or busy the machine is, so breaking it fails a run only with `--strict`. */
  readonly dependsOnMachine: boolean;
}

/** One row of the table: something that was measured. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** Follows the value; counts have none. */
  readonly unit?: 'ms' | 'KB' | 'MB' | '/s' | '%';
  /** What the smallest possible substitute gave in the same run, in the same unit. */
  readonly floor?: number;
  /** The value over its floor; from measured pairs where it has an interval. */
  readonly ratio?: number | Estimate;
  readonly promise?: Promised;
}

/** How much is measured. */
export interface Effort {
  /** Returns the rounds of this run, given those of a whole run: a tenth in a quick one. */
  rounds(whole: number): number;
  /** The languages of those benchmarks that measure each, by their folders in `_locales`. */
  readonly languages: readonly string[];
}

/** One subject of `npm run bench`. */
export interface Benchmark {
  /** What it measures, in a few words. */
  readonly about: string;
  /** It takes many minutes, so it runs only when it is named. */
  readonly onlyByName?: true;
  run(effort: Effort): Promise<readonly Figure[]>;
}

/** Returns a promise that is either kept or broken. */
export function promised(words: string, kept: boolean, dependsOnMachine = false): Promised {
  return { words, status: kept ? 'kept' : 'broken', dependsOnMachine };
}

/** Returns a promise that a limit is not exceeded. */
export function atMost(limit: number, value: number, dependsOnMachine = false): Promised {
  return promised(`≤ ${limit.toLocaleString('en')}`, value <= limit, dependsOnMachine);
}

/** Returns a promise that a limit is reached. */
export function atLeast(limit: number, value: number, dependsOnMachine = false): Promised {
  return promised(`≥ ${limit.toLocaleString('en')}`, value >= limit, dependsOnMachine);
}

/**
 * Returns a promise that the whole 95 % interval of a ratio stays below a limit; broken where none of it
 * does.
 */
export function surelyBelow(limit: number, { low, high }: Estimate): Promised {
  const status = high < limit ? 'kept' : low >= limit ? 'broken' : 'open';
  return { words: `95 % < ${limit}`, status, dependsOnMachine: true };
}

/** Returns a promise that something is not slower than something else, by the ratio of the two. */
export function notSlower({ median, low }: Estimate): Promised {
  const status = median <= 1 ? 'kept' : low <= 1 ? 'open' : 'broken';
  return { words: 'not slower', status, dependsOnMachine: true };
}

/** Returns whether a promise that is not shown to be kept fails the run. */
export function breaks({ promise }: Figure, strict: boolean): boolean {
  return promise !== undefined && promise.status !== 'kept' && (strict || !promise.dependsOnMachine);
}
