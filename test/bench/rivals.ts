import type { CDPSession, Page, Browser as Puppeteer } from 'puppeteer-core';
import { type Api, callSource, consolePath, waitFor } from '../browsers/browser.ts';
import { openChromium, pinInChromium } from '../browsers/chromium.ts';
import { builds } from '../browsers/launch.ts';
import { writeFloor } from './floor.ts';
import type { PlacedRival } from './placed-rivals.ts';

export const rivalNames = ['gatelight', 'floor'] as const;

export type Rival = (typeof rivalNames)[number];

/** The first-run page, closed before anything is measured since it causes work of its own. */
export const firstRunPage = '/welcome.html';

/** One Chromium with Gatelight and its floor, so that differences between two processes favor neither. */
export interface Rivals {
  readonly browser: Puppeteer;
  /** Enables only the named one, or none; the next navigation starts its worker. */
  only(rival: Rival | 'none'): Promise<void>;
  /** Opens a session with its service worker, which stays running from then on. */
  worker(rival: Rival): Promise<CDPSession>;
  /** Ends its service worker, as the browser does with an idle one; also of one placed by hand, by its name. */
  sleep(rival: string): Promise<void>;
  /** Opens a document of its own in a new tab that runs functions with its `browser.*`. */
  console(rival: Rival): Promise<Console>;
  /** Clicks its icon over a page, and returns its popup; also of one placed by hand, by its name. */
  openPopup(rival: string, page: Page): Promise<Page>;
  close(): Promise<void>;
}

/** As `Browser.evaluate`: the function sees only its arguments, and returns what JSON can represent. */
export type Console = <A extends readonly unknown[], R>(
  run: (api: Api, ...args: A) => R | Promise<R>,
  ...args: A
) => Promise<R>;

/** Opens them, with further extensions that were placed by hand. */
export async function openRivals(placed: readonly PlacedRival[] = []): Promise<Rivals> {
  const floor = writeFloor('chromium');
  // Puppeteer's own record of every request would be a large part of a heavy page's time.
  const browser = await openChromium({ networkEvents: false });
  const session = await browser.target().createCDPSession();
  const list = await browser.newPage();
  await list.goto('chrome://extensions');
  await list.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');
  const ids: Record<Rival, string> & Record<string, string> = {
    gatelight: await browser.installExtension(builds.chromium),
    floor: await browser.installExtension(floor.folder),
  };
  const popups: Record<string, string> = { gatelight: 'popup.html', floor: 'popup.html' };
  for (const { name, folder, popup } of placed) {
    ids[name] = await browser.installExtension(folder);
    popups[name] = popup;
  }
  const greeting = async () => (await browser.pages()).find((page) => page.url().endsWith(firstRunPage));
  await (await waitFor('the first-run page', greeting, 30_000)).close();
  // While its icon is pinned, Gatelight opens no popup automatically.
  for (const id of Object.values(ids)) await pinInChromium(browser, id);

  const isOf = (rival: string, url: string) => url.startsWith(`chrome-extension://${ids[rival]}/`);
  const isWorker = (rival: string, type: string, url: string) =>
    type === 'service_worker' && isOf(rival, url);
  const workerOf = (rival: string) =>
    browser.targets().find((target) => isWorker(rival, target.type(), target.url()));

  return {
    browser,
    async only(wanted) {
      for (const rival of rivalNames) {
        const enabled = rival === wanted;
        await list.evaluate(`chrome.management.setEnabled(${JSON.stringify(ids[rival])}, ${enabled})`);
      }
    },
    async worker(rival) {
      const target = await waitFor(`the worker of ${rival}`, () => workerOf(rival));
      return target.createCDPSession();
    },
    async sleep(rival) {
      const { targetInfos } = await session.send('Target.getTargets');
      const running = targetInfos.find(({ type, url }) => isWorker(rival, type, url));
      if (!running) return;
      await session.send('Target.closeTarget', { targetId: running.targetId });
      await waitFor(`the worker of ${rival} to stop`, () => workerOf(rival) === undefined);
    },
    async console(rival) {
      const page = await browser.newPage();
      await page.goto(`chrome-extension://${ids[rival]}/${consolePath}`);
      return (run, ...args) => page.evaluate(callSource(run, 'globalThis.browser ?? chrome', args)) as never;
    },
    async openPopup(rival, page) {
      const extension = (await browser.extensions()).get(ids[rival] ?? '');
      if (!extension) throw new Error(`Chromium no longer has ${rival}`);
      const popup = browser.waitForTarget(
        (target) => isOf(rival, target.url()) && new URL(target.url()).pathname === `/${popups[rival]}`,
      );
      await page.triggerExtensionAction(extension);
      return (await popup).asPage();
    },
    async close() {
      await browser.close();
      floor.remove();
    },
  };
}
