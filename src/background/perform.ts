import { notify } from '../browser/notifications.ts';
import { isLookedAt, tabOf } from '../browser/tabs.ts';
import { notificationOf } from '../explanation/keep-trying-notification.ts';
import type { Page } from '../navigation/page.ts';
import type { Site } from '../outage/outage.ts';
import type { Effect, EffectOf, OutageEvent } from '../outage/step-interface.ts';
import type { Settings } from '../settings/settings.ts';
import type { OutageHistory } from '../storage/history-store.ts';
import type { SessionStore } from '../storage/session-store.ts';
import { loadPage } from './load-page.ts';
import { localized } from './localized.ts';
import { inspectLoad, preflight } from './preflight.ts';
import type { Watcher } from './watcher.ts';

interface Surroundings {
  readonly memory: SessionStore;
  readonly chronicle: OutageHistory;
  readonly watcher: Watcher;
  readonly settings: () => Settings;
  /** Reads the content of a failed page once more, and tells its outage what that changes. */
  readonly readAgain: (tabId: number, page: Page) => Promise<void>;
  /** Tells an outage what came of an effect. */
  readonly happened: (site: Site, event: OutageEvent) => void;
}

/**
 * Does what a step asked for. A check takes its time beside the queue and comes back as an event; a load is over
 * when the browser has taken it, and its outcome is seen as a page like any other.
 */
export function createPerformer({ memory, chronicle, watcher, settings, readAgain, happened }: Surroundings) {
  const failedIn = (tabId: number) => memory.tabs.get(tabId)?.shown?.page;

  async function check({ tabId, number }: EffectOf<'check'>, site: Site): Promise<void> {
    const page = failedIn(tabId);
    if ((await tabOf(tabId))?.discarded) return happened(site, { kind: 'tab-left', tabId, how: 'discarded' });
    // A page may have drawn its own content, or begun to refresh itself, since it was first read.
    if (page) await readAgain(tabId, page);
    // Last, so that as little as possible can be typed after it.
    const readiness = await preflight(tabId, page);
    // Should it have loaded something of which no event told, this finds it out.
    if (readiness === 'loading') void watcher.lookAt(tabId);
    happened(site, { kind: 'checked', number, readiness });
  }

  async function inspect({ tabId, number }: EffectOf<'inspect'>, site: Site): Promise<void> {
    const load = await inspectLoad(tabId, failedIn(tabId));
    if (load === 'pending') void watcher.lookAt(tabId);
    happened(site, { kind: 'inspected', number, load });
  }

  async function load({ tabId, ...how }: EffectOf<'load'>, site: Site): Promise<void> {
    const page = failedIn(tabId);
    const loaded = page ? await loadPage(tabId, page, how) : 'gone';
    if (loaded === 'gone') happened(site, { kind: 'tab-left', tabId, how: 'closed' });
    // What the tab went to instead ends the attempt when it arrives.
    if (loaded === 'moved') void watcher.lookAt(tabId);
  }

  async function tell({ tabId, number, outcome }: EffectOf<'notify'>, { origin }: Site): Promise<void> {
    if (!settings().general.notifications || (await isLookedAt(tabId))) return;
    await notify(`${origin} ${number}`, localized(notificationOf(outcome, origin)));
  }

  return async (effect: Effect, site: Site): Promise<void> => {
    switch (effect.kind) {
      case 'check':
        void check(effect, site);
        return;
      case 'inspect':
        void inspect(effect, site);
        return;
      case 'load':
        return load(effect, site);
      case 'notify':
        void tell(effect, site);
        return;
      case 'remember':
        return chronicle.remember(effect.record);
    }
  };
}
