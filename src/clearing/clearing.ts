import type { Results } from './results.ts';
import type { ClearingAct } from './what-goes.ts';

/** How far a clearing has come. */
export type Stage =
  | { readonly name: 'begun' }
  /** The worker died over it: it may have happened, and is not done again unasked. */
  | { readonly name: 'unknown' }
  /** The browser would not. */
  | { readonly name: 'failed' }
  | { readonly name: 'done'; readonly results: Results; readonly reload: Reload };

/**
 * What became of the load after a clearing. `form`: the page came from a form; `refused`: it was loaded too often just
 * now; `moved`: the tab has left the page that the clearing was asked for on.
 */
export type Reload = 'started' | 'form' | 'refused' | 'moved';

/** The last clearing of this browser session, as `storage.session` keeps it. Never one of a private window. */
export interface Clearing {
  readonly version: 1;
  /** Each number runs at most once. */
  readonly number: number;
  readonly tabId: number;
  readonly origin: string;
  readonly act: ClearingAct;
  /** When it began, in ms since the epoch. */
  readonly at: number;
  readonly stage: Stage;
}

/** Why nothing was cleared. */
export type Refusal = 'tab-gone' | 'other-page' | 'private-window' | 'ran-before';

/** The number of the next clearing. */
export function nextNumber(last: Clearing | undefined): number {
  return (last?.number ?? 0) + 1;
}

/** What a worker makes of the clearing that it finds when it starts: one that had only begun is not known to have ended. */
export function afterDeath(found: Clearing | undefined): Clearing | undefined {
  return found?.stage.name === 'begun' ? { ...found, stage: { name: 'unknown' } } : found;
}

// Long enough to open the popup again and read what came of it; later it would be taken for news.
const toldFor = 5 * 60_000;

/** Whether a clearing is still worth telling of in a tab that shows this origin: to whoever has left its site, only that. */
export function isNews(clearing: Clearing, tabId: number, origin: string | undefined, now: number): boolean {
  const { stage } = clearing;
  const concerns = clearing.origin === origin || (stage.name === 'done' && stage.reload === 'moved');
  return clearing.tabId === tabId && concerns && Math.abs(now - clearing.at) < toldFor;
}
