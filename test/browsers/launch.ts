import { resolve } from 'node:path';
import type { Browser, BrowserName, LaunchOptions } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

const launchers: Record<BrowserName, (options: LaunchOptions) => Promise<Browser>> = {
  chromium: launchChromium,
  firefox: launchFirefox,
};

/** The build that a browser takes, as `npm run build` leaves it. */
export const builds: Record<BrowserName, string> = {
  chromium: resolve(import.meta.dirname, '../../dist/chrome'),
  firefox: resolve(import.meta.dirname, '../../dist/firefox'),
};

/** Starts the named browser with the extension's build, or another extension where `options` names one. */
export function launch(name: BrowserName, options: Partial<LaunchOptions> = {}): Promise<Browser> {
  return launchers[name]({ extension: builds[name], ...options });
}
