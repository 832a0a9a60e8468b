import { frontTab } from '../../browser/front-tab.ts';
import { send } from '../../browser/runtime.ts';
import { onSessionChanged, readSessionKeys } from '../../browser/session.ts';
import type { Known } from '../../explanation/popup-view.ts';
import type { Answers, Request, Seen } from '../../messages.ts';
import type { DocumentName } from '../../navigation/same-document.ts';
import { originOf } from '../../navigation/url.ts';
import { type FailingPage, keyOf, type Outage } from '../../outage/outage.ts';
import { readOutage } from '../../outage/read.ts';
import { outageKey, readTabRecord, settingsKey, tabKey } from '../../session.ts';
import type { HelpDesk } from '../../settings/policy.ts';
import { modeOf, readDecided } from '../../settings/settings.ts';
import { retryAsChosen } from '../../settings/status-groups.ts';
import type { GeneralSettings } from '../../settings/table.ts';

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

/**
 * Shows what the background left of the front tab, without waiting for it to wake, and again whenever that
 * changes. Shows nothing where the window has no tab.
 */
export async function followTab(show: (tab: ShownTab) => void): Promise<void> {
  const tab = await frontTab();
  if (!tab) return;
  const { id: tabId, url, storeId: cookieStoreId, privateWindow } = tab;
  const tabEntry = tabKey(tabId);
  const origin = url === undefined ? undefined : originOf(url);
  const ownEntry = origin && outageKey(keyOf({ origin, cookieStoreId }));
  // A redirect may have led from the site that is down to the page that says so.
  const siteEntryOf = (stored: unknown) => {
    const site = readTabRecord(stored)?.site;
    return site ? outageKey(keyOf(site)) : ownEntry;
  };
  const stored = await readSessionKeys([tabEntry, settingsKey, ...(ownEntry ? [ownEntry] : [])]);
  let siteEntry = siteEntryOf(stored[tabEntry]);
  let shown: ShownTab = {
    tabId,
    url,
    storeId: cookieStoreId,
    private: privateWindow,
    shown: readTabRecord(stored[tabEntry])?.shown,
    outage: await outageAt(siteEntry, stored),
    sight: undefined,
    ...settingsFor(origin, stored[settingsKey]),
  };
  show(shown);

  function change(known: Partial<ShownTab>): void {
    shown = { ...shown, ...known };
    show(shown);
  }
  function lookAround(): void {
    if (shown.shown) return;
    // A record that has come meanwhile is the later word.
    void look(tabId).then((seen) => change({ ...seen, shown: shown.shown ?? seen.shown }));
  }
  onSessionChanged((values) => {
    const known = siteEntry;
    if (tabEntry in values) siteEntry = siteEntryOf(values[tabEntry]);
    change({
      ...(settingsKey in values && settingsFor(origin, values[settingsKey])),
      ...(tabEntry in values && { shown: readTabRecord(values[tabEntry])?.shown }),
      ...(siteEntry && siteEntry in values && { outage: readOutage(values[siteEntry]) }),
    });
    if (siteEntry !== known) void outageAt(siteEntry, values).then((outage) => change({ outage }));
    // What came after the failed page may be nothing that is kept.
    if (tabEntry in values) lookAround();
  });
  lookAround();
}

async function outageAt(
  entry: string | undefined,
  known: Readonly<Record<string, unknown>>,
): Promise<Outage | undefined> {
  if (!entry) return undefined;
  return readOutage(entry in known ? known[entry] : (await readSessionKeys([entry]))[entry]);
}

function settingsFor(origin: string | undefined, stored: unknown) {
  const settings = readDecided(stored);
  const { general } = settings;
  const { theme, runLimit, attemptLimit } = general;
  return {
    retryClass: ({ retry, status }: Pick<FailingPage, 'retry' | 'status'>) =>
      retryAsChosen(retry, status, general),
    mode: modeOf(settings, origin),
    runLimit,
    attemptLimit,
    help: settings.policy.help,
    theme: stored === undefined ? undefined : theme,
  };
}

/** Returns which document the popup speaks of; undefined while that is not known. */
export function documentIn({ shown, document }: Pick<ShownTab, 'shown' | 'document'>) {
  return shown ? nameOf(shown.page) : document;
}

function nameOf({ url, documentId }: DocumentName): DocumentName {
  return { url, documentId };
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
