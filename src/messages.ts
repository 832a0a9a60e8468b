import * as v from 'valibot';
import type { RecentTrouble } from './history/recent.ts';

const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));

const requestSchema = v.variant('kind', [
  /** The reader pressed a button that acts on a tab. */
  v.object({
    kind: v.literal('wish'),
    tabId,
    wish: v.picklist(['try-now', 'reload-without-cache', 'keep-trying', 'stop', 'go-back']),
  }),
  /** The popup knows nothing of its tab: look at it now, with what its click allows. */
  v.object({ kind: v.literal('look'), tabId }),
  /** Forget all past outages. */
  v.object({ kind: v.literal('forget-history') }),
]);

/** What a page of the extension may ask of the background. */
export type Request = v.InferOutput<typeof requestSchema>;

/** What a look at a tab found, where it was no failure; a failure is found in the tab's record. */
export type Sight = 'well' | 'failed' | 'no-permission' | 'browser-page' | 'unknown';

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
  const parsed = v.safeParse(requestSchema, message);
  return parsed.success ? parsed.output : undefined;
}
