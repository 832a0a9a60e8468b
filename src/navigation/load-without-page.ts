import { isAbort } from './error-code.ts';
import { arrivalsIn, type NavigationLog } from './log.ts';

/** How a load can end with the page before it still standing. */
export type LoadWithoutPage = 'download' | 'no-content' | 'stopped';

/**
 * What the newest load of a tab came to, if it brought no document though it has ended; undefined
 * where nothing was heard of it since the last arrival. The browser tells the end itself only in
 * part: Firefox reports no error for a download, and false ones before good commits (measured).
 */
export function loadWithoutPage(log: NavigationLog): LoadWithoutPage | undefined {
  const arrival = arrivalsIn(log).at(-1);
  const since = arrival ? log.slice(log.indexOf(arrival) + 1) : log;
  const response = since.findLast((sighting) => sighting.kind === 'response');
  if (response) return response.status === 204 || response.status === 205 ? 'no-content' : 'download';
  const aborted = since.some((sighting) => sighting.kind === 'error' && isAbort(sighting.code));
  return aborted ? 'stopped' : undefined;
}
