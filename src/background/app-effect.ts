import type { ClearingAct } from '../clearing/clearable-data.ts';
import type { RecentSuccesses } from '../diagnosis/diagnosis.ts';
import type { PageContent } from '../diagnosis/page-content.ts';
import type { RecentSites } from '../diagnosis/recent-sites.ts';
import type { PlainMessage } from '../explanation/message.ts';
import type { FrameEffect } from '../frames/step-frames.ts';
import type { PastOutage } from '../history/past-outages.ts';
import type { Page } from '../navigation/page.ts';
import type { PartEnd } from '../navigation/part-end.ts';
import type { DocumentName } from '../navigation/same-document.ts';
import type { Site } from '../outage/outage.ts';
import type { DiagnosisPass } from './app-event.ts';
import type { FailureFacts } from './failure.ts';

interface OfTab {
  readonly tabId: number;
}

interface OfAttempt extends OfTab {
  readonly site: Site;
  /** The number of the outage's effect. */
  readonly number: number;
  /** The failed page that the tab is known to show. */
  readonly page: Page | undefined;
}

interface Details {
  /** Diagnoses a failed page and determines the site that it belongs to. */
  diagnose: OfTab & {
    readonly page: Page;
    readonly content: PageContent | undefined;
    readonly pass: DiagnosisPass;
    readonly recentSuccesses: RecentSuccesses | undefined;
    readonly recentSites: RecentSites;
    readonly facts: FailureFacts;
  };
  /** Reads the content of a failed page once it is parsed. */
  'read-content': OfTab & { readonly page: Page };
  /** The first half of the preflight check: reads the page's content as far as it is loaded by now. */
  'reread-content': OfAttempt;
  /** The second half of the preflight check: finds out whether a load would disturb the user. */
  preflight: OfAttempt;
  /** Finds out whether the load of an attempt is still pending. */
  'inspect-load': OfAttempt;
  /** Requests the page of a tab again for its outage, always with GET. */
  'load-page': OfTab & {
    readonly site: Site;
    readonly page: Page | undefined;
    readonly bypassCache: boolean;
    /** The user asked for this load, so it replaces any load that is pending in the tab. */
    readonly asked: boolean;
  };
  /** Carries out a user command in a tab, outside any outage. */
  'act-on-tab': OfTab & {
    /** The document that the command is for; undefined if the tab had loaded none. */
    readonly shown: DocumentName | undefined;
    readonly act: TabAct;
    /** The number of the clearing that the load follows. */
    readonly clearing?: number | undefined;
  };
  /** Carries out what is planned for a frame that failed; `diagnose`: finds out whether it may be retried. */
  'act-on-frame': {
    readonly act:
      | FrameEffect
      | {
          readonly kind: 'diagnose';
          readonly part: PartEnd;
          readonly page: Page;
          readonly hasSiteRule: boolean;
        };
  };
  /** Requests a frame's document again with GET, because the user asked for it. */
  'reload-frame': OfTab & { readonly frameId: number; readonly url: string };
  /** Finds out which page a tab shows if no navigation event reported it. */
  'inspect-tab': OfTab;
  /** Lists one tab, or all tabs if no id is given. */
  'list-tabs': { readonly tabId: number | undefined };
  /** Notifies the user, unless the tab is in view. Runs at most once per id. */
  notify: OfTab & { readonly id: string; readonly message: PlainMessage };
  'remember-outage': { readonly record: PastOutage };
  /** Deletes the history if the settings say not to keep one. */
  'tidy-history': object;
  /** Reports that a page loaded, unless its tab is private or closed. */
  'observe-success': OfTab & { readonly url: string; readonly edge: string | undefined };
  /** Finds out whether the popup may open over a tab. */
  'check-opening': OfTab & { readonly arrivedAt: number; readonly onlyIfUnpinned: boolean };
  'open-popup': object;
  'open-welcome-page': object;
  /** Clears a site's stored data, and counts what the page can see of it before and after. */
  'clear-site': OfTab & {
    readonly number: number;
    readonly document: DocumentName;
    readonly origin: string;
    readonly cookieStoreId: string;
    readonly act: ClearingAct;
  };
}

export type AppEffectKind = keyof Details;

/** Something the background does in the browser. Without a type argument, an effect of any kind. */
export type AppEffect<K extends AppEffectKind = AppEffectKind> = {
  [P in K]: { readonly kind: P } & Details[P];
}[K];

export type TabAct =
  | { readonly name: 'go-back' }
  /** Like the browser's own reload button, also for forms: the browser asks before it resubmits one. */
  | { readonly name: 'reload'; readonly bypassCache: boolean }
  /** Requests a failed page again with GET. */
  | { readonly name: 'load'; readonly page: Page; readonly bypassCache: boolean };

/**
 * The effects that the loop waits for before it takes the next event. Their results are handled immediately, before any
 * other event. All other effects run concurrently with the queue.
 */
export const awaitedEffects: ReadonlySet<AppEffectKind> = new Set([
  'diagnose',
  // A page that fails right after another one loaded is diagnosed with that success.
  'observe-success',
  'load-page',
  'act-on-tab',
  'reload-frame',
  'remember-outage',
  'tidy-history',
] as const);
