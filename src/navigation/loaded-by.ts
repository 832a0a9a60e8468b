/**
 * Who started a load. `page`: a script, a refresh or an extension, without recent user input; `unknown`: the
 * browser does not report it.
 */
export type LoadedBy = 'user' | 'page' | 'unknown';

/** The fetch metadata of a navigation request; undefined if the browser sends none (plain http). */
export interface FetchMetadata {
  readonly site: string | undefined;
  readonly user: string | undefined;
}

/**
 * Returns who started a load, from its request. Both browsers send `Sec-Fetch-User: ?1` with navigations
 * caused by user input, including F5 and the address bar, and only `Sec-Fetch-Site` with others (Fetch
 * Metadata, 2.4; measured in Chromium 156 and Firefox 153). Over plain http they send neither.
 */
export function loadedByMetadata({ site, user }: FetchMetadata): LoadedBy {
  if (user === '?1') return 'user';
  return site === undefined ? 'unknown' : 'page';
}

/** What `webNavigation.onCommitted` reports about the start of a load. */
export interface Transition {
  readonly type: string;
  readonly qualifiers: readonly string[];
  /** The page itself may also cause a `reload`: true in Firefox, while Chrome reports that as a `link`. */
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

/**
 * Returns who started a load, from its commit. Neither browser reports whether a user or a script followed a
 * link.
 */
export function loadedByTransition({ type, qualifiers, reloadIsAmbiguous }: Transition): LoadedBy {
  if (qualifiers.includes('client_redirect')) return 'page';
  if (qualifiers.includes('forward_back')) return 'unknown';
  if (typed.has(type) || (type === 'reload' && !reloadIsAmbiguous)) return 'user';
  return 'unknown';
}
