import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, {
  type CDPSession,
  type Page,
  type Browser as Puppeteer,
  type Target,
} from 'puppeteer-core';
import { type Appearance, chromiumAppearance } from './appearance.ts';
import {
  type Browser,
  callSource,
  consolePath,
  everySite,
  executableOf,
  type LaunchOptions,
  type OpenOptions,
  type Popup,
  waitFor,
} from './browser.ts';
import { onlyForExamples } from './example-proxy.ts';
import { clickInside } from './popup-click.ts';
import { closeFirstRunPage, openTab } from './tabs.ts';

const flags = [
  '--disable-quic',
  '--disable-gpu',
  '--disable-component-update',
  '--no-default-browser-check',
  // Without a window the screen would be 800 × 600, too small for a whole popup below the toolbar.
  '--screen-info={1600x1200}',
  '--window-size=1280,900',
  // Parts of Chromium's own window, in which no test takes part: the list below the address bar is a page that each
  // start loads (a third of its processor time), and a picture is kept of each tab.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,TabHoverCardImages',
];

/**
 * Three of puppeteer's flags would hide what a user meets: with the first a reload resends a form without
 * asking, with the second Chrome does not retry failed pages itself, with the third a page opens any window.
 */
const unwantedFlags = ['--disable-prompt-on-repost', '--enable-automation', '--disable-popup-blocking'];

/**
 * A plain text among the resources of Chrome's own list of extensions, which may use the same APIs. The list
 * itself takes as long to render as the browser does to start.
 */
const extensionsApi = 'chrome://extensions/strings.m.js';

/** What Chrome's own list of extensions reports about one (an API of that page alone). */
interface ExtensionInfo {
  readonly runtimeErrors: readonly { readonly message: string; readonly contextUrl: string }[];
  readonly manifestErrors: readonly { readonly message: string }[];
  readonly installWarnings?: readonly string[];
}

/** What Chrome's own list of extensions lets the user set for one. */
interface ExtensionConfiguration {
  readonly extensionId: string;
  readonly pinnedToToolbar?: boolean;
  readonly incognitoAccess?: boolean;
  readonly hostAccess?: 'ON_ALL_SITES' | 'ON_SPECIFIC_SITES' | 'ON_CLICK';
}

/** Starts Debian's Chromium, or Chrome, with an empty profile and no extension. */
export function openChromium(options: OpenOptions): Promise<Puppeteer> {
  const { headless = true, hosts = [], switches = [], proxy, exampleProxy, handleSignals = true } = options;
  const { networkEvents: networkEnabled = true } = options;
  return puppeteer.launch({
    executablePath: options.executable ?? executableOf('chromium'),
    pipe: true,
    headless,
    enableExtensions: true,
    networkEnabled,
    defaultViewport: null,
    ignoreDefaultArgs: unwantedFlags,
    args: [
      ...flags,
      `--host-resolver-rules=${['*.example', ...hosts].map((host) => `MAP ${host} 127.0.0.1`).join(', ')}`,
      ...(proxy ? [`--proxy-server=127.0.0.1:${proxy}`, '--proxy-bypass-list=<-loopback>'] : []),
      // Chromium's sandbox refuses to run as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(exampleProxy ? [`--proxy-pac-url=${onlyForExamples(exampleProxy)}`] : []),
      ...switches,
    ],
    handleSIGINT: handleSignals,
    handleSIGTERM: handleSignals,
    handleSIGHUP: handleSignals,
  });
}

/** Pins an extension's icon to the toolbar. */
export async function pinInChromium(browser: Puppeteer, id: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(extensionsApi);
  await configure(page, { extensionId: id, pinnedToToolbar: true });
  await page.close();
}

