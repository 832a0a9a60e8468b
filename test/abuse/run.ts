/** The long form: minutes instead of seconds, every case instead of a sample (`npm run test:abuse -- --long`). */
export const isLong = process.env.GATELIGHT_ABUSE === 'long';

/** In ms: how long a case of the long form goes on; `GATELIGHT_MINUTES`, 10 unless told. */
export const longFor = Number(process.env.GATELIGHT_MINUTES ?? 10) * 60_000;

/** What the run's chances are drawn from; `GATELIGHT_SEED` repeats a run. */
export const seed = Number(process.env.GATELIGHT_SEED ?? Date.now() % 1_000_000);

/** What a case counted. `lost`: pages that neither came back nor were stopped with a word; there may be none. */
export interface Counts extends Readonly<Record<string, number>> {
  readonly lost: number;
}

/** Prints what a case counted. */
export function tell(what: string, counts: Counts): void {
  const words = Object.entries(counts).map(([name, count]) => `${name} ${Math.round(count)}`);
  console.log(`abuse: ${what}: ${words.join(', ')}`);
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
