import { notify } from '../browser/notifications.ts';
import { reload } from '../browser/tabs.ts';
import { notificationOf } from '../explanation/outage-news.ts';
import type { Effect } from '../outage/effect.ts';
import type { OutageEvent } from '../outage/event.ts';
import type { Site } from '../outage/outage.ts';
import type { Chronicle } from './chronicle.ts';
import { localized } from './localized.ts';
import { lookBeforeReload } from './look.ts';

/**
 * Does what a step asked for. A look takes its time beside the queue and comes back as an event;
 * a reload is over when the browser has taken it, and its outcome is seen as a page like any other.
 */
export async function perform(
  effect: Effect,
  site: Site,
  chronicle: Chronicle,
  happened: (site: Site, event: OutageEvent) => void,
): Promise<void> {
  switch (effect.kind) {
    case 'look': {
      const { tabId, number } = effect;
      void lookBeforeReload(tabId).then((verdict) => happened(site, { kind: 'looked', number, verdict }));
      return;
    }
    case 'reload':
      if (!(await reload(effect.tabId, effect.bypassCache)))
        happened(site, { kind: 'left', tabId: effect.tabId, how: 'closed' });
      return;
    case 'notify':
      return notify(`${site.origin} ${effect.number}`, localized(notificationOf(effect.news, site.origin)));
    case 'remember':
      return chronicle.remember(effect.record);
  }
}
