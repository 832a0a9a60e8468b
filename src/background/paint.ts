import { clearBadge, paintBadge } from '../browser/action.ts';
import { badgeOf } from '../explanation/badge.ts';
import { keyOf } from '../outage/outage.ts';
import type { SessionStore } from '../storage/session-store.ts';
import { localized } from './localized.ts';

export interface Painter {
  /** Paints tabs' buttons from what is known of them; what stands painted already is left. */
  paint(tabIds: Iterable<number>): Promise<void>;
  /**
   * The tab shows another document: both browsers have cleared its button, and what is kept of the tab is about the
   * document before. Nothing is painted there until that document is `identified`.
   *
   * @param arrivedAt when the document was committed, in ms since the epoch
   */
  navigated(tabId: number, arrivedAt: number): void;
  /** What is kept of the tab is about the document that was committed then, or is about to be. */
  identified(tabId: number, arrivedAt: number): void;
  forget(tabId: number): void;
}

/** Keeps what each button shows, so that a step of an outage costs its other tabs nothing. */
export function createPainter(memory: SessionStore): Painter {
  const painted = new Map<number, string>();
  // When the document of each tab was committed.
  const unidentified = new Map<number, number>();

  async function paintOne(tabId: number): Promise<void> {
    if (unidentified.has(tabId)) return;
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
    navigated(tabId, arrivedAt) {
      painted.delete(tabId);
      unidentified.set(tabId, arrivedAt);
    },
    identified(tabId, arrivedAt) {
      if (unidentified.get(tabId) === arrivedAt) unidentified.delete(tabId);
    },
    forget(tabId) {
      painted.delete(tabId);
      unidentified.delete(tabId);
    },
  };
}
