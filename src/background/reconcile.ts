import { shownDocument } from '../browser/shown-document.ts';
import { allTabs, type Tab, tabOf } from '../browser/tabs.ts';
import type { Page } from '../navigation/page.ts';
import { originOf, withoutFragment } from '../navigation/url.ts';
import type { FailingPage } from '../outage/outage.ts';
import type { ObservedTab } from '../outage/step-interface.ts';
import type { SessionStore } from '../storage/session-store.ts';
import type { Engine } from './engine.ts';
import type { Watcher } from './watcher.ts';

interface Surroundings {
  readonly memory: SessionStore;
  readonly engine: Engine;
  readonly watcher: Watcher;
  readonly paint: (tabIds: Iterable<number>) => Promise<void>;
}

/**
 * Holds what the last worker left against the tabs as they are now, and paints again what it may not have
 * come to paint. At the first start of a browser session, and after an update, nothing is left and all
 * open tabs are looked at instead.
 */
export async function reconcile({ memory, engine, watcher, paint }: Surroundings): Promise<void> {
  const tabs = await allTabs();
  const open = new Set(tabs.map(({ id }) => id));
  const gone = [...memory.tabs.keys()].filter((tabId) => !open.has(tabId));
  if (gone.length > 0) await memory.write({ tabs: gone.map((tabId) => [tabId, undefined]) });

  for (const outage of [...memory.outages.values()]) {
    const facts = await Promise.all(outage.pages.map((page) => factOf(page, memory, watcher)));
    await engine.handle(outage, { kind: 'worker-restarted', tabs: facts.flatMap((fact) => fact ?? []) });
  }

  for (const [tabId, { shown }] of memory.tabs)
    if (!shown || (await stillShows(tabId, shown.page))) await paint([tabId]);

  // A worker that dies between a page's failure and its record leaves nothing: the tabs in front are
  // always looked at, all others once in a browser session and when they come in front.
  lookAtUnknown(memory.scanned ? tabs.filter(({ active }) => active) : tabs, memory, watcher);
  if (!memory.scanned) await memory.write({ scanned: true });
}

/** Looks at those of the tabs that show a website of which no failure is known. */
export function lookAtUnknown(tabs: readonly Tab[], memory: SessionStore, watcher: Watcher): void {
  for (const { id, url, discarded } of tabs)
    if (!memory.tabs.get(id)?.shown && !discarded && originOf(url ?? '')) void watcher.lookAt(id);
}

async function factOf(
  failing: FailingPage,
  memory: SessionStore,
  watcher: Watcher,
): Promise<ObservedTab | undefined> {
  const { tabId } = failing;
  const tab = await tabOf(tabId);
  if (!tab) return undefined;
  if (tab.discarded) return { shows: 'discarded', tabId };
  const page = memory.tabs.get(tabId)?.shown?.page;
  if (page && !tab.loading && (await stillShows(tabId, page)))
    return { shows: 'failure', failure: { ...failing, loadedBy: page.loadedBy, again: true } };
  // It loads or has loaded something else: a look tells what, unless the events of it come first.
  void watcher.lookAt(tabId);
  return { shows: 'loading', tabId };
}

/** By the document where the browser names it, for its URL may have changed since (a fragment, `pushState`). */
async function stillShows(tabId: number, { documentId, url }: Page): Promise<boolean> {
  const document = await shownDocument(tabId);
  if (documentId !== undefined) return document?.documentId === documentId;
  return document !== undefined && withoutFragment(document.url) === url;
}
