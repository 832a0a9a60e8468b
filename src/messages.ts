import type { Refusal } from './clearing/clearing-refusal.ts';
import type { FailedPage } from './diagnosis/failed-page.ts';
import { outageSelection } from './history/delete-outages.ts';
import type { RecentOutages } from './history/outage-statistics.ts';
import { type PastOutage, pastOutage } from './history/past-outages.ts';
import type { DocumentName } from './navigation/same-document.ts';
import { originOf } from './navigation/url.ts';
import {
  count,
  listOf,
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

/** The origin of a website, exactly as `URL.origin` spells it. */
const webOrigin = that<string>((value) => typeof value === 'string' && originOf(value) === value);

/** The document that the popup showed when the user asked. The action applies to that document only. */
const document: Shape<DocumentName> = record({ url: text, documentId: orAbsent(text) });

/** Any frame except the main one, whose ID is 0. */
const frameId = that<number>((value) => Number.isSafeInteger(value) && (value as number) > 0);

const request = variant('kind', {
  /** The user pressed a button that acts on a tab. */
  command: record({
    tabId,
    document,
    command: oneOf('try-now', 'reload-without-cache', 'keep-trying', 'stop', 'go-back', 'send-again'),
  }),
  /** The popup opened over a tab: inspect it now, with the permission that the click gives. */
  'inspect-tab': record({ tabId }),
  /** The user asked to reload a frame of the page that the tab shows. Answered once it loaded or failed again. */
  'reload-frame': record({ tabId, document, frameId, frame: document }),
  /** The user confirmed what to clear of the site that the tab shows. Each number runs at most once. */
  clear: record({ tabId, document, origin: webOrigin, act: oneOf('files', 'site-data'), number: count }),
  /** Delete some of the past outages, or all. */
  'forget-outages': record({ selection: outageSelection }),
  /** Undo a deletion. */
  'restore-outages': record({ outages: listOf(pastOutage) }),
});

/** A request from one of the extension's pages to the background. */
export type Request = Shaped<typeof request>;

export type RequestKind = Request['kind'];

export type RequestOf<K extends RequestKind> = Extract<Request, { kind: K }>;

/** The result of inspecting a tab. `healthy-on-click`: the extension may read this site only after a click. */
export type TabStatus =
  | 'healthy'
  | 'healthy-on-click'
  | 'failed'
  | 'no-permission'
  | 'browser-page'
  | 'unknown';

/** A frame that failed and is going to be reloaded automatically. */
export interface FramePlan {
  /** With the port if it is not the default one. */
  readonly host: string;
  /** In ms since the epoch; in the past while it is being reloaded. */
  readonly dueAt: number;
}

export interface TabInspection {
  readonly tabStatus: TabStatus;
  /** The document that was inspected; undefined if the tab has none yet. */
  readonly document?: DocumentName | undefined;
  /** The failed page, for a popup that finds no record of it because `storage.session` is full. */
  readonly shown?: FailedPage | undefined;
  /** The site's recent outages; never of a private window, which leaves no history. */
  readonly recentOutages?: RecentOutages | undefined;
  /** Of at most three frames, the one that is due first comes first. */
  readonly framePlans?: readonly FramePlan[] | undefined;
}

/**
 * The result of a command. Nothing was sent unless it is `done`. `refused`: the site's outage says why; `form`: the
 * page came from a form; `failed`: the browser refused; `moved`: the tab now shows a different document; `too-many`:
 * the minute's budget is spent.
 */
export type CommandResult = 'done' | 'refused' | 'form' | 'failed' | 'moved' | 'too-many';

/** The type of the answer to each kind of request. */
export interface Answers {
  command: CommandResult;
  'reload-frame': CommandResult;
  'inspect-tab': TabInspection;
  /** `ran`: the record of the clearing holds its result. */
  clear: 'ran' | Refusal;
  /** The outages that were deleted; undefined if the browser refused. */
  'forget-outages': readonly PastOutage[] | undefined;
  /** False if the browser refused, or no history is kept. */
  'restore-outages': boolean;
}

/** Reads a message; undefined for anything but a well-formed request. */
export function readRequest(message: unknown): Request | undefined {
  return readAs(request, message);
}
