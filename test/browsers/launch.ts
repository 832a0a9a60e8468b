import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser as Puppeteer } from 'puppeteer-core';
import { type Alterations, alteredBuild } from './altered-build.ts';
import type { Browser, BrowserName, LaunchOptions, OpenOptions } from './browser.ts';
import { launchChromium, openChromium, pinInChromium } from './chromium.ts';
import { launchFirefox, openFirefox, pinInFirefox } from './firefox.ts';
import { countStart } from './start-time.ts';

const launchers: Record<BrowserName, (options: LaunchOptions) => Promise<Browser>> = {
  chromium: launchChromium,
  firefox: launchFirefox,
};

const openers: Record<BrowserName, (options: OpenOptions) => Promise<Puppeteer>> = {
  chromium: openChromium,
  firefox: openFirefox,
};

const pins: Record<BrowserName, (browser: Puppeteer, id: string) => Promise<void>> = {
  chromium: pinInChromium,
  firefox: pinInFirefox,
};

/** The build for each browser, as `npm run build` writes it. */
export const builds: Record<BrowserName, string> = {
  chromium: resolve(import.meta.dirname, '../../dist/chrome'),
  firefox: resolve(import.meta.dirname, '../../dist/firefox'),
};

export type Launch = Partial<Omit<LaunchOptions, 'folder'>> & Alterations;

/**
 * Starts the named browser, ready for tests, with the extension's build unless `options` names another or
 * alters it.
 */
export async function launch(
  name: BrowserName,
  { extension = builds[name], locale, files, granted, prelude, pagePrelude, ...options }: Launch = {},
): Promise<Browser> {
  const folder = mkdtempSync(join(process.env.BROWSERS_FOLDER ?? tmpdir(), 'gatelight-browser-'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const build = await alteredBuild(extension, join(folder, 'extension'), {
      locale,
      files,
      granted,
      prelude,
      pagePrelude,
    });
    const browser = await countStart(launchers[name]({ extension: build, folder, ...options }));
    return { ...browser, close: () => browser.close().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * Starts the named browser with a build of the extension, its icon pinned, and nothing else, for a person to
 * use.
 */
export async function open(name: BrowserName, extension: string, options: OpenOptions): Promise<Puppeteer> {
  const browser = await openers[name](options);
  await pins[name](browser, await browser.installExtension(extension));
  return browser;
}
