import type { BrowserKind } from '../clearing/clearable-data.ts';
import { browser } from './api.ts';

/** Which of the two families the browser is of: an extension's own pages have a scheme by it. */
export const browserKind = (): BrowserKind =>
  browser.runtime.getURL('').startsWith('moz-extension:') ? 'firefox' : 'chrome';

/** False on Android, where extensions stand in the browser's menu. */
export async function hasToolbar(): Promise<boolean> {
  return (await browser.runtime.getPlatformInfo()).os !== 'android';
}
