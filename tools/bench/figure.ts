import type { Estimate } from './statistics.ts';

/** What was promised of a figure, and whether it is kept. */
export interface Promised {
  /** As the table says it, such as `≤ 2`. */
  readonly words: string;
  /** `open`: the measurement is too coarse to tell; more rounds, or a quieter machine, would. */
  readonly verdict: 'kept' | 'broken' | 'open';
  /** It hangs on how fast or busy the machine is, so that breaking it ends a run only if that is asked for. */
  readonly dependsOnMachine: boolean;
}

/** One row of the table: something that was measured. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** Written behind the value; counts have none. */
  readonly unit?: 'ms' | 'KB' | 'MB' | '/s' | '%';
  /** What the least that could be there instead gave in the same run, in the same unit. */
  readonly floor?: number;
  /** The value over its floor: of the pairs that were measured where it says how sure it is. */
  readonly ratio?: number | Estimate;
  readonly promise?: Promised;
}

/** How much is measured. */
export interface Effort {
  /** Of so many rounds in a whole run, those of this one: a tenth in a quick one. */
  rounds(whole: number): number;
}

/** One subject of `npm run bench`. */
export interface Benchmark {
  /** What it measures, in some words. */
  readonly about: string;
  run(effort: Effort): Promise<readonly Figure[]>;
}

/** A promise that is kept or broken, and nothing between. */
export function promised(words: string, kept: boolean, dependsOnMachine = false): Promised {
  return { words, verdict: kept ? 'kept' : 'broken', dependsOnMachine };
}

/** A promise that a limit is not passed. */
export function atMost(limit: number, value: number, dependsOnMachine = false): Promised {
  return promised(`≤ ${limit.toLocaleString('en')}`, value <= limit, dependsOnMachine);
}

/** A promise that a limit is reached. */
export function atLeast(limit: number, value: number, dependsOnMachine = false): Promised {
  return promised(`≥ ${limit.toLocaleString('en')}`, value >= limit, dependsOnMachine);
}

/** A promise that the whole 95 % interval of a ratio stays below a limit; broken where none of it does. */
export function surelyBelow(limit: number, { low, high }: Estimate): Promised {
  const verdict = high < limit ? 'kept' : low >= limit ? 'broken' : 'open';
  return { words: `95 % < ${limit}`, verdict, dependsOnMachine: true };
}

/** Whether a promise that is not shown to be kept is to end the run with an error. */
export function breaks({ promise }: Figure, strict: boolean): boolean {
  return promise !== undefined && promise.verdict !== 'kept' && (strict || !promise.dependsOnMachine);
}
