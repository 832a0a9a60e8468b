/**
 * Who started a load. `page`: a script, a refresh or an extension, without recent input of the user's; `unknown`
 * where the browser does not tell.
 */
export type LoadedBy = 'user' | 'page' | 'unknown';

/** The fetch metadata of a navigation request, absent where the browser sends none (plain http). */
export interface FetchMetadata {
  readonly site: string | undefined;
  readonly user: string | undefined;
}

/**
 * Returns who started a load by its request. Both browsers send `Sec-Fetch-User: ?1` with each navigation that
 * follows the user's own input, F5 and the address bar included, and without it `Sec-Fetch-Site` alone (Fetch Metadata,
 * 2.4; measured in Chromium 156 and Firefox 153); to sites over plain http they send neither.
 */
export function loadedByMetadata({ site, user }: FetchMetadata): LoadedBy {
  if (user === '?1') return 'user';
  return site === undefined ? 'unknown' : 'page';
}

/** What `webNavigation.onCommitted` says of a load's beginning. */
export interface Transition {
  readonly type: string;
  readonly qualifiers: readonly string[];
  /** The page itself can make a `reload`, too: true in Firefox, while Chrome tells that as a `link`. */
  readonly reloadIsAmbiguous: boolean;
}

const typed: ReadonlySet<string> = new Set([
  'typed',
  'auto_bookmark',
  'generated',
  'keyword',
  'keyword_generated',
  'start_page',
]);

/** Returns who started a load by its commit; of a followed link neither browser tells whether a script followed it. */
export function loadedByTransition({ type, qualifiers, reloadIsAmbiguous }: Transition): LoadedBy {
  if (qualifiers.includes('client_redirect')) return 'page';
  if (qualifiers.includes('forward_back')) return 'unknown';
  if (typed.has(type) || (type === 'reload' && !reloadIsAmbiguous)) return 'user';
  return 'unknown';
}
