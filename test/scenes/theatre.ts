import type { Command } from '../../src/outage/step-interface.ts';
import { type Browser, everySite, type Popup, type Tab, waitFor } from '../browsers/browser.ts';
import { giveCommand } from '../browsers/command.ts';
import type { Address } from '../gateways/address.ts';
import type { Behaviour } from '../gateways/behaviours.ts';
import { type Origin, startOrigin } from '../gateways/origin.ts';
import { startNginx } from '../gateways/products/nginx.ts';
import type { Relay } from './relay.ts';

/** What a scene is played with: a browser whose tab shows one site, led to whatever answers for it. */
export interface Theatre {
  readonly browser: Browser;
  readonly tab: Tab;
  /** The site's address, as a visitor types it. */
  readonly url: string;
  /** Puts an app behind nginx, which gives up on it after `timeLimit` s, two unless told. */
  behindNginx(app: Behaviour | 'down', timeLimit?: number): Promise<Origin>;
  /** Lets the app answer for itself. */
  alone(app: Behaviour): Promise<Origin>;
  /** Lets something else answer that runs until the scene ends. */
  lead(to: Promise<Address & { stop(): Promise<void> }>): Promise<void>;
  /** Visits the site, or another address, and waits for the end of the load. */
  visit(url?: string): Promise<void>;
  /** Visits an address and waits for its page to begin, not for the load to end. */
  beginLoading(url?: string): Promise<void>;
  /** Waits for what the icon's badge says. */
  badge(text: string): Promise<void>;
  /** Does what a button of the popup does, without opening it. */
  command(command: Command): Promise<void>;
}

export interface Script {
  /** Under `.example`, so that it leads nowhere else. */
  readonly host: string;
  /** The sites that the extension may see; every one unless told. */
  readonly access?: readonly string[];
  /** General settings, where they are not as they come. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Brings the site to where the popup is opened. */
  readonly play: (theatre: Theatre) => Promise<void>;
  /** What is clicked in the popup, one after the other. */
  readonly clicks?: readonly string[];
  /** The state that the popup then says it shows (`data-state`). */
  readonly state: string;
}

const quiet = { openPopup: 'never' };

/** Plays a scene in a tab of its own, looks at its popup, and takes everything down again. */
export async function play<R>(
  browser: Browser,
  relay: Relay,
  script: Script,
  look: (popup: Popup, theatre: Theatre) => Promise<R>,
): Promise<R> {
  const toEnd: (() => Promise<unknown>)[] = [];
  try {
    const general = { ...quiet, ...script.settings };
    await browser.evaluate((api, settings) => api.storage.sync.set({ general: settings }), general);
    // What was folded open is remembered there.
    await browser.evaluate(() => localStorage.clear());
    await browser.evaluate((api) => api.runtime.sendMessage({ kind: 'forget-history' }));
    if (script.access) {
      toEnd.push(() => browser.setAccess(everySite));
      await browser.setAccess(script.access);
    }
    const tab = await browser.newTab();
    // Through the extension: puppeteer waits for ever for a page that is loading just then.
    toEnd.push(() => browser.evaluate((api, tabId) => api.tabs.remove(tabId).catch(() => undefined), tab.id));
    const theatre = createTheatre(browser, relay, tab, `http://${script.host}/`, toEnd);
    await script.play(theatre);
    const popup = await browser.openPopup(tab);
    toEnd.push(() => popup.close().catch(() => undefined));
    for (const selector of script.clicks ?? []) await clickAndFollow(popup, selector);
    await showing(popup, script.state);
    await standingStill(popup);
    return await look(popup, theatre);
  } finally {
    for (const end of toEnd.reverse()) await end();
  }
}

function createTheatre(
  browser: Browser,
  relay: Relay,
  tab: Tab,
  url: string,
  toEnd: (() => Promise<unknown>)[],
): Theatre {
  const until = async <T extends { stop(): Promise<void> }>(started: Promise<T>): Promise<T> => {
    const running = await started;
    toEnd.push(() => running.stop());
    return running;
  };
  const badgeText = () => browser.evaluate((api, tabId) => api.action.getBadgeText({ tabId }), tab.id);

  return {
    browser,
    tab,
    url,
    async behindNginx(app, timeLimit = 2) {
      const origin = await until(startOrigin(app));
      relay.lead(await until(startNginx({ origin, timeLimit })));
      return origin;
    },
    async alone(app) {
      const origin = await until(startOrigin(app));
      relay.lead(origin);
      return origin;
    },
    lead: async (to) => relay.lead(await until(to)),
    visit: (address = url) => tab.visit(address),
    async beginLoading(address = url) {
      await browser.evaluate((api, id, to) => void api.tabs.update(id, { url: to }), tab.id, address);
      // A popup tells of the page that it was opened over.
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

async function showing(popup: Popup, state: string): Promise<void> {
  let shown: string | undefined;
  const isShown = async () => {
    const seen = await popup.evaluate((document) => ({
      state: document.querySelector('main')?.dataset.state,
      // It cannot be pressed before a look has told which document it is for.
      isReady: document.querySelector('.acts button:not(.primary)[aria-disabled=true]') === null,
    }));
    shown = seen.state;
    return shown === state && seen.isReady;
  };
  await waitFor(`the popup to show ${state}`, isShown, 15_000).catch((error) => {
    throw new Error(`${error.message}; it shows ${shown}`);
  });
}

/** What a click folds open, or asks about, is scrolled up to the popup's edge. */
async function clickAndFollow(popup: Popup, selector: string): Promise<void> {
  const isThere = () =>
    popup.evaluate((document, wanted) => document.querySelector(wanted) !== null, selector);
  await waitFor(`the popup to have ${selector}`, isThere, 15_000);
  await popup.click(selector);
  // What it opens may still load.
  await standingStill(popup);
  await popup.evaluate((document, clicked) => {
    // What was clicked may have given way to what it asked for, which then has the focus.
    const target = document.querySelector(clicked) ?? document.activeElement;
    target?.closest('section, details')?.scrollIntoView({ block: 'start' });
  }, selector);
}

/** Waits until ten frames have passed without a change of size or an animation: a popup grows after it opens. */
export async function standingStill(popup: Popup): Promise<void> {
  await popup.evaluate(async (document) => {
    const view = document.defaultView;
    if (!view) return;
    let last = '';
    for (let still = 0; still < 10; still++) {
      await new Promise((resolve) => view.requestAnimationFrame(resolve));
      const { scrollWidth, scrollHeight } = document.documentElement;
      const moving = document.getAnimations().some(({ playState, effect }) => {
        // The countdown and what says "trying" go on for as long as they are looked at; both are drawn.
        const isDrawn = (effect as KeyframeEffect | null)?.target?.namespaceURI?.endsWith('svg');
        return playState === 'running' && !isDrawn;
      });
      const now = [view.innerWidth, view.innerHeight, scrollWidth, scrollHeight].join();
      if (moving || now !== last) still = 0;
      last = now;
    }
  });
}
