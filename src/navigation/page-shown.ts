import { isAbort, showsErrorPage, unknownError } from './error-code.ts';
import { type Arrival, lastArrivals, type NavigationLog } from './log.ts';
import type { NavigationEvent, ProbeEvent, RequestEvent, ResponseEvent } from './navigation-event.ts';
import type { Outcome, Page } from './page.ts';

/**
 * Returns the page that a tab shows, derived from its events; undefined before any document has arrived.
 *
 * A response belongs to the next arrival if that has the same URL. Only the events' own timestamps are
 * compared, so the result does not depend on the order of delivery.
 */
export function pageShown(log: NavigationLog): Page | undefined {
  const [previous, last] = lastArrivals(log);
  const arrival = log[last];
  if (arrival?.kind !== 'commit' && arrival?.kind !== 'error') return undefined;
  const before = log.slice(previous + 1, last).filter(({ url }) => url === arrival.url);
  const response = before.findLast((event) => event.kind === 'response');
  const request = before.findLast((event) => event.kind === 'request');
  const chain = redirects(log, response ?? request);
  const byRequest = chain.at(-1)?.loadedBy ?? 'unknown';
  const commit = arrival.kind === 'commit' ? arrival : undefined;
  return {
    url: arrival.url,
    requestedUrl: startOf(chain) ?? arrival.url,
    method: response?.method ?? request?.method,
    loadedBy: byRequest === 'unknown' ? (commit?.loadedBy ?? 'unknown') : byRequest,
    reload: commit?.reload ?? false,
    form: commit?.form ?? false,
    ...(commit?.traversal && { traversal: true }),
    documentId: arrival.documentId,
    arrivedAt: arrival.time,
    outcome: errorOutcome(arrival, response, before) ??
      (response && responseOutcome(response, chain)) ??
      probeOutcome(arrival, log.slice(last + 1)) ?? { kind: 'unseen' },
  };
}

/**
 * Returns the error of an error page; undefined if it has a response with a failing status (an empty 503).
 */
function errorOutcome(
  arrival: Arrival,
  response: ResponseEvent | undefined,
  before: readonly NavigationEvent[],
): Outcome | undefined {
  if (response && response.status >= 400) return undefined;
  if (arrival.kind === 'error') return { kind: 'error', code: arrival.code };
  // Only Firefox follows an error with a commit; a response after the error belongs to a new load.
  const error = before.findLast(
    (event) => event.kind === 'error' && !isAbort(event.code) && !showsErrorPage(event.code),
  );
  if (error?.kind !== 'error' || (response && response.time > error.time)) return undefined;
  return { kind: 'error', code: error.code };
}

/**
 * Returns the chain of requests that ends with the given one, or with the given response's: one per redirect.
 */
function redirects(
  log: NavigationLog,
  end: ResponseEvent | RequestEvent | undefined,
): readonly RequestEvent[] {
  if (end === undefined) return [];
  return log.filter(
    (event): event is RequestEvent =>
      event.kind === 'request' && event.requestId === end.requestId && event.time <= end.time,
  );
}

/**
 * Returns the first URL of a chain after which only GET or HEAD was sent, because forms are never
 * resubmitted.
 */
function startOf(chain: readonly RequestEvent[]): string | undefined {
  const lastForm = chain.findLastIndex(({ method }) => method !== 'GET' && method !== 'HEAD');
  const [start, next] = chain.slice(lastForm + 1);
  // A URL that was only upgraded to https is requested as https from the start.
  return next && next.url === start?.url.replace(/^http:/, 'https:') ? next.url : start?.url;
}

function responseOutcome(response: ResponseEvent, requests: readonly RequestEvent[]): Outcome {
  const sent = requests.at(-1);
  const { status, headers, edge, fromCache, address } = response;
  return {
    kind: 'response',
    head: {
      status,
      headers,
      fromCache,
      ...(edge !== undefined && { edge }),
      ...(address !== undefined && { address }),
      ...(sent && { timeToFirstByte: response.time - sent.time }),
      redirected: requests.some(({ url }) => url !== response.url),
    },
  };
}

function probeOutcome(arrival: Arrival, after: readonly NavigationEvent[]): Outcome | undefined {
  const probe = after.findLast((event) => event.kind === 'probe' && isOf(event, arrival));
  if (probe?.kind !== 'probe') return undefined;
  return probe.status === undefined
    ? { kind: 'error', code: unknownError }
    : { kind: 'probed', status: probe.status };
}

/** Compares document IDs if available, because a page may change its own URL (`history.replaceState`). */
function isOf(probe: ProbeEvent, arrival: Arrival): boolean {
  return probe.documentId === undefined ? probe.url === arrival.url : probe.documentId === arrival.documentId;
}
