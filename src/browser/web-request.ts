import type { WebRequest } from 'webextension-polyfill';
import { edgeOf } from '../diagnosis/edge-of.ts';
import { type FetchMetadata, loadedByMetadata } from '../navigation/loaded-by.ts';
import type { NavigationEvent } from '../navigation/navigation-event.ts';
import type { Header } from '../navigation/page.ts';
import { withoutFragment } from '../navigation/url.ts';
import { browser } from './api.ts';

type OnTabEvent = (tabId: number, event: NavigationEvent) => void;

const filter: WebRequest.RequestFilter = { urls: ['http://*/*', 'https://*/*'], types: ['main_frame'] };

// The headers of a failed page are stored with it. Real ones stay far below this limit (nginx sends at most 64 KB by
// default).
const mostHeaderCharacters = 64 * 1024;

/** Calls back for the request and the response of each tab's main document. */
export function onMainFrameRequest(report: OnTabEvent): void {
  browser.webRequest.onSendHeaders.addListener(
    (details) => {
      if (!isOfShownPage(details)) return;
      const { timeStamp: time, requestId, method } = details;
      report(details.tabId, {
        kind: 'request',
        time,
        url: withoutFragment(details.url),
        requestId,
        method,
        loadedBy: loadedByMetadata(fetchMetadata(details)),
      });
    },
    filter,
    ['requestHeaders'],
  );

  // Firefox never completes an empty 5xx, but both browsers report that its response started (measured).
  browser.webRequest.onResponseStarted.addListener(
    (details) => {
      if (!isOfShownPage(details)) return;
      const { timeStamp: time, requestId, method, statusCode: status, fromCache } = details;
      report(details.tabId, {
        kind: 'response',
        time,
        url: withoutFragment(details.url),
        requestId,
        method,
        status,
        // Of a healthy page, nothing but its status and its edge is read or kept.
        ...(status < 400
          ? { headers: [], edge: edgeOf(details.responseHeaders ?? []) }
          : { headers: responseHeadersOf(details) }),
        fromCache: fromCache ?? false,
        address: details.ip ?? undefined,
      });
    },
    filter,
    ['responseHeaders'],
  );
}

interface ChromeDetails {
  readonly documentId?: string;
  readonly documentLifecycle?: string;
}

/**
 * Returns whether a request is a navigation of the tab itself. Chrome reports speculative loads under the current tab:
 * a prerender by its lifecycle, a prefetch by the id of the requesting document, which a navigation never has
 * (measured).
 */
function isOfShownPage(details: { tabId: number; frameId: number } & ChromeDetails): boolean {
  const { documentLifecycle } = details;
  const speculative =
    documentLifecycle === 'prerender' ||
    (documentLifecycle !== undefined && details.documentId !== undefined);
  return details.tabId >= 0 && details.frameId === 0 && !speculative;
}

function fetchMetadata({ requestHeaders = [] }: WebRequest.OnSendHeadersDetailsType): FetchMetadata {
  const header = (name: string) => requestHeaders.find((each) => each.name.toLowerCase() === name)?.value;
  return { site: header('sec-fetch-site'), user: header('sec-fetch-user') };
}

/** Returns a response's headers, up to 64 KB and without cookies. */
export function responseHeadersOf(details: WebRequest.OnResponseStartedDetailsType): Header[] {
  const headers: Header[] = [];
  let remaining = mostHeaderCharacters;
  for (const { name, value } of details.responseHeaders ?? []) {
    // Firefox includes cookies; they are no evidence and must not be kept.
    if (name.toLowerCase() === 'set-cookie') continue;
    const text = value ?? '';
    const size = name.length + text.length;
    // Skips a header that is too long, but none of those after it.
    if (size > remaining) continue;
    remaining -= size;
    headers.push([name, text]);
  }
  return headers;
}
