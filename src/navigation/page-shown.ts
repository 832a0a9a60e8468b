import { isAbort, showsErrorPage, unknownError } from './error-code.ts';
import { type Arrival, lastArrivals, type NavigationLog } from './log.ts';
import type { NavigationEvent, ProbeEvent, RequestEvent, ResponseEvent } from './navigation-event.ts';
import type { Outcome, Page } from './page.ts';

/**
 * The page that a tab shows, as far as its events tell; undefined before any document arrived.
 *
 * A response becomes the page when a document of the same URL arrives after it and nothing else
 * arrived between. As only the events' own times are compared, the result is the same in
 * whatever order they were delivered.
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
    outcome: failureOf(arrival, response, before) ??
      (response && answered(response, chain)) ??
      probed(arrival, log.slice(last + 1)) ?? { kind: 'unseen' },
  };
}

/** An error page is told by its status where it has a failing one (an empty 503), else by the error. */
function failureOf(
  arrival: Arrival,
  response: ResponseEvent | undefined,
  before: readonly NavigationEvent[],
): Outcome | undefined {
  if (response && response.status >= 400) return undefined;
  if (arrival.kind === 'error') return { kind: 'error', code: arrival.code };
  // Only Firefox follows an error with a commit; a later response means that the load was begun anew.
  const error = before.findLast(
    (event) => event.kind === 'error' && !isAbort(event.code) && !showsErrorPage(event.code),
  );
  if (error?.kind !== 'error' || (response && response.time > error.time)) return undefined;
  return { kind: 'error', code: error.code };
}

/** Returns the requests that led to a response or request, its own last: one for each redirect. */
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

/** Returns the first address of a chain after which only GET was sent; what a form sent is never sent again. */
function startOf(chain: readonly RequestEvent[]): string | undefined {
  const lastForm = chain.findLastIndex(({ method }) => method !== 'GET' && method !== 'HEAD');
  const [start, next] = chain.slice(lastForm + 1);
  // One that is only upgraded is asked for as what it is upgraded to.
  return next && next.url === start?.url.replace(/^http:/, 'https:') ? next.url : start?.url;
}

function answered(response: ResponseEvent, requests: readonly RequestEvent[]): Outcome {
  const sent = requests.at(-1);
  const { status, headers, fromCache, address } = response;
  return {
    kind: 'response',
    head: {
      status,
      headers,
      fromCache,
      ...(address !== undefined && { address }),
      ...(sent && { timeToFirstByte: response.time - sent.time }),
      redirected: requests.some(({ url }) => url !== response.url),
    },
  };
}

function probed(arrival: Arrival, after: readonly NavigationEvent[]): Outcome | undefined {
  const probe = after.findLast((event) => event.kind === 'probe' && isOf(event, arrival));
  if (probe?.kind !== 'probe') return undefined;
  return probe.status === undefined
    ? { kind: 'error', code: unknownError }
    : { kind: 'probed', status: probe.status };
}

/** By the document where the browser names it, for a page may give itself another URL (`history.replaceState`). */
function isOf(probe: ProbeEvent, arrival: Arrival): boolean {
  return probe.documentId === undefined ? probe.url === arrival.url : probe.documentId === arrival.documentId;
}
