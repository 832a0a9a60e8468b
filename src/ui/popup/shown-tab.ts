import { type ReadonlySignal, signal } from '@preact/signals';
import { frontTab } from '../../browser/front-tab.ts';
import { send } from '../../browser/runtime.ts';
import { onSessionChanged, readSessionKeys } from '../../browser/session.ts';
import type { Request, Sight } from '../../messages.ts';
import { originOf } from '../../navigation/url.ts';
import { keyOf, type Outage } from '../../outage/outage.ts';
import { readOutage } from '../../outage/read.ts';
import { outageKey, readTabRecord, type TabRecord, tabKey } from '../../session.ts';

/** What is known of the tab that the popup hangs over; follows the session's storage. */
export interface ShownTab {
  readonly tabId: number;
  readonly url: string | undefined;
  readonly record: TabRecord | undefined;
  readonly outage: Outage | undefined;
  /** What a look at the tab found, where no failure is recorded; undefined until it is back. */
  readonly sight: Sight | undefined;
}

/**
 * Reads what the background left of the front tab, without waiting for it to wake, and follows it
 * from there. Undefined where the window has no tab.
 */
export async function shownTab(): Promise<ReadonlySignal<ShownTab> | undefined> {
  const tab = await frontTab();
  if (!tab) return undefined;
  const { id: tabId, url, storeId: cookieStoreId } = tab;
  const tabEntry = tabKey(tabId);
  const origin = url === undefined ? undefined : originOf(url);
  const siteEntry = origin && outageKey(keyOf({ origin, cookieStoreId }));
  const entries = siteEntry ? [tabEntry, siteEntry] : [tabEntry];
  const stored = await readSessionKeys(entries);
  const shown = signal<ShownTab>({
    tabId,
    url,
    record: readTabRecord(stored[tabEntry]),
    outage: siteEntry ? readOutage(stored[siteEntry]) : undefined,
    sight: undefined,
  });

  onSessionChanged((values) => {
    shown.value = {
      ...shown.value,
      ...(tabEntry in values && { record: readTabRecord(values[tabEntry]) }),
      ...(siteEntry && siteEntry in values && { outage: readOutage(values[siteEntry]) }),
    };
  });
  if (!shown.value.record?.shown) void look(tabId).then((sight) => (shown.value = { ...shown.value, sight }));
  return shown;
}

/** Asks the background to act on a tab: nothing here reloads past the engine. */
export function ask(request: Request): Promise<unknown> {
  return send(request);
}

async function look(tabId: number): Promise<Sight> {
  return (await ask({ kind: 'look', tabId })) as Sight;
}
