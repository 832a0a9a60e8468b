import type { ClearingAct, DataType } from './clearable-data.ts';

/** The progress of a clearing. */
export type Stage =
  | { readonly name: 'begun' }
  /**
   * The worker was terminated meanwhile. The clearing may have happened, so it is not repeated unless the user asks.
   */
  | { readonly name: 'unknown' }
  /** The browser reported an error. */
  | { readonly name: 'failed' }
  | { readonly name: 'done'; readonly results: Results; readonly reload: Reload };

/**
 * The outcome of the reload after a clearing. `form`: not reloaded, because the page is the result of a form;
 * `refused`: not reloaded, because of the rate limit; `moved`: the tab had left the page on which the user asked for
 * the clearing.
 */
export type Reload = 'started' | 'form' | 'refused' | 'moved';

/** The last clearing of this browser session, as stored in `storage.session`. Never one of a private window. */
export interface Clearing {
  readonly version: 2;
  /** Each number runs at most once. */
  readonly number: number;
  readonly tabId: number;
  readonly origin: string;
  readonly act: ClearingAct;
  /** When it began, in ms since the epoch. */
  readonly at: number;
  readonly stage: Stage;
}

/** Returns the number of the next clearing. */
export function nextNumber(last: Clearing | undefined): number {
  return (last?.number ?? 0) + 1;
}

/**
 * Returns the clearing that a restarted worker finds in storage, with its stage set to `unknown` if it was unfinished.
 */
export function afterRestart(found: Clearing | undefined): Clearing | undefined {
  return found?.stage.name === 'begun' ? { ...found, stage: { name: 'unknown' } } : found;
}

// In ms: enough time to reopen the popup, but not so long that an old outcome seems new.
const shownFor = 5 * 60_000;

/**
 * Returns whether a tab that shows this origin still displays the outcome. After leaving the site only `moved` is
 * shown.
 */
export function isRecent(
  clearing: Clearing,
  tabId: number,
  origin: string | undefined,
  now: number,
): boolean {
  const { stage } = clearing;
  const concerns = clearing.origin === origin || (stage.name === 'done' && stage.reload === 'moved');
  return clearing.tabId === tabId && concerns && Math.abs(now - clearing.at) < shownFor;
}

/** How many items of each type a page can count in its own site's data. Types that no page can count are absent. */
export type Counts = Partial<Readonly<Record<DataType, number>>>;

/** The outcome for one type of data. `unverified`: it cannot be counted, but the browser reported success. */
export type Result = 'gone' | 'none' | 'left' | 'unverified';

export type Results = Partial<Readonly<Record<DataType, Result>>>;

/**
 * Returns the outcome for each type from the counts before and after; undefined counts mean that no script could run.
 */
export function resultsOf(
  types: readonly DataType[],
  before: Counts | undefined,
  after: Counts | undefined,
): Results {
  return Object.fromEntries(types.map((type) => [type, resultOf(before?.[type], after?.[type])]));
}

function resultOf(before: number | undefined, after: number | undefined): Result {
  if (after === undefined) return 'unverified';
  if (after > 0) return 'left';
  return before === 0 ? 'none' : 'gone';
}
