/** A link of the chain, nearest the visitor first. */
export type HopKind = 'user' | 'network' | 'edge' | 'gateway' | 'origin';
export type HopState = 'fine' | 'broken' | 'unknown';

/** The hop that broke; `none` where nothing did (a bot check), `unknown` where it cannot be told. */
export type Fault = HopKind | 'none' | 'unknown';
