import { clearBadge, paintBadge } from '../browser/action.ts';
import { badgeOf } from '../explanation/badge.ts';
import { keyOf } from '../outage/outage.ts';
import { localized } from './localized.ts';
import type { Memory } from './memory.ts';

/** Paints tabs' buttons from what is known of them; may be repeated, and nothing is kept of it. */
export function createPainter(memory: Memory): (tabIds: Iterable<number>) => Promise<void> {
  async function paint(tabId: number): Promise<void> {
    const record = memory.tabs.get(tabId);
    const outage = record && memory.outages.get(keyOf(record.site));
    const badge = badgeOf(tabId, record?.shown, outage);
    if (!badge) return clearBadge(tabId);
    await paintBadge(tabId, { ...badge, title: localized(badge.title) });
  }

  return async (tabIds) => {
    await Promise.all([...tabIds].map(paint));
  };
}
