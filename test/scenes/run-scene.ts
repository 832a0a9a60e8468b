import type { Command } from '../../src/outage/step-interface.ts';
import { type Browser, everySite, type Popup, type Tab, waitFor } from '../browsers/browser.ts';
import { giveCommand } from '../browsers/command.ts';
import { awaitStillness, stillFor } from '../browsers/stillness.ts';
import type { Address } from '../gateways/address.ts';
import type { Behavior } from '../gateways/behaviors.ts';
import { type Origin, startOrigin } from '../gateways/origin.ts';
import { startNginx } from '../gateways/products/nginx.ts';
import type { Relay } from './relay.ts';

/** What a scene is set up with: a browser with a tab on one site, whose requests go to the scene's server. */
export interface SceneContext {
  readonly browser: Browser;
  readonly tab: Tab;
  /** The site's URL. */
  readonly url: string;
  /** Starts an app behind nginx. */
  behindNginx(app: Behavior | 'down'): Promise<Origin>;
  /** Starts an app without a gateway. */
  alone(app: Behavior): Promise<Origin>;
  /** Routes the site to another server, which runs until the scene ends. */
  routeTo(to: Promise<Address & { stop(): Promise<void> }>): Promise<void>;
  /** Navigates to the site, or to another URL, and waits for the load to end. */
  visit(url?: string): Promise<void>;
  /** Navigates to a URL and waits until its document is committed, not for the load to end. */
  beginLoading(url?: string): Promise<void>;
  /** Waits until the icon's badge shows a text. */
  badge(text: string): Promise<void>;
  /** Sends the command of a button in the popup, without opening it. */
  command(command: Command): Promise<void>;
}

/** The optional permissions of a browser that shows scenes. */
export const grantedInScenes: readonly string[] = ['cookies'];

export interface SceneSetup {
  /** Under `.example`, which is reserved (RFC 2606). */
  readonly host: string;
  /** The sites that the extension may access; all by default. */
  readonly access?: readonly string[];
  /** General settings that differ from their defaults. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Brings the site into the state in which the popup is opened. */
  readonly setUp: (context: SceneContext) => Promise<void>;
  /** Selectors of what is clicked in the popup, in order. */
  readonly clicks?: readonly string[];
  /** The state that the popup then shows (`data-state`). */
  readonly state: string;
  /** The selector of a part that may appear later than the state. */
  readonly last?: string;
}

const noAutomaticOpening = { openPopup: 'never' };

/** Sets up a scene in a new tab, passes its popup to `inspect`, and tears everything down. */
export async function runScene<R>(
  browser: Browser,
  relay: Relay,
  setup: SceneSetup,
  inspect: (popup: Popup, context: SceneContext) => Promise<R>,
): Promise<R> {
  const teardown: (() => Promise<unknown>)[] = [];
  try {
    const general = { ...noAutomaticOpening, ...setup.settings };
    await browser.evaluate((api, settings) => api.storage.sync.set({ general: settings }), general);
    // Holds which sections are open.
    await browser.evaluate(() => localStorage.clear());
    await browser.evaluate((api) =>
      api.runtime.sendMessage({ kind: 'forget-outages', selection: { of: 'everything' } }),
    );
    if (setup.access) {
      teardown.push(() => browser.setAccess(everySite));
      await browser.setAccess(setup.access);
    }
    const tab = await browser.newTab();
    // Through the extension, because puppeteer waits indefinitely for a page that is still loading.
    teardown.push(() =>
      browser.evaluate((api, tabId) => api.tabs.remove(tabId).catch(() => undefined), tab.id),
    );
    const context = createContext(browser, relay, tab, `http://${setup.host}/`, teardown);
    await setup.setUp(context);
    const popup = await browser.openPopup(tab);
    teardown.push(() => popup.close().catch(() => undefined));
    await showScene(popup, setup);
    return await inspect(popup, context);
  } finally {
    for (const stop of teardown.reverse()) await stop();
  }
}

/** Clicks in a popup, and waits until it shows a state and does not move. */
export async function showScene(
  popup: Popup,
  { state, clicks = [], last }: Pick<SceneSetup, 'state' | 'clicks' | 'last'>,
): Promise<void> {
  for (const selector of clicks) await clickAndFollow(popup, selector);
  await waitForState(popup, state);
  if (last) await waitForPart(popup, last);
  await waitUntilStill(popup);
}

function createContext(
  browser: Browser,
  relay: Relay,
  tab: Tab,
  url: string,
  teardown: (() => Promise<unknown>)[],
): SceneContext {
  const untilTeardown = async <T extends { stop(): Promise<void> }>(started: Promise<T>): Promise<T> => {
    const running = await started;
    teardown.push(() => running.stop());
    return running;
  };
  const badgeText = () => browser.evaluate((api, tabId) => api.action.getBadgeText({ tabId }), tab.id);

  return {
    browser,
    tab,
    url,
    async behindNginx(app) {
      const origin = await untilTeardown(startOrigin(app));
      relay.routeTo(await untilTeardown(startNginx({ origin })));
      return origin;
    },
    async alone(app) {
      const origin = await untilTeardown(startOrigin(app));
      relay.routeTo(origin);
      return origin;
    },
    routeTo: async (to) => relay.routeTo(await untilTeardown(to)),
    visit: (address = url) => tab.visit(address),
    async beginLoading(address = url) {
      await browser.evaluate((api, id, to) => void api.tabs.update(id, { url: to }), tab.id, address);
      // A popup describes the document that it was opened on.
      const frame = { tabId: tab.id, frameId: 0 };
      const shown = () =>
        browser.evaluate(async (api, of) => (await api.webNavigation.getFrame(of))?.url, frame);
      await waitFor(`${address} to begin`, async () => (await shown()) === address);
    },
    async badge(text) {
      await waitFor(`the badge ${text}`, async () => (await badgeText()) === text, 15_000);
    },
    command: (command) => giveCommand(browser, tab, command),
  };
}

async function waitForState(popup: Popup, state: string): Promise<void> {
  let shown: string | undefined;
  const isShown = async () => {
    const seen = await popup.evaluate((document) => ({
      state: document.querySelector('main')?.dataset.state,
      // Disabled until an inspection has reported the tab's document.
      isReady: document.querySelector('.acts button:not(.primary)[aria-disabled=true]') === null,
    }));
    shown = seen.state;
    return shown === state && seen.isReady;
  };
  await waitFor(`the popup to show ${state}`, isShown, 15_000).catch((error) => {
    throw new Error(`${error.message}; it shows ${shown}`);
  });
}

async function waitForPart(popup: Popup, selector: string): Promise<void> {
  const isThere = () =>
    popup.evaluate((document, wanted) => document.querySelector(wanted) !== null, selector);
  await waitFor(`the popup to have ${selector}`, isThere, 15_000);
}

/** Clicks an element, and scrolls the section or the confirmation that it opens to the top of the popup. */
async function clickAndFollow(popup: Popup, selector: string): Promise<void> {
  await popup.click(selector);
  // A section may load its content when it is opened.
  await waitUntilStill(popup);
  await popup.evaluate((document, clicked) => {
    // The clicked button may have been replaced by a confirmation, which then has the focus.
    const target = document.querySelector(clicked) ?? document.activeElement;
    target?.closest('section, details')?.scrollIntoView({ block: 'start' });
  }, selector);
}

/** Waits until a popup neither changes its size nor moves. */
export function waitUntilStill(popup: Popup): Promise<void> {
  return popup.evaluate(awaitStillness, stillFor);
}
