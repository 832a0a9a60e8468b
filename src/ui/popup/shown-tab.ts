import { frontTab, onTabNavigated } from '../../browser/front-tab.ts';
import { send } from '../../browser/runtime.ts';
import type { Known } from '../../explanation/popup-view.ts';
import type { Answers, Request, Seen } from '../../messages.ts';
import { type DocumentName, isSameDocument } from '../../navigation/same-document.ts';
import { originOf } from '../../navigation/url.ts';
import { type FailingPage, keyOf, type Outage } from '../../outage/outage.ts';
import { readOutage } from '../../outage/stored-outage.ts';
import type { HelpDesk } from '../../settings/policy.ts';
import { modeOf, readSettingsSnapshot } from '../../settings/settings.ts';
import { effectiveRetryClass } from '../../settings/status-groups.ts';
import type { GeneralSettings } from '../../settings/table.ts';
import { outageKey, readTabRecord, settingsKey, tabKey } from '../../storage/session-schema.ts';
import { onSessionChanged, readSession } from '../../storage/session-store.ts';

/** What is known of the tab that the popup hangs over. */
export interface ShownTab extends Known {
  readonly url: string | undefined;
  readonly storeId: string;
  /** What a look found the tab to show; a failed page names its own document. */
  readonly document?: DocumentName | undefined;
  /** Nothing of a private window leaves it, not even in a report. */
  readonly private: boolean;
  readonly help: HelpDesk | undefined;
  /** Undefined while the background has left no settings. */
  readonly theme?: GeneralSettings['theme'] | undefined;
}

/** What is known of a document that has only just arrived. */
const unknown = { shown: undefined, outage: undefined, sight: undefined, trouble: undefined } as const;

/**
 * Shows what the background left of the front tab, without waiting for it to wake, and again whenever that
 * changes or the tab goes to another document. Shows nothing where the window has no tab.
 */
export async function followTab(show: (tab: ShownTab) => void): Promise<void> {
  const tab = await frontTab();
  if (!tab) return;
  const { id: tabId, url, storeId: cookieStoreId, privateWindow } = tab;
  const tabEntry = tabKey(tabId);
  const entryAt = (url: string | undefined) => {
    const origin = originAt(url);
    return origin && outageKey(keyOf({ origin, cookieStoreId }));
  };
  // A redirect may have led from the site that is down to the page that says so.
  const siteEntryOf = (stored: unknown, url: string | undefined) => {
    const site = readTabRecord(stored)?.site;
    return site ? outageKey(keyOf(site)) : entryAt(url);
  };
  const ownEntry = entryAt(url);
  const stored = await readSession([tabEntry, settingsKey, ...(ownEntry ? [ownEntry] : [])]);
  let settings = stored[settingsKey];
  let siteEntry = siteEntryOf(stored[tabEntry], url);
  // The document that the tab showed before: its record may still be written when the next one has arrived.
  let left: DocumentName | undefined;
  let looks = 0;
  let shown: ShownTab = {
    tabId,
    url,
    storeId: cookieStoreId,
    private: privateWindow,
    shown: readTabRecord(stored[tabEntry])?.shown,
    outage: await outageAt(siteEntry, stored),
    sight: undefined,
    ...settingsFor(url, settings),
  };
  show(shown);

  function change(known: Partial<ShownTab>): void {
    shown = { ...shown, ...known };
    show(shown);
  }
  function lookAround(): void {
    const nth = ++looks;
    if (shown.shown) return;
    void look(tabId).then((seen) => {
      // A record that has come meanwhile is the later word, and so is a document.
      if (nth === looks) change({ ...seen, shown: shown.shown ?? seen.shown });
    });
  }
  async function showOutage(entry: string | undefined, known: Readonly<Record<string, unknown>>) {
    const outage = await outageAt(entry, known);
    if (entry === siteEntry) change({ outage });
  }
  onSessionChanged((values) => {
    const known = siteEntry;
    const failed = readTabRecord(values[tabEntry])?.shown;
    const isLate = failed !== undefined && left !== undefined && isSameDocument(failed.page, left);
    const isNews = tabEntry in values && !isLate;
    if (isNews) siteEntry = siteEntryOf(values[tabEntry], shown.url);
    if (settingsKey in values) settings = values[settingsKey];
    change({
      ...(settingsKey in values && settingsFor(shown.url, settings)),
      ...(isNews && { shown: failed }),
      ...(siteEntry && siteEntry in values && { outage: readOutage(values[siteEntry]) }),
    });
    if (siteEntry !== known) void showOutage(siteEntry, values);
    // What came after the failed page may be nothing that is kept.
    if (isNews) lookAround();
  });
  onTabNavigated(tabId, ({ url }, document) => {
    const before = documentIn(shown);
    const isKnown = before !== undefined && isSameDocument(before, document);
    const isElsewhere = originAt(url) !== originAt(shown.url);
    if (isKnown && !isElsewhere) return;
    if (!isKnown) left = before;
    // Of the same site the page before stands until the background knows more; of another nothing holds any longer.
    const isOther = isElsewhere && !isKnown;
    if (isOther) siteEntry = entryAt(url);
    change({ url, document: undefined, ...settingsFor(url, settings), ...(isOther && unknown) });
    if (isOther) void showOutage(siteEntry, {});
    lookAround();
  });
  lookAround();
}

function originAt(url: string | undefined): string | undefined {
  return url === undefined ? undefined : originOf(url);
}

async function outageAt(
  entry: string | undefined,
  known: Readonly<Record<string, unknown>>,
): Promise<Outage | undefined> {
  if (!entry) return undefined;
  return readOutage(entry in known ? known[entry] : (await readSession([entry]))[entry]);
}

function settingsFor(url: string | undefined, stored: unknown) {
  const settings = readSettingsSnapshot(stored);
  const { general } = settings;
  const { theme, runLimit, attemptLimit } = general;
  return {
    retryClass: ({ retry, status }: Pick<FailingPage, 'retry' | 'status'>) =>
      effectiveRetryClass(retry, status, general),
    mode: modeOf(settings, originAt(url)),
    runLimit,
    attemptLimit,
    help: settings.policy.help,
    theme: stored === undefined ? undefined : theme,
  };
}

/** Returns which document the popup speaks of; undefined while that is not known. */
export function documentIn({
  shown,
  document,
}: Pick<ShownTab, 'shown' | 'document'>): DocumentName | undefined {
  const name = shown?.page ?? document;
  return name && { url: name.url, documentId: name.documentId };
}

/**
 * Asks the background to act on a tab: nothing here reloads past the engine. Undefined where nothing
 * answers, as in a popup that stood open over an update.
 */
export async function ask<R extends Request>(request: R): Promise<Answers[R['kind']] | undefined> {
  return (await send(request).catch(() => undefined)) as Answers[R['kind']] | undefined;
}

async function look(tabId: number): Promise<Seen> {
  return (await ask({ kind: 'look', tabId })) ?? { sight: 'unknown' };
}
