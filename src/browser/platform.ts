import { browser } from './api.ts';

/** Told by the scheme of its extensions' pages. */
export function isFirefox(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}

/** False on Android, where extensions stand in the browser's menu. */
export async function hasToolbar(): Promise<boolean> {
  return (await browser.runtime.getPlatformInfo()).os !== 'android';
}
