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
  const sorted = [...log, sighting].sort(byTime);
  return sorted.slice(firstThatMatters(sorted)).slice(-mostSightings);
}

/**
 * The arrivals in a log, oldest first. A failure of the body of the document that is already
 * there, under its own documentId, is none.
 */
export function arrivalsIn(log: NavigationLog): readonly Arrival[] {
  const arrivals: Arrival[] = [];
  for (const sighting of log) {
    if (sighting.kind === 'commit') arrivals.push(sighting);
    if (sighting.kind === 'error' && showsErrorPage(sighting.code)) {
      const shown = arrivals.at(-1)?.documentId;
      if (shown === undefined || shown !== sighting.documentId) arrivals.push(sighting);
    }
  }
  return arrivals;
}

function firstThatMatters(sorted: NavigationLog): number {
  const boundary = arrivalsIn(sorted).at(-2);
  return boundary ? sorted.indexOf(boundary) : 0;
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
