import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Page, type Browser as Puppeteer } from 'puppeteer-core';
import { firefoxAppearance, mediaOf, setPreferences } from './appearance.ts';
import {
  type Api,
  type Browser,
  callSource,
  consolePath,
  executableOf,
  type LaunchOptions,
  manifestOf,
  type OpenOptions,
  type Popup,
  waitFor,
} from './browser.ts';
import { onlyForExamples } from './example-proxy.ts';
import {
  allowPrivateWindows,
  type ChromeScope,
  chromeScope,
  clickAction,
  clickInPopup,
  closePopup,
  collectErrors,
  collectedErrors,
  frontScope,
  isBackgroundRunning,
  isPopupShown,
  isPrivate,
  loadInFirstTab,
  openTrustedTab,
  pinAction,
  popupPicture,
  popupSelector,
  pressInPopup,
  setAccess,
  stopBackground,
} from './firefox-chrome-scope.ts';
import { copyProfile } from './firefox-profile.ts';
import { exampleHosts } from './hosts.ts';
import { clickInside } from './popup-click.ts';
import { closeFirstRunPage, openTab } from './tabs.ts';

/**
 * Preferences that make the browser behave as a user's, in addition to those that puppeteer sets to keep it
 * quiet.
 */
const preferences = {
  // The automation's own preferences would show a blank page in place of Firefox's error page.
  'remote.prefs.recommended': false,
  'browser.http.blank_page_with_error_response.enabled': false,
  // Puppeteer would let a page open any window.
  'dom.disable_open_during_load': true,
  'browser.aboutwelcome.enabled': false,
  'browser.region.network.url': '',
  'browser.region.update.enabled': false,
  'browser.newtabpage.activity-stream.unifiedAds.endpoint': '',
  'datareporting.usage.uploadEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.server': '',
  // A permission that the extension requests on a click is granted without a prompt.
  'extensions.webextOptionalPermissionPrompts': false,
  // As on a slow screen: painting sixty times a second was a sixth of Firefox's work in these tests.
  'layout.frame_rate': 20,
};

/**
 * Starts Firefox with an empty profile and no extension.
 *
 * @param uuids the host of each extension's own pages, by add-on id: random unless given
 * @param profile the folder of the profile; a new one by default
 */
export async function openFirefox(
  options: OpenOptions & { readonly downloads?: string },
  uuids: Record<string, string> = {},
  profile?: string,
): Promise<Puppeteer> {
  const {
    headless = true,
    hosts = exampleHosts,
    colorScheme = 'light',
    proxy,
    handleSignals = true,
  } = options;
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: options.executable ?? executableOf('firefox'),
    headless,
    ...(profile && { userDataDir: profile }),
    defaultViewport: null,
    args: ['--remote-allow-system-access', '--width=1280', '--height=900'],
    extraPrefsFirefox: {
      ...preferences,
      ...(options.downloads && {
        'browser.download.folderList': 2,
        'browser.download.dir': options.downloads,
        // The panel of the first download would take the keyboard focus from the page.
        'browser.download.alwaysOpenPanel': false,
        'browser.download.panel.shown': true,
      }),
      ...(proxy && {
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': proxy,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': proxy,
        'network.proxy.allow_hijacking_localhost': true,
      }),
      'extensions.webextensions.uuids': JSON.stringify(uuids),
      'network.dns.localDomains': hosts.join(','),
      ...firefoxAppearance({ colorScheme }),
      // 2: by a file.
      ...(options.exampleProxy && {
        'network.proxy.type': 2,
        'network.proxy.autoconfig_url': onlyForExamples(options.exampleProxy),
      }),
    },
    handleSIGINT: handleSignals,
    handleSIGTERM: handleSignals,
    handleSIGHUP: handleSignals,
  });
}

/** Pins an extension's icon to the toolbar. */
export async function pinInFirefox(browser: Puppeteer, addonId: string): Promise<void> {
  await (await chromeScope(browser))(pinAction, addonId);
}

