import type { Openings } from '../storage/session-schema.ts';

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
