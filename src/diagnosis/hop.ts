/** The kinds of hops, from the user to the site's own server. */
export type HopKind = 'user' | 'network' | 'edge' | 'gateway' | 'origin';
export type HopState = 'fine' | 'broken' | 'unknown';

/** The hop that failed; `none` if none did (a bot check), `unknown` if the response does not reveal it. */
export type Fault = HopKind | 'none' | 'unknown';
