import { mayWatch } from '../../browser/permissions.ts';
import { type PageReading, readPage } from '../../browser/scripting.ts';
import { originOf } from '../../navigation/url.ts';
import { within } from '../../within.ts';

// A page that is still loading by then stays with what its response said.
const longestReading = 10_000;

// Where the extension may act on a click alone, Chrome does not refuse a script but holds it back until the
// click (measured in 156). After the click it runs at once.
const longestWithoutPermission = 1_000;

/** Reads the document of a URL in a tab; undefined where that is not allowed, or takes too long. */
export async function readContent(
  tabId: number,
  url: string,
  documentId: string | undefined,
): Promise<PageReading | undefined> {
  const origin = originOf(url);
  const allowed = origin !== undefined && (await mayWatch(origin));
  return within(allowed ? longestReading : longestWithoutPermission, readPage(tabId, documentId));
}
