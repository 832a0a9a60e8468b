import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Browser as Puppeteer } from 'puppeteer-core';
import type webextension from 'webextension-polyfill';
import { browsers, find } from '../../tools/setup/programs.ts';
import type { Address } from '../gateways/address.ts';
import type { Appearance, ColorScheme } from './appearance.ts';

export type BrowserName = keyof typeof browsers;

const only = process.env.GATELIGHT_BROWSER;

/** Both browsers, unless the environment names one: `GATELIGHT_BROWSER=firefox`. */
export const browserNames = (Object.keys(browsers) as readonly BrowserName[]).filter(
  (name) => only === undefined || name === only,
);

/** The extension's own view of the browser: `browser.*`, typed as the polyfill types it. */
export type Api = typeof webextension;

/** The match patterns of the manifest, for `Browser.setAccess`. */
export const everySite: readonly string[] = ['http://*/*', 'https://*/*'];

export interface OpenOptions {
  /** The program to start; the installed one by default. */
  readonly executable?: string;
  /** Without a window; needs no display. True by default. */
  readonly headless?: boolean;
  /**
   * Names that resolve to this machine; any other name is resolved as usual. The names in `hosts.ts` by
   * default.
   */
  readonly hosts?: readonly string[];
  /** The value of `prefers-color-scheme` in pages and popups. Light by default. */
  readonly colorScheme?: ColorScheme;
  /** The port of a proxy on 127.0.0.1 for all requests, including those to this machine. */
  readonly proxy?: number;
  /** A proxy for `http:` URLs under `.example` at the default port, and for nothing else. */
  readonly exampleProxy?: Address;
  /**
   * Additional switches of Chromium's command line; of two that are the same, the later applies. Firefox
   * takes none.
   */
  readonly switches?: readonly string[];
  /**
   * Reports every request to puppeteer, which costs each load some time. True by default; only Chromium can
   * do without.
   */
  readonly networkEvents?: boolean;
  /**
   * Ends the browser when this process receives a signal to end. True by default; `npm start` handles signals
   * itself.
   */
  readonly handleSignals?: boolean;
}

export interface LaunchOptions extends OpenOptions {
  /** The folder of the unpacked extension, such as `dist/chrome`. */
  readonly extension: string;
  /** Runs in the browser before the extension is installed. */
  readonly before?: (browser: Puppeteer) => Promise<void>;
  /**
   * Leaves the icon in the extensions menu, where an installation puts it: the popup then opens
   * automatically. Pinned to the toolbar by default.
   */
  readonly tuckedAway?: boolean;
  /** Allows the extension in private windows, which an installation does not. */
  readonly inPrivateWindows?: boolean;
  /**
   * Restarts the extension before the launch ends. Chromium gives no policy to an extension that is installed
   * while the browser still starts (measured on a busy machine: about half of them, through any reload of
   * policies, until their next start).
   */
  readonly startedAnew?: boolean;
  /** Keeps the first-run page open. Closed before the launch ends by default. */
  readonly keepsFirstRunPage?: boolean;
  /** An empty folder for what the browser needs as long as it runs; removed by the caller. */
  readonly folder: string;
}

/** A tab with a web page in it. */
export interface Tab {
  /** The id by which `browser.tabs` knows it. */
  readonly id: number;
  readonly page: Page;
  /**
   * Navigates and resolves when the load has ended, whatever its result: an error page is no failure here.
   * Rejects after 30 s without an end.
   */
  visit(url: string): Promise<void>;
  close(): Promise<void>;
}

/** The keys that operate a page without a mouse. */
export type PopupKey = 'Tab' | 'Shift+Tab' | 'Enter' | ' ' | 'Escape';

