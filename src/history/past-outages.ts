import { number, oneOf, orAbsent, record, type Shape, text } from '../shape.ts';

/** The maximum number of outages stored, in at most about 200 KB. */
export const maxOutages = 1_000;

/** The maximum number stored per origin, so that one failing site does not displace the others. */
export const maxOutagesPerOrigin = 100;

/** In ms. A site that fails again within this time had not really recovered. */
export const mergeWindow = 5 * 60_000;

/** In ms. Longer intermittent failures are stored as several outages. */
const maxMergedLength = 60 * 60_000;

/** How an outage began. A record from before version 2 of the history has none of these fields. */
export interface OutageFailure {
  /** 0 if no response was received. */
  readonly status?: number | undefined;
  /** A `Cause`, as named by the version of Gatelight that stored it; later ones may know other names. */
  readonly cause?: string | undefined;
  /** A `GatewayId` or `origin`, likewise; absent if nothing is known to have generated the response. */
  readonly generatedBy?: string | undefined;
}

/** An outage that has ended. */
export interface PastOutage extends OutageFailure {
  readonly origin: string;
  /** When the first page failed, in ms since the epoch. Together with the origin it identifies the outage. */
  readonly since: number;
  /** When the site recovered or its last failing tab was left, in ms since the epoch. */
  readonly until: number;
  readonly end: 'back' | 'left';
  /** All reloads by Gatelight, including those that the user asked for. */
  readonly attempts: number;
}

/** Parses a stored outage. */
export const pastOutage: Shape<PastOutage> = record({
  origin: text,
  since: number,
  until: number,
  end: oneOf('back', 'left'),
  attempts: number,
  status: orAbsent(number),
  cause: orAbsent(text),
  generatedBy: orAbsent(text),
});

/** Past outages, oldest first. */
export interface History {
  readonly version: 2;
  readonly outages: readonly PastOutage[];
}

/** Returns a history of these outages, without those that are in excess. */
export function historyOf(outages: readonly PastOutage[]): History {
  const counts = new Map<string, number>();
  const newestFirst = [...outages].sort((a, b) => byAge(b, a));
  const kept = newestFirst.filter(({ origin }) => {
    const count = (counts.get(origin) ?? 0) + 1;
    counts.set(origin, count);
    return count <= maxOutagesPerOrigin;
  });
  return { version: 2, outages: kept.slice(0, maxOutages).reverse() };
}

/** A total order, so that an outage that is deleted and restored is in its former place. */
function byAge(a: PastOutage, b: PastOutage): number {
  return a.until - b.until || a.since - b.since || (a.origin < b.origin ? -1 : 1);
}

/**
 * Returns the history with an outage added and with old or excess outages removed. Adding the same outage again has no
 * effect, and outages of one origin that are minutes apart are merged.
 *
 * @param keptFor the age in ms from which outages are removed
 */
export function withOutage(history: History, past: PastOutage, now: number, keptFor: number): History {
  const recent = history.outages.filter(({ until }) => now - until < keptFor);
  const before = recent.findLast((stored) => isSame(stored, past));
  const others = recent.filter((stored) => stored !== before);
  return historyOf([...others, before ? merged(before, past) : past]);
}

function isSame(stored: PastOutage, past: PastOutage): boolean {
  if (stored.origin !== past.origin) return false;
  const { since, until } = span(stored, past);
  const isNear = past.since <= stored.until + mergeWindow && past.until >= stored.since - mergeWindow;
  return overlaps(stored, past) || (isNear && until - since <= maxMergedLength);
}

function merged(stored: PastOutage, past: PastOutage): PastOutage {
  const [first, second] = stored.since <= past.since ? [stored, past] : [past, stored];
  const { status, cause, generatedBy } = first.cause === undefined ? second : first;
  return {
    origin: stored.origin,
    ...span(stored, past),
    end: stored.end === 'back' ? 'back' : past.end,
    // Overlapping records describe the same attempts; consecutive ones describe different attempts.
    attempts: overlaps(stored, past)
      ? Math.max(stored.attempts, past.attempts)
      : stored.attempts + past.attempts,
    status,
    cause,
    generatedBy,
  };
}

function overlaps(stored: PastOutage, past: PastOutage): boolean {
  return past.since <= stored.until && past.until >= stored.since;
}

function span(one: PastOutage, other: PastOutage): Pick<PastOutage, 'since' | 'until'> {
  return { since: Math.min(one.since, other.since), until: Math.max(one.until, other.until) };
}
