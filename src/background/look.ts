import { readPageUse } from '../browser/scripting.ts';
import { shownDocument } from '../browser/shown-document.ts';
import { tabOf } from '../browser/tabs.ts';
import type { Page } from '../navigation/page.ts';
import type { Verdict } from '../outage/event.ts';
import { within } from './within.ts';

const longestLook = 500;

/**
 * The one look before a reload, at most 500 ms: would it disturb somebody, or lose what was typed?
 * The browser's own error page is free; a page that cannot be looked at counts as typed in, and a document
 * that is not the failed one any more as one that is just arriving.
 */
export async function lookBeforeReload(tabId: number, failed: Page | undefined): Promise<Verdict> {
  const [tab, frame] = await Promise.all([tabOf(tabId), shownDocument(tabId)]);
  if (!tab || !frame || tab.loading || frame.documentId !== failed?.documentId) return 'loading';
  if (tab.audible) return 'sound';
  if (frame.errorPage) return 'free';
  const use = await within(longestLook, readPageUse(tabId, frame.documentId));
  return use && !use.active && !use.filled ? 'free' : 'typing';
}
