import * as v from 'valibot';

const day = 24 * 60 * 60_000;

/** How long an outage is remembered, in ms. */
export const kept = 30 * day;

/** How many are remembered at most: enough for every estimate, and some 20 KB of storage. */
export const mostOutages = 200;

const pastOutageSchema = v.object({
  origin: v.string(),
  /** When the first page failed, in ms since the epoch; with the origin it names the outage. */
  since: v.number(),
  until: v.number(),
  end: v.picklist(['back', 'left']),
  attempts: v.number(),
});

/** What became of an outage. */
export type PastOutage = Readonly<v.InferOutput<typeof pastOutageSchema>>;

const historySchema = v.object({ version: v.literal(1), outages: v.array(v.unknown()) });

/** Past outages, oldest first. */
export interface History {
  readonly version: 1;
  readonly outages: readonly PastOutage[];
}

const emptyHistory: History = { version: 1, outages: [] };

/**
 * Reads a stored history; single entries that are unusable are left out.
 * Undefined where the whole is of a foreign or newer shape: it is not ours to overwrite.
 */
export function readHistory(stored: unknown): History | undefined {
  if (stored === undefined) return emptyHistory;
  if (!v.is(historySchema, stored)) return undefined;
  return { version: 1, outages: stored.outages.filter((outage) => v.is(pastOutageSchema, outage)) };
}

/** Adds what became of an outage, once however often it is told, and forgets what is too old or too much. */
export function remember(history: History, past: PastOutage, now: number): History {
  const others = history.outages.filter(
    ({ origin, since, until }) => !(origin === past.origin && since === past.since) && now - until < kept,
  );
  return { version: 1, outages: [...others, past].slice(-mostOutages) };
}
