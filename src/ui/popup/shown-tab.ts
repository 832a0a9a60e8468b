import { frontTab } from '../../browser/front-tab.ts';
import { send } from '../../browser/runtime.ts';
import { onSessionChanged, readSessionKeys } from '../../browser/session.ts';
import { readSettings } from '../../browser/settings-store.ts';
import type { Known } from '../../explanation/popup-view.ts';
import type { Request, Seen } from '../../messages.ts';
import { originOf } from '../../navigation/url.ts';
import { keyOf } from '../../outage/outage.ts';
import { readOutage } from '../../outage/read.ts';
import { outageKey, readTabRecord, tabKey } from '../../session.ts';
import type { HelpDesk } from '../../settings/policy.ts';
import { modeOf } from '../../settings/settings.ts';

/** What is known of the tab that the popup hangs over. */
export interface ShownTab extends Known {
  readonly url: string | undefined;
  readonly storeId: string;
  /** Nothing of a private window leaves it, not even in a report. */
  readonly private: boolean;
  readonly help: HelpDesk | undefined;
}

/**
 * Shows what the background left of the front tab, without waiting for it to wake, and again whenever that
 * changes. Shows nothing where the window has no tab.
 */
export async function followTab(show: (tab: ShownTab) => void): Promise<void> {
  const reading = readSettings();
  const tab = await frontTab();
  if (!tab) return;
  const { id: tabId, url, storeId: cookieStoreId, privateWindow } = tab;
  const tabEntry = tabKey(tabId);
  const origin = url === undefined ? undefined : originOf(url);
  const siteEntry = origin && outageKey(keyOf({ origin, cookieStoreId }));
  const entries = siteEntry ? [tabEntry, siteEntry] : [tabEntry];
  const [stored, settings] = await Promise.all([readSessionKeys(entries), reading]);
  let shown: ShownTab = {
    tabId,
    url,
    storeId: cookieStoreId,
    private: privateWindow,
    help: settings.policy.help,
    shown: readTabRecord(stored[tabEntry])?.shown,
    outage: siteEntry ? readOutage(stored[siteEntry]) : undefined,
    sight: undefined,
    mode: modeOf(settings, origin),
    runLimit: settings.general.runLimit,
    attemptLimit: settings.general.attemptLimit,
  };
  show(shown);

  function change(known: Partial<ShownTab>): void {
    shown = { ...shown, ...known };
    show(shown);
  }
  function lookAround(): void {
    if (!shown.shown) void look(tabId).then(change);
  }
  onSessionChanged((values) => {
    change({
      ...(tabEntry in values && { shown: readTabRecord(values[tabEntry])?.shown }),
      ...(siteEntry && siteEntry in values && { outage: readOutage(values[siteEntry]) }),
    });
    // What came after the failed page may be nothing that is kept.
    if (tabEntry in values) lookAround();
  });
  lookAround();
}

/**
 * Asks the background to act on a tab: nothing here reloads past the engine. Undefined where nothing
 * answers, as in a popup that stood open over an update.
 */
export function ask(request: Request): Promise<unknown> {
  return send(request).catch(() => undefined);
}

async function look(tabId: number): Promise<Seen> {
  return ((await ask({ kind: 'look', tabId })) as Seen | undefined) ?? { sight: 'unknown' };
}