/** Sets what Chrome's own list of extensions, open in the page, lets the user set. */
async function configure(listPage: Page, change: ExtensionConfiguration): Promise<void> {
  await listPage.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${JSON.stringify(change)})`);
}

/** Starts Chromium with the extension installed, ready for tests. */
export async function launchChromium(options: LaunchOptions): Promise<Browser> {
  const { extension, colorScheme = 'light' } = options;
  const browser = await openChromium(options);
  // A session with the browser, not with the worker: an attached worker never becomes idle.
  const session = await browser.target().createCDPSession();
  const downloads = join(options.folder, 'downloads');
  mkdirSync(downloads);
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });

  // A second start on a profile may have restored tabs that a test wants unchanged.
  const blank = (await browser.pages()).find((page) => page.url() === 'about:blank');
  let consolePage = blank ?? (await browser.newPage());
  const listPage = await browser.newPage();
  await listPage.goto(extensionsApi);
  // Chrome records an extension's errors only then, and its first ones come with the installation.
  await listPage.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');

  await options.before?.(browser);
  const id = await browser.installExtension(extension);
  if (!options.tuckedAway) await configure(listPage, { extensionId: id, pinnedToToolbar: true });
  const origin = `chrome-extension://${id}`;
  await consolePage.goto(`${origin}/${consolePath}`);

  const evaluate: Browser['evaluate'] = (run, ...args) =>
    consolePage.evaluate(callSource(run, 'globalThis.browser ?? chrome', args)) as never;
  if (!options.keepsFirstRunPage) await closeFirstRunPage(evaluate, extension);
  // Each restarts the extension, and closes its pages.
  const restarts = [
    ...(options.inPrivateWindows
      ? [() => configure(listPage, { extensionId: id, incognitoAccess: true })]
      : []),
    ...(options.startedAnew ? [() => listPage.evaluate(`chrome.developerPrivate.reload('${id}')`)] : []),
  ];
  for (const restart of restarts) {
    await restart();
    await waitFor("the extension's own console", async () => {
      if (consolePage.isClosed()) consolePage = await browser.newPage();
      return (await consolePage.goto(`${origin}/${consolePath}`).catch(() => null)) !== null;
    });
  }

  const setAppearance = chromiumAppearance();
  let appearance: Appearance = { colorScheme };
  const prepared = async (page: Page): Promise<Page> => {
    await setAppearance(page, appearance);
    return page;
  };

  const pageProblems: string[] = [];
  const isPopup = (target: Target) =>
    target.type() === 'page' && target.url().startsWith(`${origin}/popup.html`);
  const popup = async () =>
    popupIn(await prepared(await (await browser.waitForTarget(isPopup, { timeout: 7_000 })).asPage()));

  return {
    name: 'chromium',
    version: await browser.version(),
    origin,
    evaluate,
    popup,
    pages: () => browser.pages(),
    worker: workerOf(session, origin),
    downloads,
    puppeteer: browser,
    async newTab(url) {
      const tab = await openTab(browser, evaluate, pageProblems);
      await prepared(tab.page);
      if (url) await tab.visit(url);
      return tab;
    },
    async openPage(path) {
      const page = await prepared(await browser.newPage());
      await page.goto(`${origin}/${path}`);
      return page;
    },
    async openPopup(tab) {
      await tab.page.bringToFront();
      const installed = (await browser.extensions()).get(id);
      if (!installed) throw new Error('Chromium no longer has the extension');
      // A busy Chromium may open nothing over a tab that has only just come to the front.
      for (let tries = 1; ; tries++) {
        await tab.page.triggerExtensionAction(installed);
        try {
          return await popup();
        } catch (error) {
          if (tries === 3) throw error;
        }
      }
    },
    async appear(next) {
      appearance = next;
      const isOwn = (target: Target) => target.type() === 'page' && target.url().startsWith(`${origin}/`);
      for (const target of browser.targets().filter(isOwn)) await prepared(await target.asPage());
    },
    pin: () => configure(listPage, { extensionId: id, pinnedToToolbar: true }),
    async setAccess(sites) {
      const all = sites === everySite;
      const hostAccess = all ? 'ON_ALL_SITES' : sites.length > 0 ? 'ON_SPECIFIC_SITES' : 'ON_CLICK';
      await configure(listPage, { extensionId: id, hostAccess });
      if (all) return;
      for (const site of sites)
        await listPage.evaluate(
          `chrome.developerPrivate.addHostPermission(${JSON.stringify(id)}, ${JSON.stringify(site)})`,
        );
    },
    async problems() {
      const info = (await listPage.evaluate(
        `chrome.developerPrivate.getExtensionInfo(${JSON.stringify(id)})`,
      )) as ExtensionInfo;
      return [
        ...pageProblems,
        ...info.runtimeErrors
          .filter(({ message }) => !isLoggedByStop(message, extension))
          .map(({ message, contextUrl }) => `${contextUrl}: ${message}`),
        ...info.manifestErrors.map(({ message }) => `manifest.json: ${message}`),
        ...(info.installWarnings ?? []).map((message) => `manifest.json: ${message}`),
      ];
    },
    close: () => browser.close(),
  };
}

/**
 * Recognizes what Chromium logs when a worker is stopped while it still starts, and when a call arrives from
 * one whose process is gone (`No SW`, in its extension_function_dispatcher.cc).
 */
function isLoggedByStop(message: string, extension: string): boolean {
  // A script that the build lacks is no fault of the stop.
  const [, script] =
    /'importScripts' .*'chrome-extension:\/\/\w+\/([\w.-]+)' failed to load\.$/.exec(message) ?? [];
  return (
    message === 'Failed to load the script unexpectedly' ||
    (script !== undefined && existsSync(join(extension, script))) ||
    /^Uncaught (?:\(in promise\) )?Error: No SW$/.test(message)
  );
}

function workerOf(session: CDPSession, origin: string): Browser['worker'] {
  const target = async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(`${origin}/`));
  };
  return {
    isRunning: async () => (await target()) !== undefined,
    async stop() {
      const running = await target();
      if (!running) return;
      const stopAgain = async () => {
        if ((await target())?.targetId !== running.targetId) return true;
        // A worker that is still starting may miss the first request.
        await session.send('Target.closeTarget', { targetId: running.targetId }).catch(() => undefined);
        return false;
      };
      await waitFor('the service worker to stop', stopAgain);
    },
  };
}

function popupIn(page: Page): Popup {
  const evaluate: Popup['evaluate'] = (run, ...args) =>
    page.evaluate(callSource(run, 'document', args)) as never;
  return {
    evaluate,
    // biome-ignore lint/performance/useDomNodeTextContent: only text that a user sees counts.
    text: () => page.evaluate(() => document.body.innerText),
    click: (selector) => clickInside(evaluate, selector, (x, y) => page.mouse.click(x, y), 0),
    async press(key) {
      if (key !== 'Shift+Tab') return page.keyboard.press(key === ' ' ? 'Space' : key);
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
    },
    screenshot: () => page.screenshot(),
    close: () => page.close(),
  };
}
