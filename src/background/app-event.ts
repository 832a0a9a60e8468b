import type { PageReading } from '../browser/scripting.ts';
import type { ShownDocument } from '../browser/shown-document.ts';
import type { Tab } from '../browser/tabs.ts';
import type { CheckRequest } from '../check/check-messages.ts';
import type { Results } from '../clearing/clearing.ts';
import type { FailedPage } from '../diagnosis/failed-page.ts';
import type { RecentSites } from '../diagnosis/recent-sites.ts';
import type { FrameEvent } from '../frames/step-frames.ts';
import type { CommandResult, RequestOf } from '../messages.ts';
import type { LoadWithoutPage } from '../navigation/load-without-page.ts';
import type { Page } from '../navigation/page.ts';
import type { PartEnd } from '../navigation/part-end.ts';
import type { DocumentName } from '../navigation/same-document.ts';
import type { Site } from '../outage/outage.ts';
import type { Failure, Readiness } from '../outage/step-interface.ts';
import type { Settings } from '../settings/settings.ts';

/** The facts about a tab, collected when a request for it arrives or after its site was cleared. */
export interface TabFacts {
  readonly tabId: number;
  /** Undefined if the tab is closed. */
  readonly tab: Tab | undefined;
  /** Undefined if the tab is closed or has loaded nothing yet. */
  readonly shown: ShownDocument | undefined;
  /** The page according to navigation events, whether it failed or not; undefined if none were observed. */
  readonly page: Page | undefined;
}

/** A tab that was open when the worker started. */
export interface OpenTab {
  readonly tab: Tab;
  /** It still shows the failed page of its record. */
  readonly showsRecord: boolean;
}

interface OfAttempt {
  readonly site: Site;
  readonly tabId: number;
  /** The number of the outage's effect. */
  readonly number: number;
}

/** What the browser reports. */
interface BrowserEvents {
  /** The worker started. The event that started it is handled after this one. */
  'worker-started': { readonly settings: Settings; readonly tabs: readonly OpenTab[] };
  /** A tab shows another page, or more is known about the page it shows. */
  'page-shown': { readonly tabId: number; readonly page: Page };
  /** A tab shows a page that cannot be identified: no event was observed, and no script may read it. */
  'page-unreadable': { readonly tabId: number; readonly page: Page };
  /** A load ended without a page. The tab still shows the previous page, or already a later one. */
  'load-ended': { readonly tabId: number; readonly how: LoadWithoutPage };
  /** A part of a page failed, or loaded although it may have failed before. */
  'part-ended': {
    readonly tabId: number;
    readonly part: PartEnd;
    /** The page that the tab shows. */
    readonly page: Page;
  };
  'tab-closed': { readonly tabId: number };
  'tab-activated': { readonly tabId: number };
  /** The browser gave the tab another id. */
  'tab-replaced': { readonly tabId: number; readonly by: number };
  /** A timer or an alarm fired. One that fires early, late or twice is harmless. */
  'wake-up': object;
  'connection-changed': object;
  'permissions-changed': object;
  'settings-changed': { readonly settings: Settings };
  'extension-installed': object;
}

/** The results of effects. */
interface EffectResults {
  'page-diagnosed': {
    readonly tabId: number;
    readonly site: Site;
    readonly failed: FailedPage;
    /** The part of it that the outage depends on. */
    readonly failure: Failure;
    /** With this failure; undefined in a private window. */
    readonly recentSites: RecentSites | undefined;
    readonly pass: DiagnosisPass;
  };
  /** The content of a failed page was read for the first time. */
  'content-read': { readonly tabId: number; readonly page: Page; readonly reading: PageReading };
  /** The content of a failed page was read again before an attempt; undefined if it could not be. */
  'content-reread': OfAttempt & {
    readonly page: Page | undefined;
    readonly reading: PageReading | undefined;
  };
  'preflight-finished': OfAttempt & { readonly readiness: Readiness };
  /** The tab of an attempt turned out to be discarded. */
  'tab-discarded': { readonly site: Site; readonly tabId: number };
  'load-inspected': OfAttempt & { readonly load: 'pending' | 'none' };
  /** The load of an attempt was not sent. */
  'load-not-sent': {
    readonly site: Site;
    readonly tabId: number;
    readonly reason: Exclude<LoadOutcome, 'sent'>;
  };
  'tabs-listed': { readonly tabs: readonly Tab[] };
  /** A page loaded in a tab that is not private. */
  'success-observed': { readonly url: string; readonly edge: string | undefined };
  /** The tab is active in the focused window and, if the effect asked for it, the icon is not pinned. */
  'popup-may-open': { readonly tabId: number; readonly arrivedAt: number };
  /** An `act-on-tab` or a `reload-frame` effect was carried out or refused. */
  'act-finished': { readonly result: CommandResult; readonly clearing?: number | undefined };
  'site-cleared': {
    readonly number: number;
    readonly tabId: number;
    /** The document for which the user confirmed the clearing. */
    readonly document: DocumentName;
    readonly results: Results;
    /** The tab after the clearing. */
    readonly facts: TabFacts;
  };
  /** Something is known about a frame that failed. */
  'frame-changed': { readonly event: FrameEvent };
  /** The browser refused to clear. */
  'clearing-failed': { readonly number: number };
}

/** What the user asks for in the popup. */
interface UserRequests {
  'command-given': { readonly request: RequestOf<'command'>; readonly facts: TabFacts };
  'frame-reload-asked': {
    readonly request: RequestOf<'reload-frame'>;
    readonly facts: TabFacts;
    /** The document in the frame; undefined if the tab has no such frame. */
    readonly frame: DocumentName | undefined;
  };
  'clearing-confirmed': { readonly request: RequestOf<'clear'>; readonly facts: TabFacts };
  'check-requested': { readonly request: CheckRequest; readonly facts: TabFacts };
  /** A check of a site is about to send a request. */
  'site-request-planned': { readonly origin: string };
}

type Details = BrowserEvents & EffectResults & UserRequests;

export type AppEventKind = keyof Details;

/** Anything that can happen to the background. Without a type argument, an event of any kind. */
export type AppEvent<K extends AppEventKind = AppEventKind> = {
  [P in K]: { readonly kind: P } & Details[P];
}[K];

/** What a diagnosis is based on: the response alone, or also the page's content, read for the first time or again. */
export type DiagnosisPass =
  | { readonly name: 'response' }
  | { readonly name: 'content'; readonly focused: boolean }
  | { readonly name: 'reread' };

/** `moved`: the tab shows, or is loading, a different document than the request was for. `gone`: it is closed. */
export type LoadOutcome = 'sent' | 'moved' | 'gone';
