import { showsErrorPage } from './error-code.ts';
import type { CommitEvent, ErrorEvent, NavigationEvent } from './navigation-event.ts';

/**
 * The relevant events of one tab, ordered by the browser's own timestamps: the last arrival but two,
 * because the last two may belong to one load, and everything after it.
 */
export type NavigationLog = readonly NavigationEvent[];

/** An event that makes a tab show another document: a commit, or an error that shows an error page. */
export type Arrival = CommitEvent | ErrorEvent;

// Responses that never become a page (downloads, 204s, some prefetches) accumulate after the last arrival. No
// navigation needs this many events, even with redirects (Chrome allows 20).
const maxEvents = 64;

const rank = { request: 0, response: 1, error: 2, commit: 3, probe: 4 } as const;

/**
 * How much later than a newer event an older one may be delivered, in ms; Firefox took up to 0.1 s
 * (measured). A timestamp further back means that the clock was set back.
 */
const maxDeliveryDelay = 2_000;

/** Returns the log with an event inserted by its timestamp, without events that are no longer relevant. */
export function record(earlier: NavigationLog, event: NavigationEvent): NavigationLog {
  const log = alignedWith(event, earlier);
  const place = log.findLastIndex((earlier) => byTime(earlier, event) <= 0) + 1;
  const sorted = log.toSpliced(place, 0, event);
  // Most events are the newest and no arrival, after which everything else is as relevant as before.
  const mayArrive = event.kind === 'commit' || event.kind === 'error';
  if (!mayArrive && place === log.length && place < maxEvents) return sorted;
  // An error may still be delivered that joins the last two arrivals.
  const boundary = arrivals(sorted).at(-3) ?? 0;
  return sorted.slice(Math.max(boundary, sorted.length - maxEvents));
}

/**
 * Returns whether an event may have changed the page that the log describes. Requests and responses of a load
 * still in progress cannot change it; arrivals, and events inserted before others, can.
 */
export function mayChangePage(log: NavigationLog, event: NavigationEvent): boolean {
  return !(event.kind === 'request' || event.kind === 'response') || event !== log.at(-1);
}

/** Returns the indexes of the last arrival in a log and of the one before it; -1 if there is none. */
export function lastArrivals(log: NavigationLog): readonly [previous: number, last: number] {
  const all = arrivals(log);
  const last = all.at(-1) ?? -1;
  const isErrorPage = isErrorPageOf(log.slice(all.at(-2) ?? last, last + 1));
  return [all.at(isErrorPage ? -3 : -2) ?? -1, last];
}

function arrivals(log: NavigationLog): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < log.length; at++) if (isArrival(log[at], log[found.at(-1) ?? -1])) found.push(at);
  return found;
}

/**
 * Returns whether the last of these events, which begin with the arrival before it, is the error page of that same
 * load. Firefox commits a response without a body and without a length (Node's 431) first as an empty document, and
 * then its error page (measured).
 */
function isErrorPageOf([before, ...after]: NavigationLog): boolean {
  const page = after.at(-1);
  if (before?.kind !== 'commit' || page?.kind !== 'commit') return false;
  const isSameLoad = page.url === before.url && !page.reload && !page.traversal;
  const hasFailed = after.some((event) => event.kind === 'error' && event.documentId === before.documentId);
  return isSameLoad && hasFailed && !after.some(({ kind }) => kind === 'request' || kind === 'response');
}

/**
 * Returns whether an event is an arrival. An error with the shown document's ID is none: it only means that
 * the body failed to load.
 */
function isArrival(event: NavigationEvent | undefined, before: NavigationEvent | undefined): boolean {
  if (event?.kind !== 'error') return event?.kind === 'commit';
  if (!showsErrorPage(event.code)) return false;
  const shown = before && 'documentId' in before ? before.documentId : undefined;
  return shown === undefined || shown !== event.documentId;
}

function byTime(a: NavigationEvent, b: NavigationEvent): number {
  return a.time - b.time || rank[a.kind] - rank[b.kind] || compare(identity(a), identity(b));
}

// Firefox's timestamps are whole milliseconds, so ties must be broken independently of the order of delivery.
function identity(event: NavigationEvent): string {
  return 'requestId' in event ? event.requestId : `${event.documentId} ${event.url}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Returns the log with its timestamps moved back if the clock was set back before the event. */
function alignedWith({ time }: NavigationEvent, log: NavigationLog): NavigationLog {
  const newest = log.at(-1)?.time ?? time;
  if (time >= newest - maxDeliveryDelay) return log;
  // All known events precede this one, and those of the same load that are yet to be delivered.
  const back = newest - time + maxDeliveryDelay;
  return log.map((known) => ({ ...known, time: known.time - back }));
}