/** The real popup, anchored to the extension's icon. */
export interface Popup {
  /** Runs a function on the popup's document; the function sees only its arguments. */
  evaluate<A extends readonly unknown[], R>(
    run: (document: Document, ...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R>;
  /** Returns the text that a user sees. */
  text(): Promise<string>;
  /**
   * Clicks the middle of the first matching element, as a user would: with user activation, and once it is
   * there, enabled and holds still. Rejects after 15 s.
   */
  click(selector: string): Promise<void>;
  /** Presses a key, named as in `KeyboardEvent.key`, optionally with Shift: `Shift+Tab`. */
  press(key: PopupKey): Promise<void>;
  /** Returns a PNG picture of the popup as it is shown: what lies below its edge is not in it. */
  screenshot(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The extension's background: Chrome's service worker, Firefox's event page. */
export interface Worker {
  isRunning(): Promise<boolean>;
  /** Ends it at once, as the browser does with an idle one. The next event starts it again. */
  stop(): Promise<void>;
}

/** A real browser with the extension installed, driven in the same way whichever it is. */
export interface Browser {
  readonly name: BrowserName;
  /** As the browser reports it, such as `Chrome/156.0.8078.79`. */
  readonly version: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a trailing slash. */
  readonly origin: string;
  readonly worker: Worker;
  /** The folder that downloads are saved to. */
  readonly downloads: string;
  /** The driver, for what this interface lacks. */
  readonly puppeteer: Puppeteer;
  /** Opens a tab, in front. */
  newTab(url?: string): Promise<Tab>;
  /**
   * Runs a function with the extension's own `browser.*`, in a document of the extension that has no script.
   * The function sees only its arguments, and returns what JSON can represent.
   */
  evaluate<A extends readonly unknown[], R>(
    run: (api: Api, ...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R>;
  /** Returns all pages in tabs, however they were opened. */
  pages(): Promise<readonly Page[]>;
  /** Opens a page of the extension in a tab of its own, such as `options.html`. */
  openPage(path: string): Promise<Page>;
  /**
   * Brings the tab to the front and clicks the extension's icon there, which opens the popup and grants
   * `activeTab`.
   */
  openPopup(tab: Pick<Tab, 'page'>): Promise<Popup>;
  /** Returns the popup that is open now, however it was opened; waits for one up to 15 s. */
  popup(): Promise<Popup>;
  /** Sets the user's display preferences for popups and pages of the extension, including open ones. */
  appear(appearance: Appearance): Promise<void>;
  /** Pins the icon to the toolbar, as the user does in the extensions menu. */
  pin(): Promise<void>;
  /**
   * Restricts the extension to these sites, as the user can at any time: match patterns, `everySite` for all,
   * an empty list for none but on a click.
   */
  setAccess(sites: readonly string[]): Promise<void>;
  /**
   * Returns the unhandled errors so far in worker, popup and pages, and the browser's warnings about the
   * manifest.
   */
  problems(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Returns the path of the browser's executable. Throws, naming the package, if it is not installed. */
export function executableOf(name: BrowserName): string {
  const program = browsers[name];
  const path = find(program);
  if (!path)
    throw new Error(
      `${program.name} is not installed: on Debian, apt-get install ${program.packages.join(' ')}`,
    );
  return path;
}

export interface Manifest {
  readonly browser_specific_settings?: { readonly gecko?: { readonly id?: string } };
}

export function manifestOf(extension: string): Manifest {
  return JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')) as Manifest;
}

/**
 * The document that `Browser.evaluate` runs in. A document of the extension's origin has the whole
 * `browser.*` whatever its type, and this one has no script that would act on its own.
 */
export const consolePath = 'manifest.json';

/**
 * Returns the source of a call that the browser evaluates: functions are passed as text, arguments as JSON.
 * Under tsx that text contains calls of esbuild's `__name`, which the browser does not have.
 */
export function callSource(
  run: (...args: never[]) => unknown,
  subject: string,
  args: readonly unknown[],
): string {
  const values = [subject, ...args.map((arg) => JSON.stringify(arg))].join(', ');
  return `((__name) => (${run})(${values}))((named) => named)`;
}

/**
 * Polls every 20 ms until `read` returns something; throws after `timeout` ms, naming what was waited for.
 */
export async function waitFor<T>(
  what: string,
  read: () => T | undefined | false | Promise<T | undefined | false>,
  timeout = 15_000,
): Promise<T> {
  const end = performance.now() + timeout;
  for (let pause = 10; ; pause = Math.min(pause * 1.5, 100)) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > end) throw new Error(`Waited ${timeout} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
