import type { WebRequest } from 'webextension-polyfill';
import type { Header } from '../navigation/page.ts';
import type { PartEnd } from '../navigation/part-end.ts';
import { withoutFragment } from '../navigation/url.ts';
import { browser } from './api.ts';
import { responseHeadersOf } from './web-request.ts';

/** What both browsers report with each event of a request, and the identities that the newer ones add. */
type Details = Pick<
  WebRequest.OnErrorOccurredDetailsType,
  'tabId' | 'frameId' | 'parentFrameId' | 'type' | 'method' | 'timeStamp' | 'url'
> & {
  /** Of the document that made a call; Chrome from 106, Firefox from 153. */
  readonly documentId?: string;
  /** Of the document that a frame is in. */
  readonly parentDocumentId?: string;
  readonly documentLifecycle?: string;
};

const urls = ['http://*/*', 'https://*/*'];
const frames: WebRequest.RequestFilter = { urls, types: ['sub_frame'] };
/** Both browsers count `fetch` among them (measured). */
const calls: WebRequest.RequestFilter = { urls, types: ['xmlhttprequest'] };

// In `localStorage`, which can be read in the first turn of Firefox's event page. Chrome's worker has none.
const flag = 'watch-parts';

/**
 * Calls back with the beginning and the end of each request for a frame and the end of each call, while it is on. Returns a function that turns
 * it on or off. Must be called before the first `await`: only a listener of the first turn receives the event that
 * started the background. Chrome's worker therefore listens until it is turned off, which also removes what the browser
 * remembers; Firefox would start its event page for a listener that was removed later, so there a flag decides
 * (docs/browser-facts.md).
 */
export function onPartRequest(report: (part: PartEnd) => void): (on: boolean) => void {
  const { onSendHeaders, onResponseStarted, onCompleted, onErrorOccurred } = browser.webRequest;

  function end(details: Details, outcome: PartEnd['outcome']): void {
    const { tabId, frameId, type, method, timeStamp: time, documentId, parentDocumentId } = details;
    // Service workers have no tab, and a prerendered page is in none yet.
    if (tabId < 0 || details.documentLifecycle === 'prerender') return;
    const isFrame = type === 'sub_frame';
    report({
      tabId,
      kind: isFrame ? 'frame' : 'call',
      frameId,
      inMainDocument: (isFrame ? details.parentFrameId : frameId) === 0,
      documentId: isFrame ? parentDocumentId : documentId,
      url: withoutFragment(details.url),
      method,
      time,
      outcome,
    });
  }
  const begun = (details: WebRequest.OnSendHeadersDetailsType) => end(details, { kind: 'begun' });
  // Firefox never completes an empty 5xx of a document.
  const frameResponse = (details: WebRequest.OnResponseStartedDetailsType) =>
    end(details, responseOf(details.statusCode, details.statusCode < 500 ? [] : responseHeadersOf(details)));
  const callResponse = (details: WebRequest.OnCompletedDetailsType) =>
    end(details, responseOf(details.statusCode, []));
  const error = (details: WebRequest.OnErrorOccurredDetailsType) =>
    end(details, { kind: 'error', code: details.error });

  function listen(on: boolean): void {
    if (on === onCompleted.hasListener(callResponse)) return;
    if (on) {
      onSendHeaders.addListener(begun, frames);
      onResponseStarted.addListener(frameResponse, frames, ['responseHeaders']);
      onCompleted.addListener(callResponse, calls);
      onErrorOccurred.addListener(error, { urls, types: ['sub_frame', 'xmlhttprequest'] });
    } else {
      onSendHeaders.removeListener(begun);
      onResponseStarted.removeListener(frameResponse);
      onCompleted.removeListener(callResponse);
      onErrorOccurred.removeListener(error);
    }
  }

  listen(wasOn());
  return (on) => {
    remember(on);
    listen(on);
  };
}

function responseOf(status: number, headers: readonly Header[]): PartEnd['outcome'] {
  return { kind: 'response', status, headers };
}

/** Returns whether to listen until the settings are read. */
function wasOn(): boolean {
  try {
    const { localStorage } = globalThis;
    return localStorage === undefined || localStorage.getItem(flag) !== null;
  } catch {
    // The user blocks site data.
    return false;
  }
}

function remember(on: boolean): void {
  try {
    if (on) globalThis.localStorage?.setItem(flag, '');
    else globalThis.localStorage?.removeItem(flag);
  } catch {
    // The next event page may miss the first part that fails.
  }
}
