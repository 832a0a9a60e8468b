import { type CauseGroup, causeGroupOf } from './cause-groups.ts';
import type { PastOutage } from './past-outages.ts';
import { period } from './site-summary.ts';

/** An outage as a part of a strip, which shows one period from 0, its start, to 1, its end. */
export interface Segment {
  readonly outage: PastOutage;
  /** Where it begins. */
  readonly start: number;
  /** Its share of the period. */
  readonly length: number;
  readonly group: CauseGroup;
  /** The row of its sign, counted from 0, which keeps signs from covering each other; undefined if all are taken. */
  readonly row: number | undefined;
}

/** The width of a sign as a share of the strip. */
const signWidth = 1 / 36;

/** More rows would make a strip taller than what it shows is worth. */
export const maxRows = 4;

/** Returns the outages of the last period, oldest first, each with its place in the strip. */
export function segmentsOf(outages: readonly PastOutage[], now: number): readonly Segment[] {
  const begin = now - period;
  const ends: number[] = [];
  return outages
    .filter(({ since, until }) => until > begin && since <= now)
    .sort((a, b) => a.since - b.since)
    .map((outage) => {
      const start = Math.max(0, (outage.since - begin) / period);
      const end = Math.min(1, (outage.until - begin) / period);
      const free = ends.findIndex((taken) => taken <= start);
      const row = free >= 0 ? free : ends.length < maxRows ? ends.length : undefined;
      if (row !== undefined) ends[row] = start + signWidth;
      return { outage, start, length: end - start, group: causeGroupOf(outage.cause), row };
    });
}
