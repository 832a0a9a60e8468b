import { appendFileSync } from 'node:fs';

/** The long form: minutes instead of seconds, every case instead of a sample (`npm run test:abuse -- --long`). */
export const isLong = process.env.GATELIGHT_ABUSE === 'long';

/** In ms: how long a case of the long form goes on; `GATELIGHT_MINUTES`, 10 unless told. */
export const longFor = Number(process.env.GATELIGHT_MINUTES ?? 10) * 60_000;

/** What the run's chances are drawn from: `draw-seed.ts` prints it, and takes it back. */
export const seed = Number(process.env.GATELIGHT_SEED);

/** What came of the cases of one abuse: each page is back, stopped or told of; the other three are none. */
export interface Counts {
  readonly cases: number;
  readonly recovered: number;
  /** Nothing more is tried, and it is said why. */
  readonly stopped: number;
  /** The failure is told of, or a hostile word was refused. */
  readonly told: number;
  /** Neither of these: failing in silence. */
  readonly lost: number;
  /** Errors in worker, popup and pages that nothing dealt with. */
  readonly unhandled: number;
  /** Requests beyond what the promises allow. */
  readonly extra: number;
}

/** Prints what came of an abuse, with figures of its own, and adds it to the sum of the run. */
export function tell(what: string, counts: Counts, figures: Readonly<Record<string, number>> = {}): void {
  console.log(`abuse: ${what}: ${wordsOf(counts, figures)}`);
  const sum = process.env.GATELIGHT_ABUSE_SUM;
  if (sum) appendFileSync(sum, `${JSON.stringify(counts)}\n`);
}

/** All of them as one. */
export function summed(all: readonly Counts[]): Counts {
  const sum = (name: keyof Counts) => all.reduce((total, counts) => total + counts[name], 0);
  return {
    cases: sum('cases'),
    recovered: sum('recovered'),
    stopped: sum('stopped'),
    told: sum('told'),
    lost: sum('lost'),
    unhandled: sum('unhandled'),
    extra: sum('extra'),
  };
}

/** `cases 6, recovered 6, …`, with figures of its own behind them. */
export function wordsOf(counts: Counts, figures: Readonly<Record<string, number>> = {}): string {
  const { cases, recovered, stopped, told, lost, unhandled, extra } = counts;
  const all = { cases, recovered, stopped, told, lost, unhandled, 'extra requests': extra, ...figures };
  return Object.entries(all)
    .map(([name, count]) => `${name} ${Math.round(count)}`)
    .join(', ');
}

/** A generator of numbers from 0 up to but not including 1 that a seed settles (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
