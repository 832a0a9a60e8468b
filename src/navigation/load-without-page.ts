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
 * Whether the page shown now has overtaken a load that brought a file: an answer came before it that was not its
 * own and became no page. A page that still stands can do that at once, before any look at the tab.
 */
export function overtookFile(log: NavigationLog): boolean {
  const [previous, last] = lastArrivals(log);
  if (previous < 0) return false;
  const answers = log.slice(previous + 1, last).filter((event) => event.kind === 'response');
  const own = answers.findLast(({ url }) => url === log[last]?.url);
  return answers.some((answer) => answer !== own && answer.status !== 204 && answer.status !== 205);
}
