/** The maximum number of outages stored: enough for every estimate, in about 20 KB. */
export const maxOutages = 200;

/** The maximum number stored per origin, so that one failing site does not displace the others. */
export const maxOutagesPerOrigin = 20;

/** In ms. A site that fails again within this time had not really recovered. */
export const mergeWindow = 5 * 60_000;

/** In ms. Longer intermittent failures are stored as several outages. */
const maxMergedLength = 60 * 60_000;

/** An outage that has ended. */
export interface PastOutage {
  readonly origin: string;
  /** When the first page failed, in ms since the epoch. Together with the origin it identifies the outage. */
  readonly since: number;
  /** When the site recovered or its last failing tab was left, in ms since the epoch. */
  readonly until: number;
  readonly end: 'back' | 'left';
  /** All reloads by Gatelight, including those that the user asked for. */
  readonly attempts: number;
}

/** Past outages, oldest first. */
export interface History {
  readonly version: 1;
  readonly outages: readonly PastOutage[];
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
  const outages = [...others, before ? merged(before, past) : past];
  const own = outages.filter(({ origin }) => origin === past.origin);
  const tooMany = new Set(own.slice(0, -maxOutagesPerOrigin));
  return { version: 1, outages: outages.filter((stored) => !tooMany.has(stored)).slice(-maxOutages) };
}

function isSame(stored: PastOutage, past: PastOutage): boolean {
  if (stored.origin !== past.origin) return false;
  const { since, until } = span(stored, past);
  const isNear = past.since <= stored.until + mergeWindow && past.until >= stored.since - mergeWindow;
  return overlaps(stored, past) || (isNear && until - since <= maxMergedLength);
}

function merged(stored: PastOutage, past: PastOutage): PastOutage {
  return {
    origin: stored.origin,
    ...span(stored, past),
    end: stored.end === 'back' ? 'back' : past.end,
    // Overlapping records describe the same attempts; consecutive ones describe different attempts.
    attempts: overlaps(stored, past)
      ? Math.max(stored.attempts, past.attempts)
      : stored.attempts + past.attempts,
  };
}

function overlaps(stored: PastOutage, past: PastOutage): boolean {
  return past.since <= stored.until && past.until >= stored.since;
}

function span(one: PastOutage, other: PastOutage): Pick<PastOutage, 'since' | 'until'> {
  return { since: Math.min(one.since, other.since), until: Math.max(one.until, other.until) };
}
