import type { PageMarks } from '../diagnosis/marks.ts';
import { browser } from './api.ts';

/** What a script found in a page. */
export interface PageReading {
  /** The status that the page was answered with; 0 where the browser does not tell it. */
  readonly status: number;
  /** When its navigation began, in ms since the epoch. */
  readonly startedAt: number;
  /** The page has the keyboard: its window is in front, and the reader is not in the address bar or a panel. */
  readonly focused: boolean;
  readonly marks: PageMarks;
}

/** How a reader has used a page since it was loaded. */
export interface PageUse {
  /** Clicked, typed or touched (`navigator.userActivation`). */
  readonly active: boolean;
  /** A field holds something other than what the page came with. */
  readonly filled: boolean;
}

/**
 * Reads the status and the marks of a tab's document once it is parsed. Undefined where no script
 * may look: a browser's own page, an error page, no permission, or the tab is gone.
 */
export function readPage(tabId: number, documentId: string | undefined): Promise<PageReading | undefined> {
  return runInPage(tabId, documentId, pageReading);
}

/** Reads how a tab's document has been used; undefined where no script may look. */
export function readPageUse(tabId: number, documentId: string | undefined): Promise<PageUse | undefined> {
  return runInPage(tabId, documentId, pageUse);
}

/** Runs a function in a tab's document, which sees nothing from outside itself; undefined where none may run. */
export async function runInPage<T>(
  tabId: number,
  documentId: string | undefined,
  func: () => T | Promise<T>,
): Promise<T | undefined> {
  // A document that was replaced meanwhile is refused, so a reading never comes from another page.
  const target = documentId === undefined ? { tabId } : { tabId, documentIds: [documentId] };
  const results = await browser.scripting
    .executeScript({ target: target as { tabId: number }, func })
    .catch(() => undefined);
  return results?.[0]?.result as T | undefined;
}

// Runs in the page: it may use nothing from outside itself.
function pageReading(): PageReading {
  const most = 4096;
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden (scripts, styles) is not what the page says.
  const text = document.body?.innerText ?? '';
  return {
    status: navigation?.responseStatus ?? 0,
    startedAt: performance.timeOrigin,
    focused: document.hasFocus(),
    marks: {
      title: document.title.slice(0, 256),
      text: text.slice(0, most),
      markup: document.documentElement?.outerHTML.slice(0, most) ?? '',
      textLength: text.length,
      refreshes: document.querySelector('meta[http-equiv="refresh" i]') !== null,
      controlled: Boolean(navigator.serviceWorker?.controller),
      cookieLength: document.cookie.length,
    },
  };
}

// Runs in the page: it may use nothing from outside itself.
function pageUse(): PageUse {
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
    active: navigator.userActivation?.hasBeenActive ?? false,
    filled: [...document.querySelectorAll('input, textarea, select')].slice(0, 500).some(changed),
  };
}
