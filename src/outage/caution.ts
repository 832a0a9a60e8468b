import { isOneTimeLink } from './one-time-link.ts';
import type { Caution } from './reasons.ts';

/** What decides whether a page needs caution. */
export interface Risks {
  /** The URL that an attempt would request. */
  readonly url: string;
  /** The host is private and the user made no rule for it, so the user is probably developing the site. */
  readonly privateHost: boolean;
  /** The page has a `Refresh` header or a `<meta http-equiv=refresh>`, or keeps requesting its own URL. */
  readonly refreshesItself: boolean;
  /** The length of the text that the page shows, in characters; 0 if it was not read. */
  readonly textLength: number;
  /** A gateway generated the page, whatever its length. */
  readonly gatewayPage: boolean;
  /** The browser itself retries this failure. */
  readonly browserRetries: boolean;
  /** An earlier load in the tab became a download. */
  readonly broughtFile: boolean;
}

/** More text than an error page is expected to show, in characters. */
const ownContent = 2_000;

/** Returns why a page that could be retried automatically should wait for the user; undefined if it should not. */
export function cautionFor(page: Risks): Caution | undefined {
  // The browser saves a file that a reload downloads without asking. A site that fails intermittently would leave as
  // many files as there are reloads (Chromium issue 475265304).
  if (page.broughtFile) return 'brought-file';
  if (page.refreshesItself) return 'refreshes-itself';
  if (page.textLength > ownContent && !page.gatewayPage) return 'own-content';
  if (isOneTimeLink(page.url)) return 'one-time-link';
  if (page.browserRetries) return 'browser-retries';
  // Last, because it applies to the whole site: *Keep trying* in one tab lifts it in all of them.
  return page.privateHost ? 'private-host' : undefined;
}
