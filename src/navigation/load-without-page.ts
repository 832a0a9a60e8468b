import { isAbort } from './error-code.ts';
import { lastArrivals, type NavigationLog } from './log.ts';

/** How a load can end with the page before it still standing. */
export type LoadWithoutPage = 'download' | 'no-content' | 'stopped';

/**
 * What the newest load of a tab came to, if it brought no document though it has ended; undefined
 * where nothing was heard of it since the last arrival. The browser tells the end itself only in
 * part: Firefox reports no error for a download, and false ones before good commits (measured).
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
 * Whether the page shown now has overtaken a load that brought a file: a good answer came before it that was not its
 * own and became no page. A page that still stands can do that at once, before any look at the tab. Of a load that gave
 * way to its user's next one nothing is known: its page may have been on its way.
 */
export function overtookFile(log: NavigationLog): boolean {
  const [previous, last] = lastArrivals(log);
  const arrival = log[last];
  if (previous < 0 || (arrival?.kind === 'commit' && arrival.loadedBy === 'user')) return false;
  const answers = log.slice(previous + 1, last).filter((event) => event.kind === 'response');
  const own = answers.findLast(({ url }) => url === arrival?.url);
  return answers.some(
    (answer) => answer !== own && answer.status < 400 && answer.status !== 204 && answer.status !== 205,
  );
}
