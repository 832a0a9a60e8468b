import { isOnline } from '../../browser/connection.ts';
import { mayWatch } from '../../browser/permissions.ts';
import { browserKind } from '../../browser/platform.ts';
import { tabOf } from '../../browser/tabs.ts';
import { siteOriginOf } from '../../navigation/same-page.ts';
import type { OutageHistory } from '../../storage/history-store.ts';
import type { AppEffect } from '../app-effect.ts';
import type { AppEvent } from '../app-event.ts';
import type { LoadScript } from '../late-scripts.ts';

interface Dependencies {
  readonly loadScript: LoadScript;
  readonly history: OutageHistory;
  readonly now: () => number;
}

/** Diagnoses a failed page. Returns undefined for a page that has no site, or whose tab is closed. */
export async function diagnosePage(
  { tabId, page, content, pass, recentSuccesses, recentSites, facts }: AppEffect<'diagnose'>,
  { loadScript, history, now }: Dependencies,
): Promise<AppEvent | undefined> {
  const [{ diagnose, commonCause }, { failureOf }] = await Promise.all([
    loadScript('diagnosis'),
    loadScript('outage'),
  ]);
  const diagnosis = diagnose(page, { now: now(), online: isOnline(), recentSuccesses, content });
  const tab = await tabOf(tabId);
  const origin = siteOriginOf(page);
  if (!tab || !origin || (await isSourceView(tab.url, origin))) return undefined;
  const site = { origin, cookieStoreId: tab.storeId, private: tab.privateWindow };
  const shared = site.private ? undefined : commonCause(recentSites, page.url, diagnosis, now());
  const usuallyBackWithin = site.private ? undefined : await history.usuallyBackWithin(origin);
  const seenAt = facts.seenAt ?? (tab.active ? now() : (tab.lastAccessed ?? 0));
  const failure = failureOf(page, diagnosis, content, { ...facts, seenAt });
  return {
    kind: 'page-diagnosed',
    tabId,
    site,
    failed: { page, diagnosis, usuallyBackWithin, commonCause: shared?.commonCause },
    failure,
    recentSites: shared?.recentSites,
    pass,
  };
}

/**
 * Returns whether a tab shows the source view of a page, which is a separate document. In Chrome such a tab has no URL,
 * although its frame has the page's. In Firefox the frame has the source view's URL, and any tab may briefly lack a URL
 * after a commit (both measured).
 */
async function isSourceView(url: string | undefined, origin: string): Promise<boolean> {
  return browserKind() === 'chrome' && url === undefined && mayWatch(origin);
}
