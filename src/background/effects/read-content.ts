import { mayWatch } from '../../browser/permissions.ts';
import { type PageReading, readPage } from '../../browser/scripting.ts';
import { originOf } from '../../navigation/url.ts';
import { within } from '../../within.ts';

// In ms. A page that is still loading by then is diagnosed from its response alone.
const longestReading = 10_000;

// In ms. If the extension may act only on a click, Chrome does not refuse a script but delays it until the click
// (measured in 156), after which it runs immediately.
const longestWithoutPermission = 1_000;

/** Reads the document that a tab shows; undefined if that is not allowed or takes too long. */
export async function readContent(
  tabId: number,
  url: string,
  documentId: string | undefined,
): Promise<PageReading | undefined> {
  const origin = originOf(url);
  const allowed = origin !== undefined && (await mayWatch(origin));
  return within(allowed ? longestReading : longestWithoutPermission, readPage(tabId, documentId));
}
