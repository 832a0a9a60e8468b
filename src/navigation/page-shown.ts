import { isAbort, showsErrorPage, unknownError } from './error-code.ts';
import { type Arrival, lastArrivals, type NavigationLog } from './log.ts';
import type { Outcome, Page } from './page.ts';
import type { ProbeSighting, RequestSighting, ResponseSighting, Sighting } from './sighting.ts';

/**
 * The page that a tab shows, as far as its sightings tell; undefined before any document arrived.
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
  const response = before.findLast((sighting) => sighting.kind === 'response');
  const request = before.findLast((sighting) => sighting.kind === 'request');
  return {
    url: arrival.url,
    method: response?.method ?? request?.method,
    documentId: arrival.documentId,
    arrivedAt: arrival.time,
    outcome: failureOf(arrival, response, before) ??
      (response && answered(response, log)) ??
      probed(arrival, log.slice(last + 1)) ?? { kind: 'unseen' },
  };
}

/** An error page is told by its status where it has a failing one (an empty 503), else by the error. */
function failureOf(
  arrival: Arrival,
  response: ResponseSighting | undefined,
  before: readonly Sighting[],
): Outcome | undefined {
  if (response && response.status >= 400) return undefined;
  if (arrival.kind === 'error') return { kind: 'error', code: arrival.code };
  // Only Firefox follows an error with a commit; a later response means that the load was begun anew.
  const error = before.findLast(
    (sighting) => sighting.kind === 'error' && !isAbort(sighting.code) && !showsErrorPage(sighting.code),
  );
  if (error?.kind !== 'error' || (response && response.time > error.time)) return undefined;
  return { kind: 'error', code: error.code };
}

function answered(response: ResponseSighting, log: NavigationLog): Outcome {
  const requests = log.filter(
    (sighting): sighting is RequestSighting =>
      sighting.kind === 'request' &&
      sighting.requestId === response.requestId &&
      sighting.time <= response.time,
  );
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

function probed(arrival: Arrival, after: readonly Sighting[]): Outcome | undefined {
  const probe = after.findLast((sighting) => sighting.kind === 'probe' && isOf(sighting, arrival));
  if (probe?.kind !== 'probe') return undefined;
  return probe.status === undefined
    ? { kind: 'error', code: unknownError }
    : { kind: 'probed', status: probe.status };
}

/** By the document where the browser names it, for a page may give itself another URL (`history.replaceState`). */
function isOf(probe: ProbeSighting, arrival: Arrival): boolean {
  return probe.documentId === undefined ? probe.url === arrival.url : probe.documentId === arrival.documentId;
}
