import { isAbort } from './error-code.ts';
import { lastArrivals, type NavigationLog } from './log.ts';

/** How a load can end while the previous page stays. */
export type LoadWithoutPage = 'download' | 'no-content' | 'stopped';

/**
 * Returns how a tab's latest load ended, given that it has ended without a document; undefined if there was
 * no response and no abort since the last arrival. The caller has to know that it ended, because the events
 * do not always show it: Firefox reports no error for a download, and spurious ones before successful commits
 * (measured).
 */
export function loadWithoutPage(log: NavigationLog): LoadWithoutPage | undefined {
  const [, last] = lastArrivals(log);
  const since = log.slice(last + 1);
  const response = since.findLast((event) => event.kind === 'response');
  if (response) return response.status === 204 || response.status === 205 ? 'no-content' : 'download';
  const aborted = since.some((event) => event.kind === 'error' && isAbort(event.code));
  return aborted ? 'stopped' : undefined;
}

/**
 * Returns whether a load that became a download was followed by another page: before the current page's
 * response there was a successful response that became no page. A page that is still shown can cause this
 * before its tab is inspected. If the user started the current load, the earlier load may have been canceled
 * before its page arrived, so it does not count.
 */
export function overtookFile(log: NavigationLog): boolean {
  const [previous, last] = lastArrivals(log);
  const arrival = log[last];
  if (previous < 0 || (arrival?.kind === 'commit' && arrival.loadedBy === 'user')) return false;
  const responses = log.slice(previous + 1, last).filter((event) => event.kind === 'response');
  const own = responses.findLast(({ url }) => url === arrival?.url);
  return responses.some(
    (response) =>
      response !== own && response.status < 400 && response.status !== 204 && response.status !== 205,
  );
}
