import { showsErrorPage } from './error-code.ts';
import type { CommitSighting, ErrorSighting, Sighting } from './sighting.ts';

/**
 * The sightings of one tab that can still matter, oldest first by the browser's own time:
 * the last arrival but one (it bounds what belongs to the last), and all that came after it.
 */
export type NavigationLog = readonly Sighting[];

/** What makes a tab show another document. */
export type Arrival = CommitSighting | ErrorSighting;

// Responses that never become a page (downloads, 204s, prefetches of odd kinds) pile up after the
// last arrival; no navigation needs as many as this, its redirects included (Chrome allows 20).
const mostSightings = 64;

const rank = { request: 0, response: 1, error: 2, commit: 3, probe: 4 } as const;

/** Adds a sighting at its place in time, and forgets what can no longer matter. */
export function record(log: NavigationLog, sighting: Sighting): NavigationLog {
  const place = log.findLastIndex((earlier) => byTime(earlier, sighting) <= 0) + 1;
  const sorted = log.toSpliced(place, 0, sighting);
  const [boundary] = lastArrivals(sorted);
  return sorted.slice(Math.max(0, boundary, sorted.length - mostSightings));
}

/**
 * Whether a sighting can make a log tell of another page than before it came: an arrival can, and what came before
 * the last one. What a load that is still under way has brought so far cannot.
 */
export function mayChangePage(log: NavigationLog, sighting: Sighting): boolean {
  return !(sighting.kind === 'request' || sighting.kind === 'response') || sighting !== log.at(-1);
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
function arrives(sighting: Sighting | undefined, before: Sighting | undefined): boolean {
  if (sighting?.kind !== 'error') return sighting?.kind === 'commit';
  if (!showsErrorPage(sighting.code)) return false;
  const shown = before && 'documentId' in before ? before.documentId : undefined;
  return shown === undefined || shown !== sighting.documentId;
}

function byTime(a: Sighting, b: Sighting): number {
  return a.time - b.time || rank[a.kind] - rank[b.kind] || compare(identity(a), identity(b));
}

// Firefox stamps whole milliseconds: ties must fall the same way in whatever order they are delivered.
function identity(sighting: Sighting): string {
  return 'requestId' in sighting ? sighting.requestId : `${sighting.documentId} ${sighting.url}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
