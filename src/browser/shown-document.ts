import { within } from '../within.ts';
import { browser } from './api.ts';

/** The document that a tab shows. */
export interface ShownDocument {
  readonly url: string;
  /** Chrome from 106, Firefox from 153. */
  readonly documentId: string | undefined;
  /** The browser shows its own error page, in which no script may run. */
  readonly errorPage: boolean;
}

// Firefox's frames report no error, and its error pages keep the failed URL; but their icon is one of these, which no
// website can have (aboutNetError.mjs and httpsonlyerror/errorpage.html of Firefox 153). Its PDF viewer has another
// icon of the same folder.
const firefoxErrorIcons: ReadonlySet<string | undefined> = new Set([
  'chrome://global/skin/icons/info.svg',
  'chrome://global/skin/icons/warning.svg',
]);

// In ms. Without the permission, Chrome delays a script until a click (measured in 156).
const longestScript = 500;

/** Returns what a tab shows; undefined if the tab is gone or has not loaded yet. */
export async function shownDocument(tabId: number): Promise<ShownDocument | undefined> {
  const [frame, tab] = await Promise.all([
    browser.webNavigation.getFrame({ tabId, frameId: 0 }),
    browser.tabs.get(tabId),
  ]).catch(() => []);
  if (!frame || !tab) return undefined;
  const { url, documentId, errorOccurred } = frame;
  const isChromesErrorPage = errorOccurred && (await refusesScripts(tabId, documentId));
  return { url, documentId, errorPage: isChromesErrorPage || firefoxErrorIcons.has(tab.favIconUrl) };
}

/**
 * Returns whether a script is refused because of an error page. Chrome also reports an error for video and audio files,
 * because its player takes over (measured in 156), but gives this reason only for error pages.
 */
async function refusesScripts(tabId: number, documentId: string | undefined): Promise<boolean> {
  const target = { tabId, ...(documentId !== undefined && { documentIds: [documentId] }) };
  const script = { target, func: () => true, injectImmediately: true };
  const refused = browser.scripting.executeScript(script).then(
    () => false,
    (error: unknown) => /\berror page\b/.test(String(error)),
  );
  return (await within(longestScript, refused)) ?? false;
}
