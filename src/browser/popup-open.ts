import { browser } from './api.ts';

/** Returns whether the extension's popup is open, which takes the keyboard focus from the page. */
export async function isPopupOpen(): Promise<boolean> {
  const contexts = await browser.runtime.getContexts({ contextTypes: ['POPUP'] }).catch(() => []);
  return contexts.length > 0;
}
