import type { RecentTrouble } from './history/recent.ts';
import { count, oneOf, readAs, record, type Shaped, variant } from './shape.ts';

const tabId = count;

const request = variant('kind', {
  /** The reader pressed a button that acts on a tab. */
  wish: record({
    tabId,
    wish: oneOf('try-now', 'reload-without-cache', 'keep-trying', 'stop', 'go-back', 'send-again'),
  }),
  /** The popup knows nothing of its tab: look at it now, with what its click allows. */
  look: record({ tabId }),
  /** Forget all past outages. */
  'forget-history': record({}),
});

/** What a page of the extension may ask of the background. */
export type Request = Shaped<typeof request>;

/** What a look at a tab found, where it was no failure; a failure is found in the tab's record. */
export type Sight = 'well' | 'well-on-click' | 'failed' | 'no-permission' | 'browser-page' | 'unknown';

/** The answer to `look`. */
export interface Seen {
  readonly sight: Sight;
  /** The site's trouble of late; never of a private window, for nothing of those is kept. */
  readonly trouble?: RecentTrouble | undefined;
}

export interface Answers {
  wish: boolean;
  look: Seen;
  'forget-history': boolean;
}

/** Reads a message; undefined for anything else than a well-formed request. */
export function readRequest(message: unknown): Request | undefined {
  return readAs(request, message);
}
