/** How many are remembered at most: enough for every estimate, and some 20 KB of storage. */
export const mostOutages = 200;

/** How many of them may be one origin's, so that a site that keeps failing pushes out none of the others. */
export const mostOfOrigin = 20;

/** In ms: a site that fails again so soon had not come back. */
export const sameOutage = 5 * 60_000;

/** In ms: what fails off and on for longer is told in parts, or days of it would be one outage. */
const longestJoined = 60 * 60_000;

/** What became of an outage. */
export interface PastOutage {
  readonly origin: string;
  /** When the first page failed, in ms since the epoch; with the origin it names the outage. */
  readonly since: number;
  readonly until: number;
  readonly end: 'back' | 'left';
  readonly attempts: number;
}

/** Past outages, oldest first. */
export interface History {
  readonly version: 1;
  readonly outages: readonly PastOutage[];
}

/**
 * Adds what became of an outage, once however often it is told, and forgets what is too old or too much. Outages of an
 * origin that are minutes apart become one.
 *
 * @param keptFor how long an outage is remembered, in ms
 */
export function remember(history: History, past: PastOutage, now: number, keptFor: number): History {
  const recent = history.outages.filter(({ until }) => now - until < keptFor);
  const before = recent.findLast((known) => isSame(known, past));
  const others = recent.filter((known) => known !== before);
  const outages = [...others, before ? joined(before, past) : past];
  const own = outages.filter(({ origin }) => origin === past.origin);
  const tooMany = new Set(own.slice(0, -mostOfOrigin));
  return { version: 1, outages: outages.filter((known) => !tooMany.has(known)).slice(-mostOutages) };
}

function isSame(known: PastOutage, past: PastOutage): boolean {
  if (known.origin !== past.origin) return false;
  const { since, until } = span(known, past);
  const isNear = past.since <= known.until + sameOutage && past.until >= known.since - sameOutage;
  return overlaps(known, past) || (isNear && until - since <= longestJoined);
}

function joined(known: PastOutage, past: PastOutage): PastOutage {
  return {
    origin: known.origin,
    ...span(known, past),
    end: known.end === 'back' ? 'back' : past.end,
    // One that is told again has been counted; one that begins later has not.
    attempts: overlaps(known, past)
      ? Math.max(known.attempts, past.attempts)
      : known.attempts + past.attempts,
  };
}

function overlaps(known: PastOutage, past: PastOutage): boolean {
  return past.since <= known.until && past.until >= known.since;
}

function span(one: PastOutage, other: PastOutage): Pick<PastOutage, 'since' | 'until'> {
  return { since: Math.min(one.since, other.since), until: Math.max(one.until, other.until) };
}
