import { type Foreign, type Migration, upToDate } from '../settings/migrations.ts';

/** How many are remembered at most: enough for every estimate, and some 20 KB of storage. */
export const mostOutages = 200;

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

const empty: History = { version: 1, outages: [] };

/** There never was a version 0. */
const migrations: readonly Migration[] = [() => ({ version: 1 })];

/**
 * Reads a stored history; single entries that are unusable are left out, an absent one is empty.
 * Where the whole is of no shape that this build knows it says why.
 */
export function readHistory(stored: unknown): History | Foreign {
  if (stored === undefined) return empty;
  const history = upToDate(stored, migrations);
  if (typeof history === 'string') return history;
  const { outages } = history;
  return Array.isArray(outages) ? { version: 1, outages: outages.filter(isPastOutage) } : 'damaged';
}

/**
 * Adds what became of an outage, once however often it is told, and forgets what is too old or too much.
 *
 * @param keptFor how long an outage is remembered, in ms
 */
export function remember(history: History, past: PastOutage, now: number, keptFor: number): History {
  const others = history.outages.filter(
    ({ origin, since, until }) => !(origin === past.origin && since === past.since) && now - until < keptFor,
  );
  return { version: 1, outages: [...others, past].slice(-mostOutages) };
}

function isPastOutage(stored: unknown): stored is PastOutage {
  const { origin, since, until, end, attempts } = Object(stored) as Record<string, unknown>;
  return (
    typeof origin === 'string' &&
    [since, until, attempts].every((number) => Number.isFinite(number)) &&
    (end === 'back' || end === 'left')
  );
}
