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
  /** Returns whether an attempt in the tab is pending; only then is a load followed that may bring no page. */
  readonly isLoadPending: (tabId: number) => boolean;
  readonly now: () => number;
}

/**
 * Turns each tab's navigation events into the page it shows, and dispatches what changes. Its state is the only one outside
 * the loop: a new document must be known before the events that wait in the queue are handled. What is lost with the
 * worker is recovered by inspecting the tab.
 */
export interface NavigationWatcher {
  observe(tabId: number, event: NavigationEvent): void;
  /** Finds out what a tab shows where no event reported it; nothing is dispatched where that cannot be found out. */
  inspect(tabId: number): Promise<void>;
  /** Returns what the tab shows as far as it is known without inspecting it; undefined where it is not. */
  pageIn(tabId: number): Page | undefined;
  /** The tab was found to show a page that an earlier worker observed. */
  resume(tabId: number, page: Page): void;
  forget(tabId: number): void;
}

// In ms. Firefox delivers a response up to 0.1 s after its commit (measured); what has not been delivered by then
// came from a service worker, the back/forward cache or a prerender.
const settled = 1_000;

// A little later: a timer that is a millisecond early would find its page not settled yet.
const inspectAfter = settled + 50;

/** It is not known how a document arrived that was found by inspecting its tab. */
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
      // An event that came meanwhile is about a later page.
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
