/** The kinds of hops, from the user to the site's own server. */
export type HopKind = 'user' | 'network' | 'edge' | 'gateway' | 'origin';
export type HopState = 'fine' | 'broken' | 'unknown';

/** The site's own hops that may have failed if the fault is `site`, the likeliest first. */
export const suspects = ['origin', 'gateway'] as const satisfies readonly HopKind[];

/**
 * The hop that failed. `site`: one of the site's own, but the response does not distinguish its gateway from its origin;
 * `none`: none did (a bot check); `unknown`: the response does not even reveal on whose side.
 */
export type Fault = HopKind | 'site' | 'none' | 'unknown';
