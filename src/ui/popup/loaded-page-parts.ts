import { readPageParts } from '../../browser/page-parts.ts';
import { withParts } from '../../explanation/parts-view.ts';
import type { FramePlan } from '../../messages.ts';
import { type PageParts, pageParts } from '../../parts/parts-summary.ts';
import { ask } from '../ask.ts';
import { FrameReloads } from './frame-reloads.tsx';
import { PartsDetails } from './parts-details.tsx';

/** What was read from a page that loaded. */
export interface LoadedPageReading {
  /** Undefined if no script may run in the page, or if it did not answer in time. */
  readonly parts: PageParts | undefined;
  /** The automatic reloads of frames that are planned; asked for only where a frame failed. */
  readonly framePlans: readonly FramePlan[];
  /** In ms since the epoch. */
  readonly readAt: number;
}

/** Reads what loaded and failed in a tab's document, and what is planned for it. Sends no request to any site. */
async function readLoadedPage(tabId: number, documentId: string | undefined): Promise<LoadedPageReading> {
  const reading = await readPageParts(tabId, documentId);
  const parts = reading && pageParts(reading);
  const framePlans = parts?.frames.length ? (await ask({ kind: 'inspect-tab', tabId }))?.framePlans : [];
  return { parts, framePlans: framePlans ?? [], readAt: Date.now() };
}

/** Only `late-parts.ts` imports this, so that the build puts it and what it needs into a chunk of its own. */
export const loadedPageParts = { readLoadedPage, withParts, PartsDetails, FrameReloads };
