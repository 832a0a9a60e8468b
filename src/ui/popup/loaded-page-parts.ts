import { readPageParts } from '../../browser/page-parts.ts';
import { withParts } from '../../explanation/parts-view.ts';
import { type PageParts, pageParts } from '../../parts/parts-summary.ts';
import { PartsDetails } from './parts-details.tsx';

/** What was read from a page that loaded. */
export interface LoadedPageReading {
  /** Undefined if no script may run in the page, or if it did not answer in time. */
  readonly parts: PageParts | undefined;
  /** In ms since the epoch. */
  readonly readAt: number;
}

/** Reads what loaded and failed in a tab's document. Sends nothing. */
async function readLoadedPage(tabId: number, documentId: string | undefined): Promise<LoadedPageReading> {
  const reading = await readPageParts(tabId, documentId);
  return { parts: reading && pageParts(reading), readAt: Date.now() };
}

/** Only `late-parts.ts` imports this, so that the build puts it and what it needs into a chunk of its own. */
export const loadedPageParts = { readLoadedPage, withParts, PartsDetails };
