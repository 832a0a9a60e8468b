import { shownDocument } from '../browser/shown-document.ts';
import { tabOf } from '../browser/tabs.ts';
import type { TabFacts } from './app-event.ts';
import type { NavigationWatcher } from './navigation-watcher.ts';

/** Collects the facts about a tab that requests depend on. */
export async function tabFacts(tabId: number, watcher: Pick<NavigationWatcher, 'pageIn'>): Promise<TabFacts> {
  const [tab, shown] = await Promise.all([tabOf(tabId), shownDocument(tabId)]);
  return { tabId, tab, shown, page: watcher.pageIn(tabId) };
}
