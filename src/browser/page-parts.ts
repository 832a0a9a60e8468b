import type { FrameReading, PageFrame, PageReading } from '../parts/part-reading.ts';
import { within } from '../within.ts';
import { browser } from './api.ts';
import { mayWatch } from './permissions.ts';

/** In ms. A page that answers later is reported as not read. */
const longest = 1_000;

/** A page may have any number of frames. */
const mostFrames = 50;

/**
 * Reads Navigation and Resource Timing in each frame of a tab in which a script may run. Sends nothing and leaves
 * nothing in the page. Returns undefined if none may run in the main frame, if the tab now shows another document, or
 * if it takes more than a second.
 */
export async function readPageParts(
  tabId: number,
  documentId: string | undefined,
): Promise<PageReading | undefined> {
  const read = Promise.all([
    browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: frameReading,
      injectImmediately: true,
    }),
    browser.webNavigation.getAllFrames({ tabId }),
  ]).catch(() => undefined);
  const [results, frames] = (await within(longest, read)) ?? [];
  const main = results?.find(({ frameId }) => frameId === 0);
  if (!results || !main?.result || (documentId !== undefined && main.documentId !== documentId))
    return undefined;
  const readings = new Map(results.map(({ frameId, result }) => [frameId, result]));
  const listed = [...(frames ?? [])].sort((one, other) => one.frameId - other.frameId);
  return Promise.all(
    listed.slice(0, mostFrames).map(async ({ frameId, parentFrameId, url, documentId, errorOccurred }) => {
      const reading = readings.get(frameId) ?? undefined;
      return {
        id: frameId,
        parentId: parentFrameId,
        document: { url, documentId },
        url: reading?.url ?? plainUrl(url),
        reading,
        isErrorPage: !reading && (errorOccurred ?? (await isFirefoxErrorPage(url, parentFrameId, readings))),
      } satisfies PageFrame;
    }),
  );
}

/**
 * Firefox does not report errors of frames. One that it may read but did not, and that has no status in its parent,
 * shows an error page; its PDF viewer has a status (measured in 153).
 */
async function isFirefoxErrorPage(
  url: string,
  parentId: number,
  readings: ReadonlyMap<number, FrameReading | null | undefined>,
): Promise<boolean> {
  if (!/^https?:/.test(url) || !(await mayWatch(new URL(url).origin))) return false;
  const plain = plainUrl(url);
  const element = readings.get(parentId)?.elements.find((one) => one.url === plain);
  return !element?.status;
}

function plainUrl(url: string): string {
  if (!URL.canParse(url)) return '';
  const { protocol, host, pathname } = new URL(url);
  return /^https?:$/.test(protocol) ? `${protocol}//${host}${pathname}`.slice(0, 512) : protocol;
}

// Runs in each frame: it may use nothing from outside itself.
function frameReading(): FrameReading {
  // Resource Timing holds 250 entries unless the page sets another limit (its `setResourceTimingBufferSize`).
  const [usualLimit, mostParts, mostFailed, longestUrl] = [250, 1_000, 100, 512];
  const plain = (url: string): string => {
    if (!URL.canParse(url)) return '';
    const { protocol, host, pathname } = new URL(url);
    return /^https?:$/.test(protocol) ? `${protocol}//${host}${pathname}`.slice(0, longestUrl) : protocol;
  };
  const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const parts = all.slice(-mostParts);
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const linked = new Map<string, string>();
  for (const { href, relList, as } of [...document.querySelectorAll('link')].slice(0, mostParts)) {
    if (relList.contains('stylesheet')) linked.set(href, 'style');
    else if (relList.contains('modulepreload')) linked.set(href, 'script');
    else if (relList.contains('preload')) linked.set(href, as);
  }
  const isCall = ({ initiatorType }: PerformanceResourceTiming) =>
    initiatorType === 'fetch' || initiatorType === 'xmlhttprequest';
  const isFrame = ({ initiatorType }: PerformanceResourceTiming) =>
    initiatorType === 'iframe' || initiatorType === 'frame';
  // A page that polls asks with another query each time.
  const answeredAt = new Map<string, number>();
  for (const { name, responseStatus, startTime } of parts)
    if (responseStatus > 0 && responseStatus < 400) answeredAt.set(plain(name), startTime);
  const failedFiles = new Set<string>();
  const failed = parts.filter((part) => {
    if (part.responseStatus < 400 || isFrame(part)) return false;
    // Firefox requests a script or a style sheet that failed once more (measured in 153).
    if (isCall(part)) return true;
    const isFirst = !failedFiles.has(part.name);
    failedFiles.add(part.name);
    return isFirst;
  });
  const others = parts.filter((part) => !isFrame(part) && /^https?:/.test(part.name));
  const statusOf = new Map(parts.filter(isFrame).map((part) => [part.name, part.responseStatus]));
  const frames = [...document.querySelectorAll<HTMLIFrameElement>('iframe, frame')].slice(0, 50);
  return {
    url: plain(location.href),
    status: navigation?.responseStatus ?? 0,
    times: navigation && {
      redirectStart: navigation.redirectStart,
      redirectEnd: navigation.redirectEnd,
      domainLookupStart: navigation.domainLookupStart,
      domainLookupEnd: navigation.domainLookupEnd,
      connectStart: navigation.connectStart,
      secureConnectionStart: navigation.secureConnectionStart,
      connectEnd: navigation.connectEnd,
      requestStart: navigation.requestStart,
      responseStart: navigation.responseStart,
      responseEnd: navigation.responseEnd,
      nextHopProtocol: navigation.nextHopProtocol.slice(0, 16),
    },
    failed: failed.slice(-mostFailed).map((part) => ({
      url: plain(part.name),
      initiator: part.initiatorType,
      declaredAs: linked.get(part.name),
      status: part.responseStatus,
      took: part.duration,
      recovered: (answeredAt.get(plain(part.name)) ?? -1) > part.startTime,
    })),
    answered: others.filter(({ responseStatus: status }) => status > 0 && status < 400).length,
    unknown: others.filter(({ responseStatus }) => !responseStatus).length,
    isFull: all.length === usualLimit || all.length > mostParts,
    elements: frames.map((frame) => ({
      url: plain(frame.src),
      shown: frame.getClientRects().length > 0 && frame.clientWidth > 1 && frame.clientHeight > 1,
      status: statusOf.get(frame.src) ?? 0,
    })),
  };
}
