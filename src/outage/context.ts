import type { RetryMode } from '../settings/settings.ts';
import type { Site } from './outage.ts';

/** What a step is told of the world beside the event. */
export interface Context {
  readonly site: Site;
  /** In ms since the epoch; may jump either way between two steps. */
  readonly now: number;
  /** Gives a number from 0 up to but not including 1. */
  readonly random: () => number;
  readonly online: boolean;
  /** When the same origin was asked for other cookie stores' outages; the minute's budget is one for all. */
  readonly sentElsewhere: readonly number[];
  /** The extension sees the site's loads: its user may take that back at any time. */
  readonly mayWatch: boolean;
  /** The reader's choice for this site, else the general one. */
  readonly mode: RetryMode;
  /** The most attempts of an automatic run. */
  readonly attemptLimit: number;
  /** The longest an automatic run may last, in ms. */
  readonly runLimit: number;
}
