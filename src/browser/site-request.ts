import type { WebRequest } from 'webextension-polyfill';
import type { SiteAnswer } from '../check/check-result.ts';
import { requestLimit, timeLimitCode } from '../check/request-error.ts';
import type { Header } from '../navigation/page.ts';
import { within } from '../within.ts';
import { browser } from './api.ts';

/** How much of a body is read, in bytes; the rest is cancelled. */
const mostBody = 64 * 1024;

/** How much of the headers is kept, in characters. */
const mostHeaders = 64 * 1024;

/** How long the browser's own report of an ended request is awaited, in ms. Firefox delivers it a little later. */
const reportLimit = 500;

interface RequestOptions {
  readonly accept: string;
  /** Stops the request. */
  readonly signal: AbortSignal;
}

/**
 * Requests a URL with GET and returns what came back: no cookies, no referrer, no cache, and no redirect is followed.
 * Waits at most ten seconds. The one function of the extension that sends a request.
 *
 * A script sees neither the status of a redirect nor why a request failed, so both come from the extension's own
 * `webRequest` listeners, which exist for this request only. Its `tabId` is -1 (measured in both browsers).
 */
export async function requestSite(url: string, { accept, signal }: RequestOptions): Promise<SiteAnswer> {
  const start = performance.now();
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), requestLimit);
  const report = observeRequest(url);
  try {
    const response = await fetch(url, {
      headers: { Accept: accept },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.any([signal, limit.signal]),
    });
    const ms = performance.now() - start;
    const head = (await report.head()) ?? { status: response.status, headers: [...response.headers] };
    const body = await beginningOf(response);
    return {
      kind: 'response',
      ms,
      body,
      head: { ...head, fromCache: false, redirected: false, timeToFirstByte: ms },
    };
  } catch {
    const code = limit.signal.aborted ? timeLimitCode : ((await report.error()) ?? '');
    return { kind: 'error', ms: performance.now() - start, code };
  } finally {
    clearTimeout(timer);
    report.stop();
  }
}

/** Reads the beginning of a body as text; what has arrived so far if it breaks off or the time is up. */
async function beginningOf(response: Response): Promise<string> {
  const stream = response.body?.getReader();
  if (!stream) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  try {
    while (size < mostBody) {
      const { done, value } = await stream.read();
      if (done) break;
      size += value.length;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return text;
  }
  await stream.cancel().catch(() => undefined);
  return text;
}

type Details = WebRequest.OnResponseStartedDetailsType | WebRequest.OnBeforeRedirectDetailsType;

interface Head {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly address?: string;
}

/** Observes the extension's own request for a URL until it is stopped. */
function observeRequest(url: string) {
  const filter: WebRequest.RequestFilter = {
    urls: ['http://*/*', 'https://*/*'],
    types: ['xmlhttprequest'],
    tabId: -1,
  };
  const isOwn = (details: { readonly url: string; readonly tabId: number }) =>
    details.tabId === -1 && details.url === url && isFromOwn(details);
  let reportHead = (_: Head) => {};
  let reportError = (_: string) => {};
  const head = new Promise<Head>((resolve) => {
    reportHead = resolve;
  });
  const error = new Promise<string>((resolve) => {
    reportError = resolve;
  });
  const onHead = (details: Details) => {
    if (!isOwn(details)) return;
    const { statusCode: status, ip } = details;
    reportHead({ status, headers: headersOf(details), ...(ip && { address: ip }) });
  };
  const onError = (details: WebRequest.OnErrorOccurredDetailsType) => {
    if (isOwn(details)) reportError(details.error);
  };
  const { onResponseStarted, onBeforeRedirect, onErrorOccurred } = browser.webRequest;
  onResponseStarted.addListener(onHead, filter, ['responseHeaders']);
  // Chrome reports a redirect that is not followed only here, Firefox only as a response (measured).
  onBeforeRedirect.addListener(onHead, filter, ['responseHeaders']);
  onErrorOccurred.addListener(onError, filter);
  return {
    head: () => within(reportLimit, head),
    error: () => within(reportLimit, error),
    stop() {
      onResponseStarted.removeListener(onHead);
      onBeforeRedirect.removeListener(onHead);
      onErrorOccurred.removeListener(onError);
    },
  };
}

/** Returns whether the extension itself sent a request: Chrome reports its origin, Firefox the background page. */
function isFromOwn(details: object): boolean {
  const { initiator, originUrl } = details as { readonly initiator?: string; readonly originUrl?: string };
  return `${initiator ?? originUrl}/`.startsWith(browser.runtime.getURL(''));
}

function headersOf({ responseHeaders = [] }: Details): Header[] {
  const headers: Header[] = [];
  let remaining = mostHeaders;
  for (const { name, value = '' } of responseHeaders) {
    remaining -= name.length + value.length;
    if (remaining < 0) break;
    // Firefox includes cookies, which are no evidence.
    if (name.toLowerCase() !== 'set-cookie') headers.push([name, value]);
  }
  return headers;
}
