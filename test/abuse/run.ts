import { appendFileSync } from 'node:fs';

/**
 * The long form: minutes instead of seconds, every case instead of a sample (`npm run test:abuse -- --long`).
 */
export const isLong = process.env.GATELIGHT_ABUSE === 'long';

/** In ms: how long a case of the long form lasts; `GATELIGHT_MINUTES`, by default 10. */
export const longFor = Number(process.env.GATELIGHT_MINUTES ?? 10) * 60_000;

/** The seed of the run's random choices, printed and read by `draw-seed.ts`. */
export const seed = Number(process.env.GATELIGHT_SEED);

/**
 * The outcomes of the cases of one abuse test. Each page is recovered, stopped or reported; the other three
 * counts are to be 0.
 */
export interface Counts {
  readonly cases: number;
  readonly recovered: number;
  /** No further attempt is made, and the reason is shown. */
  readonly stopped: number;
  /** The failure is shown, or a hostile message was rejected. */
  readonly reported: number;
  /** None of these: it fails silently. */
  readonly lost: number;
  /** Unhandled errors in worker, popup and pages. */
  readonly unhandled: number;
  /** Requests beyond what the limits allow. */
  readonly extra: number;
}

/** Prints the outcomes of an abuse test with further figures, and adds them to the total of the run. */
export function report(what: string, counts: Counts, figures: Readonly<Record<string, number>> = {}): void {
  console.log(`abuse: ${what}: ${formatCounts(counts, figures)}`);
  const sum = process.env.GATELIGHT_ABUSE_SUM;
  if (sum) appendFileSync(sum, `${JSON.stringify(counts)}\n`);
}

/** Returns the sum of all counts. */
export function sumCounts(all: readonly Counts[]): Counts {
  const sum = (name: keyof Counts) => all.reduce((total, counts) => total + counts[name], 0);
  return {
    cases: sum('cases'),
    recovered: sum('recovered'),
    stopped: sum('stopped'),
    reported: sum('reported'),
    lost: sum('lost'),
    unhandled: sum('unhandled'),
    extra: sum('extra'),
  };
}

/** Formats counts as `cases 6, recovered 6, …`, followed by further figures. */
export function formatCounts(counts: Counts, figures: Readonly<Record<string, number>> = {}): string {
  const { cases, recovered, stopped, reported, lost, unhandled, extra } = counts;
  const all = { cases, recovered, stopped, reported, lost, unhandled, 'extra requests': extra, ...figures };
  return Object.entries(all)
    .map(([name, count]) => `${name} ${Math.round(count)}`)
    .join(', ');
}

/**
 * Returns a generator of numbers from 0 (inclusive) to 1 (exclusive), determined by the seed (mulberry32).
 */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