/** Starts Firefox with the extension installed for as long as it runs, ready for tests. */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  const { extension, folder } = options;
  const addonId = manifestOf(extension).browser_specific_settings?.gecko?.id;
  if (!addonId) throw new Error(`${extension} is no build for Firefox: its manifest names no gecko id`);
  const uuid = randomUUID();
  const origin = `moz-extension://${uuid}`;
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads);
  const profile = copyProfile(join(folder, 'profile'));
  const browser = await openFirefox({ ...options, downloads }, { [addonId]: uuid }, profile);
  const chrome = await chromeScope(browser);
  await chrome(collectErrors);
  await options.before?.(browser);
  if (options.inPrivateWindows) await chrome(allowPrivateWindows, addonId);
  await browser.installExtension(extension);
  if (!options.tuckedAway) await chrome(pinAction, addonId);

  const [consolePage = await browser.newPage()] = await browser.pages();
  // Puppeteer's own goto waits forever for a page of an extension.
  await chrome(loadInFirstTab, `${origin}/${consolePath}`);
  await waitFor("the extension's own console", () =>
    consolePage
      .evaluate('location.protocol === "moz-extension:" && "browser" in globalThis')
      .catch(() => false),
  );
  const evaluate: Browser['evaluate'] = (run, ...args) =>
    consolePage.evaluate(callSource(run, 'browser', args)) as never;
  if (!options.keepsFirstRunPage) await closeFirstRunPage(evaluate, extension);

  const pageProblems: string[] = [];
  const popup = async (window = chrome, page = consolePage) => {
    const source = callSource(isPopupLoaded, 'browser', []);
    await waitFor(
      'the popup',
      async () => (await page.evaluate(source)) && (await window(isPopupShown, popupSelector)),
    );
    return popupIn(page, window);
  };

  return {
    name: 'firefox',
    version: await browser.version(),
    origin,
    evaluate,
    popup: () => popup(),
    pages: () => browser.pages(),
    worker: {
      isRunning: () => chrome(isBackgroundRunning, addonId),
      stop: () => chrome(stopBackground, addonId),
    },
    downloads,
    puppeteer: browser,
    async newTab(url) {
      const tab = await openTab(browser, evaluate, pageProblems);
      if (url) await tab.visit(url);
      return tab;
    },
    async openPage(path) {
      return openPage(browser, chrome, `${origin}/${path}`);
    },
    async openPopup(tab) {
      await tab.page.bringToFront();
      const front = await frontScope(browser);
      let page = consolePage;
      if (await front(isPrivate)) {
        // Documents of ordinary windows cannot reach those of private ones.
        page = await openPage(browser, front, `${origin}/${consolePath}`);
        await tab.page.bringToFront();
      }
      await front(clickAction, addonId);
      return popup(front, page);
    },
    async appear(appearance) {
      await chrome(setPreferences, firefoxAppearance(appearance));
      // One process renders all documents of the extension, so what one of them shows, all do.
      const wanted = mediaOf(appearance);
      await waitFor('the appearance', () =>
        consolePage.evaluate((all) => all.every((one) => matchMedia(one).matches), wanted),
      );
    },
    pin: () => chrome(pinAction, addonId),
    setAccess: (sites) => chrome(setAccess, addonId, sites),
    async problems() {
      return [...pageProblems, ...(await chrome(collectedErrors, addonId, origin))];
    },
    close: () => browser.close(),
  };
}

function isPopupLoaded({ extension }: Api): boolean {
  return extension.getViews({ type: 'popup' })[0]?.document.readyState === 'complete';
}

async function openPage(browser: Puppeteer, chrome: ChromeScope, url: string): Promise<Page> {
  const known = new Set(await browser.pages());
  const opened = async () => {
    await chrome(openTrustedTab, url);
    return waitFor('the new tab', async () =>
      (await browser.pages()).find((candidate) => !known.has(candidate)),
    );
  };
  // A busy Firefox may not report one to its driver (seen once in some thousand).
  const page = await opened().catch(opened);
  await waitFor(`${url} to load`, () =>
    page
      .evaluate((wanted) => location.href === wanted && document.readyState === 'complete', url)
      .catch(() => false),
  );
  return page;
}

/** The popup is no tab, so it is read through the extension, and clicked and captured through the browser. */
function popupIn(consolePage: Page, chrome: ChromeScope): Popup {
  const subject = "browser.extension.getViews({ type: 'popup' })[0].document";
  const evaluate: Popup['evaluate'] = (run, ...args) =>
    consolePage.evaluate(callSource(run, subject, args)) as never;
  return {
    evaluate,
    // biome-ignore lint/performance/useDomNodeTextContent: only text that a user sees counts.
    text: () => evaluate((document) => document.body.innerText),
    // A busy Firefox may lose a click.
    click: (selector) =>
      clickInside(evaluate, selector, (x, y) => chrome(clickInPopup, popupSelector, x, y), 2),
    press: (key) => chrome(pressInPopup, popupSelector, key),
    async screenshot() {
      return Buffer.from(await chrome(popupPicture, popupSelector), 'base64');
    },
    close: () => chrome(closePopup, popupSelector),
  };
}
