import { originOf } from '../navigation/url.ts';
import type { Refusal } from './clearing.ts';

/** The tab that a clearing was asked for, as far as it matters here. */
interface AskedTab {
  readonly url: string | undefined;
  readonly privateWindow: boolean;
}

/**
 * Why a tab's site may not be cleared; undefined where it may. What was confirmed is one origin, so a tab that
 * shows another by now is left alone. Chrome's call reaches the ordinary profile alone, whichever window it was
 * meant for, and what a private window keeps goes with it.
 */
export function refusalOf(tab: AskedTab | undefined, origin: string): Refusal | undefined {
  if (!tab) return 'tab-gone';
  if (tab.privateWindow) return 'private-window';
  return originOf(tab.url ?? '') === origin ? undefined : 'other-page';
}
