import { isOneTimeLink } from './one-time-link.ts';
import type { Caution } from './reasons.ts';

/** What can make a page one to be careful with. */
export interface Risks {
  /** The address that an attempt would request. */
  readonly url: string;
  /** The host is private and the user made no rule for it: a developer is at work. */
  readonly privateHost: boolean;
  /** It has a `Refresh` header or a `<meta http-equiv=refresh>`, or keeps requesting its own address. */
  readonly refreshesItself: boolean;
  /** Length of the text that the page shows, in characters; 0 where it was not read. */
  readonly textLength: number;
  /** The page is a gateway's own, of whatever length. */
  readonly gatewayPage: boolean;
  /** The browser itself retries this failure. */
  readonly browserRetries: boolean;
  /** An earlier load in its tab became a download. */
  readonly broughtFile: boolean;
}

/** More than any error page is expected to say, in characters. */
const ownContent = 2_000;

/** Returns why a page that could be retried automatically should wait for its user; undefined if nothing does. */
export function cautionFor(page: Risks): Caution | undefined {
  // The browser saves a file that a reload brings without asking. A site that fails by turns would send as many
  // files as there are reloads (Chromium issue 475265304).
  if (page.broughtFile) return 'brought-file';
  if (page.refreshesItself) return 'refreshes-itself';
  if (page.textLength > ownContent && !page.gatewayPage) return 'own-content';
  if (isOneTimeLink(page.url)) return 'one-time-link';
  if (page.browserRetries) return 'browser-retries';
  // Last, because it is true of the whole site: *Keep trying* in one tab covers it in all of them.
  return page.privateHost ? 'private-host' : undefined;
}
