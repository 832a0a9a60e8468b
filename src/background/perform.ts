import { notify } from '../browser/notifications.ts';
import { reload } from '../browser/tabs.ts';
import { notificationOf } from '../explanation/outage-news.ts';
import type { Effect } from '../outage/effect.ts';
import type { OutageEvent } from '../outage/event.ts';
import type { Site } from '../outage/outage.ts';
import type { Settings } from '../settings/settings.ts';
import type { Chronicle } from './chronicle.ts';
import { localized } from './localized.ts';
import { lookBeforeReload } from './look.ts';
import type { Memory } from './memory.ts';
import type { Watcher } from './watcher.ts';

interface Surroundings {
  readonly memory: Memory;
  readonly chronicle: Chronicle;
  readonly watcher: Watcher;
  readonly settings: () => Settings;
  /** Tells an outage what came of an effect. */
  readonly happened: (site: Site, event: OutageEvent) => void;
}

/**
 * Does what a step asked for. A look takes its time beside the queue and comes back as an event;
 * a reload is over when the browser has taken it, and its outcome is seen as a page like any other.
 */
export function createPerformer({ memory, chronicle, watcher, settings, happened }: Surroundings) {
  async function look(tabId: number, number: number, site: Site): Promise<void> {
    const verdict = await lookBeforeReload(tabId, memory.tabs.get(tabId)?.shown?.page);
    // Should it have loaded something of which no event told, this finds it out.
    if (verdict === 'loading') void watcher.lookAt(tabId);
    happened(site, { kind: 'looked', number, verdict });
  }

  return async (effect: Effect, site: Site): Promise<void> => {
    switch (effect.kind) {
      case 'look':
        void look(effect.tabId, effect.number, site);
        return;
      case 'reload':
        if (!(await reload(effect.tabId, effect.bypassCache)))
          happened(site, { kind: 'left', tabId: effect.tabId, how: 'closed' });
        return;
      case 'notify':
        if (!settings().general.notifications) return;
        return notify(`${site.origin} ${effect.number}`, localized(notificationOf(effect.news, site.origin)));
      case 'remember':
        return chronicle.remember(effect.record);
    }
  };
}
