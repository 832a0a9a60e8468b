import { shownDocument } from '../browser/shown-document.ts';
import { tabOf } from '../browser/tabs.ts';
import { loadWithoutPage, overtookFile } from '../navigation/load-without-page.ts';
import { lastArrivals, mayChangePage, type NavigationLog, record } from '../navigation/log.ts';
import type { NavigationEvent } from '../navigation/navigation-event.ts';
import type { Page } from '../navigation/page.ts';
import { pageShown } from '../navigation/page-shown.ts';
import { withoutFragment } from '../navigation/url.ts';
import type { AppEvent } from './app-event.ts';
import { readContent } from './effects/read-content.ts';

interface Dependencies {
  readonly dispatch: (event: AppEvent) => unknown;
  /** Returns whether an attempt is pending in the tab; only then do loads that end without a page matter. */
  readonly isLoadPending: (tabId: number) => boolean;
  readonly now: () => number;
}

/**
 * Turns each tab's navigation events into the page it shows, and dispatches the changes. Holds the only state outside
 * the loop, because a new document must be known before the events that wait in the queue are handled. After a restart
 * of the worker, this state is recovered by inspecting the tabs.
 */
export interface NavigationWatcher {
  observe(tabId: number, event: NavigationEvent): void;
  /** Finds out what a tab shows if no event reported it, and dispatches the result, if any. */
  inspect(tabId: number): Promise<void>;
  /** Returns the page that the tab is known to show; undefined if that would require inspecting it. */
  pageIn(tabId: number): Page | undefined;
  /** Records that the tab still shows a page that an earlier worker observed, or that the tab it replaces showed. */
  resume(tabId: number, page: Page): void;
  forget(tabId: number): void;
}

// In ms. Firefox delivers a response up to 0.1 s after its commit (measured); what has not been delivered by then
// came from a service worker, the back/forward cache or a prerender.
const settled = 1_000;

// In ms. A little longer, because timers may fire up to a millisecond early.
const inspectAfter = settled + 50;

/** For a document found by inspecting its tab, how it was loaded is unknown. */
const unobserved = { loadedBy: 'unknown', reload: false, form: false } as const;

export function createNavigationWatcher({ dispatch, isLoadPending, now }: Dependencies): NavigationWatcher {
  const logs = new Map<number, NavigationLog>();
  const pages = new Map<number, Page>();

  function observe(tabId: number, event: NavigationEvent): void {
    const log = record(logs.get(tabId) ?? [], event);
    logs.set(tabId, log);
    const page = mayChangePage(log, event) ? pageShown(log) : undefined;
    if (page && !isSame(page, pages.get(tabId))) {
      pages.set(tabId, page);
      if (isLoadPending(tabId) && page.loadedBy !== 'user' && overtookFile(log))
        dispatch({ kind: 'load-ended', tabId, how: 'download' });
      dispatch({ kind: 'page-shown', tabId, page });
      if (page.outcome.kind === 'unseen') later(() => inspect(tabId));
    } else if (isLoadPending(tabId) && loadWithoutPage(log)) {
      later(() => inspectLoad(tabId));
    }
  }

  async function inspectLoad(tabId: number): Promise<void> {
    const tab = await tabOf(tabId);
    const how = loadWithoutPage(logs.get(tabId) ?? []);
    if (how && tab && !tab.loading) dispatch({ kind: 'load-ended', tabId, how });
  }

  async function inspect(tabId: number): Promise<void> {
    const known = pages.get(tabId);
    if (known && known.outcome.kind !== 'unseen') return;
    const frame = await shownDocument(tabId);
    if (!frame || (known && known.documentId !== frame.documentId)) return;
    const reading = frame.errorPage ? undefined : await readContent(tabId, frame.url, frame.documentId);
    if (!reading?.status && !frame.errorPage) {
      const stands = known && pages.get(tabId) === known && now() - known.arrivedAt >= settled;
      if (stands) dispatch({ kind: 'page-unreadable', tabId, page: known });
      return;
    }
    const document = { url: withoutFragment(frame.url), documentId: frame.documentId };
    if (lastArrivals(logs.get(tabId) ?? [])[1] < 0)
      observe(tabId, { kind: 'commit', time: reading?.startedAt ?? now(), ...document, ...unobserved });
    observe(tabId, { kind: 'probe', time: now(), status: reading?.status, ...document });
  }

  return {
    observe,
    inspect,
    pageIn: (tabId) => pages.get(tabId),
    resume(tabId, page) {
      // An event that was observed in the meantime is about a later page.
      if (!pages.has(tabId)) pages.set(tabId, page);
    },
    forget(tabId) {
      logs.delete(tabId);
      pages.delete(tabId);
    },
  };
}

function later(inspect: () => Promise<void>): void {
  setTimeout(inspect, inspectAfter);
}

function isSame(page: Page, known: Page | undefined): boolean {
  if (page.arrivedAt !== known?.arrivedAt || page.documentId !== known.documentId) return false;
  // Firefox delivers the request of a page that failed without a response after the page itself.
  if (page.method !== known.method) return false;
  const [a, b] = [page.outcome, known.outcome];
  if (a.kind === 'response' && b.kind === 'response') return a.head.headers === b.head.headers;
  return a.kind === b.kind;
}
