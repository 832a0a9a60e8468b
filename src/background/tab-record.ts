import type { FailedPage } from '../diagnosis/failed-page.ts';
import type { Site } from '../outage/outage.ts';
import type { TabRecord } from '../storage/session-schema.ts';

// The back/forward cache holds few documents of a tab, and seldom a failed one.
const earlierKept = 4;

/** The record of a tab that shows a failed page; what it showed before may come back through the history. */
export function recordShowing(shown: FailedPage, site: Site, before: TabRecord | undefined): TabRecord {
  const others = before ? allOf(before).filter(({ page }) => page.documentId !== shown.page.documentId) : [];
  return {
    version: 3,
    site,
    shown,
    earlier: others.slice(-earlierKept),
    broughtFile: before?.broughtFile,
  };
}

/**
 * The record of a tab that shows a failed page no longer.
 *
 * @param recoveredAt when the page arrived that it recovered to, in ms since the epoch; undefined where it was left
 */
export function recordOfWell(before: TabRecord, recoveredAt: number | undefined): TabRecord {
  return { ...before, shown: undefined, earlier: allOf(before).slice(-earlierKept), recoveredAt };
}

/** The failed page of a document that the tab has shown; undefined where the browser names no documents. */
export function failedDocument(record: TabRecord, documentId: string | undefined): FailedPage | undefined {
  if (documentId === undefined) return undefined;
  return allOf(record).find(({ page }) => page.documentId === documentId);
}

function allOf({ earlier, shown }: TabRecord): readonly FailedPage[] {
  return shown ? [...earlier, shown] : earlier;
}
