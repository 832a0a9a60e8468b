import { frontTab, onTabNavigated } from '../../browser/front-tab.ts';
import type { TabInspection } from '../../messages.ts';
import { type DocumentName, isSameDocument } from '../../navigation/same-document.ts';
import { originOf } from '../../navigation/url.ts';
import { type FailingPage, keyOf, type Outage } from '../../outage/outage.ts';
import { modeOf, readSettingsSnapshot } from '../../settings/settings.ts';
import { effectiveRetryClass } from '../../settings/status-groups.ts';
import { readOutage } from '../../storage/outage-schema.ts';
import { outageKey, readTabRecord, settingsKey, tabKey } from '../../storage/session-schema.ts';
import { onSessionChanged, readSession } from '../../storage/session-store.ts';
import { ask } from '../ask.ts';
import { documentIn, type ShownTab } from './shown-tab.ts';

type StoredValues = Readonly<Record<string, unknown>>;

/** What is known about a document of another site that was just committed. */
const nothingKnown = {
  shown: undefined,
  recovered: false,
  outage: undefined,
  tabStatus: undefined,
  recentOutages: undefined,
} as const;

/**
 * Calls `show` with what the background has stored about the active tab, without waiting for the worker to start, and
 * again whenever that changes or the tab navigates. Does nothing if the window has no tab.
 */
export async function followTab(show: (tab: ShownTab) => void): Promise<void> {
  const tab = await frontTab();
  if (!tab) return;
  const { id: tabId, url, storeId: cookieStoreId, privateWindow } = tab;
  const ownTabKey = tabKey(tabId);
  const outageKeyOf = (url: string | undefined) => {
    const origin = originIn(url);
    return origin && outageKey(keyOf({ origin, cookieStoreId }));
  };
  // After a redirect, the outage may belong to another origin than the error page's.
  const outageKeyFor = (tabRecord: unknown, url: string | undefined) => {
    const site = readTabRecord(tabRecord)?.site;
    return site ? outageKey(keyOf(site)) : outageKeyOf(url);
  };
  const likelyOutageKey = outageKeyOf(url);
  const stored = await readSession([ownTabKey, settingsKey, ...(likelyOutageKey ? [likelyOutageKey] : [])]);
  let settings = stored[settingsKey];
  let currentOutageKey = outageKeyFor(stored[ownTabKey], url);
  // Its record may still be written after the next document was committed.
  let previousDocument: DocumentName | undefined;
  let inspections = 0;
  let current: ShownTab = {
    tabId,
    url,
    storeId: cookieStoreId,
    private: privateWindow,
    ...failureIn(stored[ownTabKey]),
    outage: await readOutageAt(currentOutageKey, stored),
    tabStatus: undefined,
    ...settingsFor(url, settings),
  };
  show(current);

  function update(changes: Partial<ShownTab>): void {
    current = { ...current, ...changes };
    show(current);
  }
  function inspectTab(): void {
    const number = ++inspections;
    if (current.shown) return;
    void inspect(tabId).then((found) => {
      // A later inspection, and a record that was stored in the meantime, are newer than this result.
      if (number === inspections) update({ ...found, shown: current.shown ?? found.shown });
    });
  }
  async function updateOutage(key: string | undefined, known: StoredValues) {
    const outage = await readOutageAt(key, known);
    if (key === currentOutageKey) update({ outage });
  }
  onSessionChanged((values) => {
    const keyBefore = currentOutageKey;
    const failure = failureIn(values[ownTabKey]);
    const failed = failure.shown;
    const isOutdated =
      failed !== undefined && previousDocument !== undefined && isSameDocument(failed.page, previousDocument);
    const isTabChanged = ownTabKey in values && !isOutdated;
    if (isTabChanged) currentOutageKey = outageKeyFor(values[ownTabKey], current.url);
    if (settingsKey in values) settings = values[settingsKey];
    update({
      ...(settingsKey in values && settingsFor(current.url, settings)),
      ...(isTabChanged && failure),
      ...(currentOutageKey && currentOutageKey in values && { outage: readOutage(values[currentOutageKey]) }),
    });
    if (currentOutageKey !== keyBefore) void updateOutage(currentOutageKey, values);
    // The failed page may have been replaced by one about which nothing is stored.
    if (isTabChanged) inspectTab();
  });
  onTabNavigated(tabId, ({ url }, document) => {
    const before = documentIn(current);
    const isKnown = before !== undefined && isSameDocument(before, document);
    const isOtherSite = originIn(url) !== originIn(current.url);
    if (isKnown && !isOtherSite) return;
    if (!isKnown) previousDocument = before;
    // On the same site the previous page stays until the background knows more; for another site it says nothing.
    const mustForget = isOtherSite && !isKnown;
    if (mustForget) currentOutageKey = outageKeyOf(url);
    update({
      url,
      document: undefined,
      ...settingsFor(url, settings),
      ...(mustForget && nothingKnown),
    });
    if (mustForget) void updateOutage(currentOutageKey, {});
    inspectTab();
  });
  inspectTab();
}

/** Returns what a tab's record says about the failure of its page. */
function failureIn(tabRecord: unknown): Pick<ShownTab, 'shown' | 'recovered'> {
  const record = readTabRecord(tabRecord);
  return { shown: record?.shown, recovered: record?.recoveredAt !== undefined };
}

function originIn(url: string | undefined): string | undefined {
  return url === undefined ? undefined : originOf(url);
}

async function readOutageAt(key: string | undefined, known: StoredValues): Promise<Outage | undefined> {
  if (!key) return undefined;
  return readOutage(key in known ? known[key] : (await readSession([key]))[key]);
}

function settingsFor(url: string | undefined, stored: unknown) {
  const settings = readSettingsSnapshot(stored);
  const { general } = settings;
  const { theme, runLimit, attemptLimit } = general;
  return {
    retryClass: ({ retry, status }: Pick<FailingPage, 'retry' | 'status'>) =>
      effectiveRetryClass(retry, status, general),
    mode: modeOf(settings, originIn(url)),
    runLimit,
    attemptLimit,
    help: settings.policy.help,
    theme: stored === undefined ? undefined : theme,
  };
}

async function inspect(tabId: number): Promise<TabInspection> {
  return (await ask({ kind: 'inspect-tab', tabId })) ?? { tabStatus: 'unknown' };
}
