import { showsErrorPage } from './error-code.ts';
import type { CommitEvent, ErrorEvent, NavigationEvent } from './navigation-event.ts';

/**
 * The events of one tab that can still matter, oldest first by the browser's own time:
 * the last arrival but one (it bounds what belongs to the last), and all that came after it.
 */
export type NavigationLog = readonly NavigationEvent[];

/** What makes a tab show another document. */
export type Arrival = CommitEvent | ErrorEvent;

// Responses that never become a page (downloads, 204s, prefetches of odd kinds) pile up after the
// last arrival; no navigation needs as many as this, its redirects included (Chrome allows 20).
const mostEvents = 64;

const rank = { request: 0, response: 1, error: 2, commit: 3, probe: 4 } as const;

/**
 * The longest, in ms, that an event is delivered behind a later one; Firefox took up to 0.1 s (measured). One that
 * lies further back was stamped by a clock that has been set back since.
 */
const latestDelivery = 2_000;

/** Returns the log with an event at its place in time, without what can no longer matter. */
export function record(earlier: NavigationLog, event: NavigationEvent): NavigationLog {
  const log = onClockOf(event, earlier);
  const place = log.findLastIndex((earlier) => byTime(earlier, event) <= 0) + 1;
  const sorted = log.toSpliced(place, 0, event);
  const [boundary] = lastArrivals(sorted);
  return sorted.slice(Math.max(0, boundary, sorted.length - mostEvents));
}

/**
 * Whether an event can make a log tell of another page than before it came: an arrival can, and what came before
 * the last one. What a load that is still under way has brought so far cannot.
 */
export function mayChangePage(log: NavigationLog, event: NavigationEvent): boolean {
  return !(event.kind === 'request' || event.kind === 'response') || event !== log.at(-1);
}

/** Where the last arrival in a log stands, and the one before it; -1 where there is none. */
export function lastArrivals(log: NavigationLog): readonly [previous: number, last: number] {
  let previous = -1;
  let last = -1;
  for (let at = 0; at < log.length; at++)
    if (arrives(log[at], log[last])) {
      previous = last;
      last = at;
    }
  return [previous, last];
}

/** A failure of the body of the document that is already there, under its own documentId, is no arrival. */
function arrives(event: NavigationEvent | undefined, before: NavigationEvent | undefined): boolean {
  if (event?.kind !== 'error') return event?.kind === 'commit';
  if (!showsErrorPage(event.code)) return false;
  const shown = before && 'documentId' in before ? before.documentId : undefined;
  return shown === undefined || shown !== event.documentId;
}

function byTime(a: NavigationEvent, b: NavigationEvent): number {
  return a.time - b.time || rank[a.kind] - rank[b.kind] || compare(identity(a), identity(b));
}

// Firefox stamps whole milliseconds: ties must fall the same way in whatever order they are delivered.
function identity(event: NavigationEvent): string {
  return 'requestId' in event ? event.requestId : `${event.documentId} ${event.url}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Returns the log as if the clock had always shown what the event was stamped with. */
function onClockOf({ time }: NavigationEvent, log: NavigationLog): NavigationLog {
  const newest = log.at(-1)?.time ?? time;
  if (time >= newest - latestDelivery) return log;
  // Everything known came before the event, and before those of the same load that are delivered later.
  const back = newest - time + latestDelivery;
  return log.map((known) => ({ ...known, time: known.time - back }));
}
