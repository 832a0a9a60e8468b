import { readPageUse } from '../browser/scripting.ts';
import { shownDocument } from '../browser/shown-document.ts';
import { tabOf } from '../browser/tabs.ts';
import type { Verdict } from '../outage/event.ts';
import { within } from './within.ts';

const longestLook = 500;

/**
 * The one look before a reload, at most 500 ms: would it disturb somebody, or lose what was typed?
 * The browser's own error page is free; a page that cannot be looked at counts as typed in.
 */
export async function lookBeforeReload(tabId: number): Promise<Verdict> {
  const [tab, frame] = await Promise.all([tabOf(tabId), shownDocument(tabId)]);
  if (!tab || !frame || tab.loading) return 'loading';
  if (tab.audible) return 'sound';
  if (frame.errorPage) return 'free';
  const use = await within(longestLook, readPageUse(tabId, frame.documentId));
  return use && !use.active && !use.filled ? 'free' : 'typing';
}
