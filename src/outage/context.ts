import type { RetryClass } from '../diagnosis/diagnosis.ts';
import type { RetryMode } from '../settings/settings.ts';
import type { FailingPage, Site } from './outage.ts';

/** What a step is told about the world besides the event. */
export interface Context {
  readonly site: Site;
  /** In ms since the epoch; may jump either way between two steps. */
  readonly now: number;
  /** Returns a number from 0 up to but not including 1. */
  readonly random: () => number;
  readonly online: boolean;
  /** When the same origin was requested for outages in other cookie stores; the minute's budget is shared. */
  readonly sentElsewhere: readonly number[];
  /** The extension may observe the site's loads; its user can revoke that at any time. */
  readonly mayWatch: boolean;
  /** The user's choice for this site, else the general one. */
  readonly mode: RetryMode;
  /** The retry class of a page under the present settings. */
  readonly retryClass: (page: Pick<FailingPage, 'retry' | 'status'>) => RetryClass;
  /** The most attempts of an automatic run. */
  readonly attemptLimit: number;
  /** The longest an automatic run may last, in ms. */
  readonly runLimit: number;
}
