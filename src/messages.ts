import type { Refusal } from './clearing/clearing-refusal.ts';
import type { FailedPage } from './diagnosis/failed-page.ts';
import type { RecentOutages } from './history/outage-statistics.ts';
import type { DocumentName } from './navigation/same-document.ts';
import { originOf } from './navigation/url.ts';
import {
  count,
  oneOf,
  orAbsent,
  readAs,
  record,
  type Shape,
  type Shaped,
  text,
  that,
  variant,
} from './shape.ts';

const tabId = count;

/** The origin of a website as `URL.origin` spells it, and nothing beside it. */
const webOrigin = that<string>((value) => typeof value === 'string' && originOf(value) === value);

/** The document that the popup showed when its user asked: what was asked for is done to that one, or not at all. */
const document: Shape<DocumentName> = record({ url: text, documentId: orAbsent(text) });

const request = variant('kind', {
  /** The user pressed a button that acts on a tab. */
  command: record({
    tabId,
    document,
    command: oneOf('try-now', 'reload-without-cache', 'keep-trying', 'stop', 'go-back', 'send-again'),
  }),
  /** The popup knows nothing of its tab: look at it now, with what its click allows. */
  look: record({ tabId }),
  /** The reader confirmed what is to be cleared of the site that the tab shows. A number runs but once. */
  clear: record({ tabId, document, origin: webOrigin, act: oneOf('files', 'site-data'), number: count }),
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
  /** The document that was looked at; undefined where the tab has none yet. */
  readonly document?: DocumentName | undefined;
  /** The failed page, for a popup that finds no record of it: a session's store that is full takes none. */
  readonly shown?: FailedPage | undefined;
  /** The site's recent outages; undefined in private windows, of which nothing is stored. */
  readonly recentOutages?: RecentOutages | undefined;
}

/**
 * What became of a command. Nothing was sent unless it is `done`. `refused`: the page's outage says why; `form`: the page
 * came from a form; `failed`: the browser would not; `moved`: the tab now shows a different document; `too-many`: the
 * minute's budget is spent.
 */
export type CommandResult = 'done' | 'refused' | 'form' | 'failed' | 'moved' | 'too-many';

export interface Answers {
  command: CommandResult;
  look: Seen;
  /** `ran`: the record of the clearing tells what came of it. */
  clear: 'ran' | Refusal;
  'forget-history': boolean;
}

/** Reads a message; undefined for anything else than a well-formed request. */
export function readRequest(message: unknown): Request | undefined {
  return readAs(request, message);
}
