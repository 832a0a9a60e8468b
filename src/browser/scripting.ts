import type { PageContent } from '../diagnosis/page-content.ts';
import { browser } from './api.ts';

/** What a script read from a page. */
export interface PageReading {
  /** The status of the page's response; 0 if the browser does not report it. */
  readonly status: number;
  /** When its navigation began, in ms since the epoch. */
  readonly startedAt: number;
  /** The page has the keyboard focus: its window is focused, and the user is not in the address bar or a panel. */
  readonly focused: boolean;
  /** The content of a failed page; that of any other page is not read. */
  readonly content: PageContent | undefined;
}

/** How one frame of a page has been used: reasons not to reload the page. */
export interface FrameUse {
  /** It received the user's own input since it was loaded. */
  readonly used: boolean;
  /** A form field differs from its default. */
  readonly filled: boolean;
  /** The keyboard focus is in it or in one of its frames. */
  readonly focused: boolean;
}

/**
 * Reads the status of a tab's document once it is parsed, and its content if the status is 400 or above. Returns
 * undefined if no script may run: a browser's own page, an error page, no permission, or the tab is closed.
 */
export function readPage(tabId: number, documentId: string | undefined): Promise<PageReading | undefined> {
  return runInPage(tabId, documentId, pageReading);
}

/** Reads the same from the document as it is now, parsed or not. */
export function readPageNow(tabId: number, documentId: string | undefined): Promise<PageReading | undefined> {
  return runInPage(tabId, documentId, pageReading, true);
}

/**
 * Reads how the document of a tab has been used, in each frame in which scripts may run; the main frame comes first.
 * Returns undefined if none may run in the main frame, or if the tab now shows another document.
 */
export async function readPageUse(
  tabId: number,
  documentId: string | undefined,
): Promise<readonly FrameUse[] | undefined> {
  const results = await browser.scripting
    // A frame or a script that never finishes must not delay the preflight check.
    .executeScript({ target: { tabId, allFrames: true }, func: frameUse, injectImmediately: true })
    .catch(() => []);
  const main = results.find(({ frameId }) => frameId === 0);
  if (!main?.result || (documentId !== undefined && main.documentId !== documentId)) return undefined;
  const others = results.filter((frame) => frame !== main);
  return [main, ...others].flatMap(({ result }) => result ?? []);
}

/**
 * Reads `document.readyState` of a tab's document; undefined if no script may run in it.
 */
export function readReadyState(tabId: number): Promise<DocumentReadyState | undefined> {
  return runInPage(tabId, undefined, () => document.readyState, true);
}

/** Returns whether a tab's document has sticky user activation; undefined if no script may run in it. */
export function hasBeenActivated(
  tabId: number,
  documentId: string | undefined,
): Promise<boolean | undefined> {
  return runInPage(tabId, documentId, stickyActivation, true);
}

/** Navigates a tab's document with `location.replace`. Returns false if no script may run in it. */
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
        // Deferred, because a script whose document is unloaded is reported as failed.
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

/** Runs a self-contained function in a tab's document; returns undefined if none may run. */
export async function runInPage<T>(
  tabId: number,
  documentId: string | undefined,
  func: () => T | Promise<T>,
  immediately = false,
): Promise<T | undefined> {
  // The browser refuses a document that was replaced meanwhile, so a reading never comes from another page.
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
      // `innerText` of an element that is not rendered includes hidden text.
      if (element.getClientRects().length === 0) return '';
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden (scripts, styles) is not what the page says.
      return element.innerText ?? '';
    });
  const readContent = (): PageContent => {
    const [text = ''] = shown('body');
    // Text that a site repeats on every page is no evidence about this one.
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
export function frameUse(): FrameUse {
  // Counts input to this document only, because Chrome carries sticky activation over from the previous page. Omits
  // events that scrolling and moving the mouse also fire (`keydown`, `pointerdown`), that a script can cause (`input`),
  // and that end an input to the previous page (`keyup`, `mouseup`); all measured.
  const inputs = ['keypress', 'beforeinput', 'compositionstart', 'drop', 'click', 'contextmenu'];
  // Firefox lets an extension call `get` but not iterate (measured in 153).
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
