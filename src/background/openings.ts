/** For which failures the popup has opened without a click. */
export interface Openings {
  /** When it did so last, in ms since the epoch. */
  readonly at: number;
  /** The failures it opened for, latest last and bounded. */
  readonly failures: readonly string[];
}

const atMostOnceIn = 10 * 60_000;
const failuresKept = 20;

/** The record with one more opening, or undefined where the popup may not open by itself for this failure now. */
export function openingsAfter(
  before: Openings | undefined,
  failure: string,
  now: number,
): Openings | undefined {
  if (before?.failures.includes(failure)) return undefined;
  // A time that lies ahead was written before the clock was put back.
  if (before && now >= before.at && now - before.at < atMostOnceIn) return undefined;
  return { at: now, failures: [...(before?.failures ?? []), failure].slice(-failuresKept) };
}

export function readOpenings(stored: unknown): Openings | undefined {
  const { at, failures } = (stored ?? {}) as Partial<Openings>;
  return typeof at === 'number' &&
    Array.isArray(failures) &&
    failures.every((each) => typeof each === 'string')
    ? { at, failures }
    : undefined;
}
