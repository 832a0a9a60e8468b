import { clearSite } from '../../browser/browsing-data.ts';
import { browserKind } from '../../browser/platform.ts';
import { countStored } from '../../browser/stored-data.ts';
import { clearableData } from '../../clearing/clearable-data.ts';
import { resultsOf } from '../../clearing/clearing.ts';
import { within } from '../../within.ts';
import type { AppEffect } from '../app-effect.ts';
import type { AppEvent } from '../app-event.ts';
import type { NavigationWatcher } from '../navigation-watcher.ts';
import { tabFacts } from '../tab-facts.ts';

// In ms. If a busy page does not answer by then, only the comparison is lost; the site is cleared anyway.
const longestCount = 2_000;

/** Clears a site's stored data. Runs concurrently with the queue, because clearing a large cache takes a while. */
export async function clearSiteData(
  { number, tabId, document, origin, cookieStoreId, act }: AppEffect<'clear-site'>,
  watcher: NavigationWatcher,
): Promise<AppEvent> {
  const count = () => within(longestCount, countStored(tabId));
  const before = await count();
  try {
    await clearSite({ origin, cookieStoreId }, act);
  } catch {
    return { kind: 'clearing-failed', number };
  }
  const results = resultsOf(clearableData[browserKind()][act], before, await count());
  return { kind: 'site-cleared', number, tabId, document, results, facts: await tabFacts(tabId, watcher) };
}
