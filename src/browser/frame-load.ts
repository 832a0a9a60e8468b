import type { WebNavigation } from 'webextension-polyfill';
import { browser } from './api.ts';

type FrameDetails = Pick<WebNavigation.OnCompletedDetailsType, 'tabId' | 'frameId'>;

interface FrameLoad {
  /** Resolves once a document in the frame loaded or failed. */
  readonly ended: Promise<void>;
  /** Stops waiting for it. */
  readonly ignore: () => void;
}

/** How long to wait for the error page after an error, in ms. Chrome reports no commit of it. */
const longestErrorPage = 300;

/** Begins to wait for the end of the next load in a frame: Firefox commits an error page after the error (measured). */
export function nextFrameLoad(tabId: number, frameId: number): FrameLoad {
  const { onCommitted, onCompleted, onErrorOccurred } = browser.webNavigation;
  let resolve: (() => void) | undefined;
  const ended = new Promise<void>((resolved) => {
    resolve = resolved;
  });
  let hasFailed = false;
  const isOwn = (details: FrameDetails) => details.tabId === tabId && details.frameId === frameId;
  const completed = (details: FrameDetails) => {
    if (isOwn(details)) resolve?.();
  };
  const failed = (details: FrameDetails) => {
    if (!isOwn(details)) return;
    hasFailed = true;
    setTimeout(() => resolve?.(), longestErrorPage);
  };
  const committed = (details: FrameDetails) => {
    if (hasFailed) completed(details);
  };
  onCommitted.addListener(committed);
  onCompleted.addListener(completed);
  onErrorOccurred.addListener(failed);
  return {
    ended,
    ignore() {
      onCommitted.removeListener(committed);
      onCompleted.removeListener(completed);
      onErrorOccurred.removeListener(failed);
    },
  };
}

/** Returns the document in a frame of a tab; undefined if there is no such frame. */
export async function documentInFrame(
  tabId: number,
  frameId: number,
): Promise<{ readonly url: string; readonly documentId: string | undefined } | undefined> {
  const frame = await browser.webNavigation.getFrame({ tabId, frameId }).catch(() => null);
  return frame ? { url: frame.url, documentId: frame.documentId } : undefined;
}
