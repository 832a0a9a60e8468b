import { browser } from './api.ts';
import { mayWatch } from './permissions.ts';
import { frameUse, type PageReading, pageReading } from './scripting.ts';

interface FrameName {
  readonly tabId: number;
  readonly frameId: number;
}

/**
 * Returns whether the user has used a frame, or one inside it; undefined if it is gone. Where that cannot be found out,
 * it counts as used. The browser's own error page, in which no script may run, cannot be used.
 */
export async function isFrameUsed({ tabId, frameId }: FrameName): Promise<boolean | undefined> {
  const frames = (await browser.webNavigation.getAllFrames({ tabId }).catch(() => undefined)) ?? [];
  const own = frames.find((frame) => frame.frameId === frameId);
  if (!own) return undefined;
  const inside = new Set([frameId]);
  // A frame is listed after the one that it is in, or else found in a later round.
  for (let size = 0; size < inside.size; ) {
    size = inside.size;
    for (const frame of frames) if (inside.has(frame.parentFrameId)) inside.add(frame.frameId);
  }
  const results = await browser.scripting
    .executeScript({ target: { tabId, allFrames: true }, func: frameUse, injectImmediately: true })
    .catch(() => undefined);
  if (!results) return true;
  const found = results.filter((result) => inside.has(result.frameId));
  if (found.some(({ result }) => !result || result.used || result.filled)) return true;
  return !found.some((result) => result.frameId === frameId) && !(await isErrorPage(own));
}

/**
 * Firefox does not report errors of frames. One in which a script may run but did not shows an error page there
 * (measured in 153).
 */
async function isErrorPage({
  url,
  errorOccurred,
}: {
  url: string;
  errorOccurred?: boolean;
}): Promise<boolean> {
  if (errorOccurred !== undefined) return errorOccurred;
  return /^https?:/.test(url) && mayWatch(new URL(url).origin);
}

/** Reads the document that a frame shows; undefined if no script may run in it. */
export async function readFrame({ tabId, frameId }: FrameName): Promise<PageReading | undefined> {
  const target = { tabId, frameIds: [frameId] };
  const results = await browser.scripting
    .executeScript({ target, func: pageReading, injectImmediately: true })
    .catch(() => undefined);
  return results?.[0]?.result ?? undefined;
}

/**
 * Requests a frame's document again, if it still is the one of that URL. The browser's own error page is reloaded by the
 * document around it, where exactly one frame has that URL. Returns false if neither is possible.
 *
 * @param how `reload` for a document that was requested with GET; `navigate` for any other: always a GET
 */
export async function reloadFrame(
  { tabId, frameId, url }: FrameName & { readonly url: string },
  how: 'reload' | 'navigate',
): Promise<boolean> {
  const inFrame = await browser.scripting
    .executeScript({
      target: { tabId, frameIds: [frameId] },
      func: requestAgain,
      args: [url, how],
      injectImmediately: true,
    })
    .catch(() => undefined);
  if (inFrame) return inFrame[0]?.result === true;
  const frame = await browser.webNavigation.getFrame({ tabId, frameId }).catch(() => null);
  if (!frame || frame.parentFrameId < 0) return false;
  const fromParent = await browser.scripting
    .executeScript({
      target: { tabId, frameIds: [frame.parentFrameId] },
      func: requestFrameAgain,
      args: [url],
      injectImmediately: true,
    })
    .catch(() => undefined);
  return fromParent?.[0]?.result === true;
}

// Runs in the page: it may use nothing from outside itself.
function requestAgain(url: string, how: 'reload' | 'navigate'): boolean {
  if (location.href.replace(/#.*/s, '') !== url) return false;
  // Deferred, because a script whose document is unloaded is reported as failed.
  setTimeout(() => (how === 'reload' ? location.reload() : location.replace(url)));
  return true;
}

// Runs in the page: it may use nothing from outside itself.
function requestFrameAgain(url: string): boolean {
  const frames = [...document.querySelectorAll('iframe')].filter(
    ({ src }) => src.replace(/#.*/s, '') === url,
  );
  const [frame] = frames;
  if (!frame || frames.length > 1) return false;
  const { src } = frame;
  frame.src = src;
  return true;
}
