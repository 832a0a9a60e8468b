import { shownDocument } from '../browser/shown-document.ts';
import { allTabs } from '../browser/tabs.ts';
import type { Page } from '../navigation/page.ts';
import { withoutFragment } from '../navigation/url.ts';
import type { OpenTab } from './app-event.ts';
import type { AppState } from './app-state.ts';
import type { NavigationWatcher } from './navigation-watcher.ts';

/**
 * Lists the open tabs and whether each still shows the failed page of its record. If so, the watcher resumes from that
 * page.
 */
export async function openTabs({ tabs }: AppState, watcher: NavigationWatcher): Promise<OpenTab[]> {
  return Promise.all(
    (await allTabs()).map(async (tab) => {
      const page = tabs.get(tab.id)?.shown?.page;
      const showsRecord = page !== undefined && (await isShownIn(tab.id, page));
      if (showsRecord) watcher.resume(tab.id, page);
      return { tab, showsRecord };
    }),
  );
}

/**
 * Returns whether the tab still shows the page, by document id if there is one, because the URL may have changed (a
 * fragment, `pushState`).
 */
async function isShownIn(tabId: number, { documentId, url }: Page): Promise<boolean> {
  const shown = await shownDocument(tabId);
  if (documentId !== undefined) return shown?.documentId === documentId;
  return shown !== undefined && withoutFragment(shown.url) === url;
}
