import { shownDocument } from '../browser/shown-document.ts';
import { allTabs } from '../browser/tabs.ts';
import type { Page } from '../navigation/page.ts';
import { withoutFragment } from '../navigation/url.ts';
import type { OpenTab } from './app-event.ts';
import type { AppState } from './app-state.ts';
import type { NavigationWatcher } from './navigation-watcher.ts';

/**
 * Finds out which tabs are open and which of them still show the failed page of their record. For those the watcher resumes
 * from that page.
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

/** Compares documents where the browser names them, because the URL may have changed since (a fragment, `pushState`). */
async function isShownIn(tabId: number, { documentId, url }: Page): Promise<boolean> {
  const shown = await shownDocument(tabId);
  if (documentId !== undefined) return shown?.documentId === documentId;
  return shown !== undefined && withoutFragment(shown.url) === url;
}
