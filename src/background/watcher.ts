import { shownDocument } from '../browser/shown-document.ts';
import { tabOf } from '../browser/tabs.ts';
import { type LoadWithoutPage, loadWithoutPage, overtookFile } from '../navigation/load-without-page.ts';
import { lastArrivals, mayChangePage, type NavigationLog, record } from '../navigation/log.ts';
import type { NavigationEvent } from '../navigation/navigation-event.ts';
import type { Page } from '../navigation/page.ts';
import { pageShown } from '../navigation/page-shown.ts';
import { withoutFragment } from '../navigation/url.ts';
import { readWithin } from './read.ts';

/** Who a watcher serves. */
export interface Observer {
  /** The tab shows another page, or more is known of the one it shows. */
  page(tabId: number, page: Page): void;
  /** The tab shows a page of which nothing can be found out: its events were not told, and no script may look. */
  unreadable(tabId: number, page: Page): void;
  /** Whether an attempt in the tab is waited for; only then is a load followed that may bring no page. */
  awaits(tabId: number): boolean;
  /** A load that was waited for has ended, and the page before it still stands. */
  noPage(tabId: number, how: LoadWithoutPage): void;
}

export interface Watcher {
  observe(tabId: number, event: NavigationEvent): void;
  /** Finds out what a tab shows that no event told of; nothing is told where it cannot be found out. */
  lookAt(tabId: number): Promise<void>;
  /** What the tab shows as far as is known without a look; undefined where nothing is. */
  pageIn(tabId: number): Page | undefined;
  forget(tabId: number): void;
}

// Firefox delivers a response up to 0.1 s after its commit (measured); what is not there by then
// came from a service worker, the back/forward cache or a prerender.
const settled = 1_000;

// A little later, or a timer that is a millisecond early would find its page not settled yet.
const lookAfter = settled + 50;

/** Nothing is known of how a document came that was found standing. */
const unobserved = { loadedBy: 'unknown', reload: false, form: false } as const;

/** Folds each tab's events into the page it shows. Keeps nothing that a look at the tab could not tell again. */
export function createWatcher(observer: Observer, now: () => number): Watcher {
  const logs = new Map<number, NavigationLog>();
  const pages = new Map<number, Page>();

  function observe(tabId: number, event: NavigationEvent): void {
    const log = record(logs.get(tabId) ?? [], event);
    logs.set(tabId, log);
    const page = mayChangePage(log, event) ? pageShown(log) : undefined;
    if (page && !isSame(page, pages.get(tabId))) {
      pages.set(tabId, page);
      if (observer.awaits(tabId) && page.loadedBy !== 'user' && overtookFile(log))
        observer.noPage(tabId, 'download');
      observer.page(tabId, page);
      if (page.outcome.kind === 'unseen') later(() => lookAt(tabId));
    } else if (observer.awaits(tabId) && loadWithoutPage(log)) {
      later(() => loadEnded(tabId));
    }
  }

  async function loadEnded(tabId: number): Promise<void> {
    const tab = await tabOf(tabId);
    const how = loadWithoutPage(logs.get(tabId) ?? []);
    if (how && tab && !tab.loading) observer.noPage(tabId, how);
  }

  async function lookAt(tabId: number): Promise<void> {
    const known = pages.get(tabId);
    if (known && known.outcome.kind !== 'unseen') return;
    const frame = await shownDocument(tabId);
    if (!frame || (known && known.documentId !== frame.documentId)) return;
    const reading = frame.errorPage ? undefined : await readWithin(tabId, frame.url, frame.documentId);
    if (!reading?.status && !frame.errorPage) {
      const stands = known && pages.get(tabId) === known && now() - known.arrivedAt >= settled;
      if (stands) observer.unreadable(tabId, known);
      return;
    }
    const document = { url: withoutFragment(frame.url), documentId: frame.documentId };
    if (lastArrivals(logs.get(tabId) ?? [])[1] < 0)
      observe(tabId, { kind: 'commit', time: reading?.startedAt ?? now(), ...document, ...unobserved });
    observe(tabId, { kind: 'probe', time: now(), status: reading?.status, ...document });
  }

  return {
    observe,
    lookAt,
    pageIn: (tabId) => pages.get(tabId),
    forget(tabId) {
      logs.delete(tabId);
      pages.delete(tabId);
    },
  };
}

function later(look: () => Promise<void>): void {
  setTimeout(look, lookAfter);
}

function isSame(page: Page, known: Page | undefined): boolean {
  if (page.arrivedAt !== known?.arrivedAt || page.documentId !== known.documentId) return false;
  // Firefox delivers the request of a page that failed without an answer after the page itself.
  if (page.method !== known.method) return false;
  const [a, b] = [page.outcome, known.outcome];
  if (a.kind === 'response' && b.kind === 'response') return a.head.headers === b.head.headers;
  return a.kind === b.kind;
}
