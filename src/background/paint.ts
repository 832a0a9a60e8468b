import { clearBadge, paintBadge } from '../browser/action.ts';
import { badgeOf } from '../explanation/badge.ts';
import { keyOf } from '../outage/outage.ts';
import { localized } from './localized.ts';
import type { Memory } from './memory.ts';

export interface Painter {
  /** Paints tabs' buttons from what is known of them; what stands painted already is left. */
  paint(tabIds: Iterable<number>): Promise<void>;
  /** A commit has given the tab's button its ordinary look again, as it does in both browsers. */
  wiped(tabId: number): void;
}

/** Keeps what each button shows, so that a step of an outage costs its other tabs nothing. */
export function createPainter(memory: Memory): Painter {
  const painted = new Map<number, string>();

  async function paintOne(tabId: number): Promise<void> {
    const record = memory.tabs.get(tabId);
    const outage = record && memory.outages.get(keyOf(record.site));
    const badge = badgeOf(tabId, record?.shown, outage);
    const look = JSON.stringify(badge);
    if (look !== undefined && painted.get(tabId) === look) return;
    if (!badge) {
      painted.delete(tabId);
      return clearBadge(tabId);
    }
    painted.set(tabId, look);
    await paintBadge(tabId, { ...badge, title: localized(badge.title) });
  }

  return {
    async paint(tabIds) {
      await Promise.all([...tabIds].map(paintOne));
    },
    wiped: (tabId) => void painted.delete(tabId),
  };
}
