import type { PageContent } from '../diagnosis/page-content.ts';
import { browser } from './api.ts';

/** What a script found in a page. */
export interface PageReading {
  /** The status that the page was answered with; 0 where the browser does not tell it. */
  readonly status: number;
  /** When its navigation began, in ms since the epoch. */
  readonly startedAt: number;
  /** The page has the keyboard: its window is in front, and the reader is not in the address bar or a panel. */
  readonly focused: boolean;
  /** The content of a page that failed; that of any other page is not read. */
  readonly content: PageContent | undefined;
}

/** What speaks against loading a page anew, in one of its frames. */
export interface FrameUse {
  /** It received the user's own input since it was loaded. */
  readonly used: boolean;
  /** A field holds something other than what the page came with. */
  readonly filled: boolean;
  /** The keyboard focus is in it or in one of its frames. */
  readonly focused: boolean;
}

/**
 * Reads the status of a tab's document once it is parsed, and its content where the status is 400 or above. Undefined
 * where no script may look: a browser's own page, an error page, no permission, or the tab is gone.
 */
export function readPage(tabId: number, documentId: string | undefined): Promise<PageReading | undefined> {
  return runInPage(tabId, documentId, pageReading);
}

/** The same as far as the document has come by now. */
export function readPageNow(tabId: number, documentId: string | undefined): Promise<PageReading | undefined> {
  return runInPage(tabId, documentId, pageReading, true);
}

/**
 * Reads how the document of a tab has been used, in each frame that a script may enter; the main frame is the first.
 * Undefined where none may enter that one, or where the tab shows another document by then.
 */
export async function readPageUse(
  tabId: number,
  documentId: string | undefined,
): Promise<readonly FrameUse[] | undefined> {
  const results = await browser.scripting
    // A frame or a script that never finishes must not hold the check up.
    .executeScript({ target: { tabId, allFrames: true }, func: frameUse, injectImmediately: true })
    .catch(() => []);
  const main = results.find(({ frameId }) => frameId === 0);
  if (!main?.result || (documentId !== undefined && main.documentId !== documentId)) return undefined;
  const others = results.filter((frame) => frame !== main);
  return [main, ...others].flatMap(({ result }) => result ?? []);
}

/**
 * Reads how far the document of a tab has come, as `document.readyState`; undefined where no script may enter it.
 */
export function readReadyState(tabId: number): Promise<DocumentReadyState | undefined> {
  return runInPage(tabId, undefined, () => document.readyState, true);
}

/** Returns whether a tab's document has sticky user activation; undefined where no script may enter it. */
export function hasBeenActivated(
  tabId: number,
  documentId: string | undefined,
): Promise<boolean | undefined> {
  return runInPage(tabId, documentId, stickyActivation, true);
}

/** Goes from a tab's document to an address, in its place in the history. False where no script may enter it. */
export async function replaceLocation(
  tabId: number,
  documentId: string | undefined,
  url: string,
): Promise<boolean> {
  const target = documentId === undefined ? { tabId } : { tabId, documentIds: [documentId] };
  return browser.scripting
    .executeScript({
      target,
      func: (address: string) => {
        // Afterwards, or the script that does it would be seen to fail with its document.
        setTimeout(() => location.replace(address));
        return true;
      },
      args: [url],
      injectImmediately: true,
    })
    .then(
      (results) => results[0]?.result === true,
      () => false,
    );
}

/** Runs a function in a tab's document, which sees nothing from outside itself; undefined where none may run. */
export async function runInPage<T>(
  tabId: number,
  documentId: string | undefined,
  func: () => T | Promise<T>,
  immediately = false,
): Promise<T | undefined> {
  // A document that was replaced meanwhile is refused, so a reading never comes from another page.
  const target = documentId === undefined ? { tabId } : { tabId, documentIds: [documentId] };
  const results = await browser.scripting
    .executeScript({ target, func, injectImmediately: immediately })
    .catch(() => undefined);
  return results?.[0]?.result;
}

// Runs in the page: it may use nothing from outside itself.
function stickyActivation(): boolean {
  return navigator.userActivation.hasBeenActive;
}

// Runs in the page: it may use nothing from outside itself.
export function pageReading(): PageReading {
  const most = 4096;
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const status = navigation?.responseStatus ?? 0;
  const shown = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].slice(0, 50).map((element) => {
      // Of what is not drawn, `innerText` is all that it holds.
      if (element.getClientRects().length === 0) return '';
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden (scripts, styles) is not what the page says.
      return element.innerText ?? '';
    });
  const readContent = (): PageContent => {
    const [text = ''] = shown('body');
    // What a site says on every page is nothing that this one says.
    const asides = shown('nav, footer, [role=navigation], [role=contentinfo]');
    const address = location.href.replace(/#.*/, '');
    const polls = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).some(
      ({ name, initiatorType }) => name === address && /^(?:fetch|xmlhttprequest)$/.test(initiatorType),
    );
    return {
      title: document.title.slice(0, 256),
      text: text.slice(0, most),
      headings: shown('h1, h2').join(' ').slice(0, 512),
      mainText: asides.reduce((rest, aside) => rest.replace(aside, ' '), text).slice(0, most),
      markup: document.documentElement?.outerHTML.slice(0, most) ?? '',
      textLength: text.length,
      refreshes: document.querySelector('meta[http-equiv="refresh" i]') !== null || polls,
      controlled: Boolean(navigator.serviceWorker?.controller),
      cookieLength: document.cookie.length,
    };
  };
  return {
    status,
    startedAt: performance.timeOrigin,
    focused: document.hasFocus(),
    content: status >= 400 ? readContent() : undefined,
  };
}

// Runs in the page: it may use nothing from outside itself.
function frameUse(): FrameUse {
  // Input of this very document: sticky activation is carried over from the page before in Chrome. Left out is what
  // scrolling and moving the mouse count as well (`keydown`, `pointerdown`), what a script can cause (`input`), and what
  // ends an input of the page before (`keyup`, `mouseup`); all measured.
  const inputs = ['keypress', 'beforeinput', 'compositionstart', 'drop', 'click', 'contextmenu'];
  // Firefox lets an extension call `get` and refuses to let it iterate (measured in 153).
  const counts = (performance as Performance & { eventCounts?: Map<string, number> }).eventCounts;
  const changed = (element: Element): boolean => {
    if (element instanceof HTMLTextAreaElement) return element.value !== element.defaultValue;
    if (element instanceof HTMLSelectElement)
      return [...element.options].some((option) => option.selected !== option.defaultSelected);
    if (!(element instanceof HTMLInputElement)) return (element as HTMLElement).isContentEditable;
    if (element.type === 'checkbox' || element.type === 'radio')
      return element.checked !== element.defaultChecked;
    return element.type !== 'hidden' && element.value !== element.defaultValue;
  };
  return {
    used: inputs.some((type) => (counts?.get(type) ?? 0) > 0),
    filled: [...document.querySelectorAll('input, textarea, select')].slice(0, 500).some(changed),
    focused: document.hasFocus(),
  };
}
