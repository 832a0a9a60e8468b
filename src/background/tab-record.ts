import type { FailedPage } from '../diagnosis/failed-page.ts';
import type { Site } from '../outage/outage.ts';
import type { TabRecord } from '../storage/session-schema.ts';

// The back/forward cache holds few documents of a tab, and seldom a failed one.
const earlierKept = 4;

/**
 * Returns the record of a tab that shows a failed page. Keeps the earlier failed pages, because the user may go back to
 * them.
 */
export function recordWithFailure(shown: FailedPage, site: Site, before: TabRecord | undefined): TabRecord {
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
 * Returns the record of a tab that no longer shows a failed page.
 *
 * @param recoveredAt when the recovered page arrived, in ms since the epoch; undefined if the tab left the failed page
 * instead
 */
export function recordWithoutFailure(before: TabRecord, recoveredAt: number | undefined): TabRecord {
  return { ...before, shown: undefined, earlier: allOf(before).slice(-earlierKept), recoveredAt };
}

/** Returns the failed page with this document id that the tab shows or has shown; undefined if there is none. */
export function failedDocument(record: TabRecord, documentId: string | undefined): FailedPage | undefined {
  if (documentId === undefined) return undefined;
  return allOf(record).find(({ page }) => page.documentId === documentId);
}

function allOf({ earlier, shown }: TabRecord): readonly FailedPage[] {
  return shown ? [...earlier, shown] : earlier;
}
