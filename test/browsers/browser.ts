import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Browser as Puppeteer } from 'puppeteer-core';
import type webextension from 'webextension-polyfill';
import { browsers, find } from '../../tools/setup/programs.ts';
import type { Address } from '../gateways/address.ts';
import type { Appearance, ColorScheme } from './appearance.ts';

export type BrowserName = keyof typeof browsers;

const only = process.env.GATELIGHT_BROWSER;

/** Both, unless the environment names the one that is wanted: `GATELIGHT_BROWSER=firefox`. */
export const browserNames = (Object.keys(browsers) as readonly BrowserName[]).filter(
  (name) => only === undefined || name === only,
);

/** The extension's own view of the browser: `browser.*`, typed as the polyfill types it. */
export type Api = typeof webextension;

/** For `Browser.setAccess`: what the manifest asks for. */
export const everySite: readonly string[] = ['http://*/*', 'https://*/*'];

export interface OpenOptions {
  /** The program that is started; the installed one unless told. */
  readonly executable?: string;
  /** Without a window; needs no display. True unless told. */
  readonly headless?: boolean;
  /** Names that lead to this machine; any other name is looked up as ever. The names in `hosts.ts` unless told. */
  readonly hosts?: readonly string[];
  /** What pages and popups read in `prefers-color-scheme`. Light unless told. */
  readonly colorScheme?: ColorScheme;
  /** The port of a proxy on 127.0.0.1 that everything goes through, also what is asked of this machine. */
  readonly proxy?: number;
  /** A proxy that is asked for `http:` addresses under `.example` without a port of their own, and for nothing else. */
  readonly exampleProxy?: Address;
  /** Further switches of Chromium's command line; of two that are the same, the later holds. Firefox takes none. */
  readonly switches?: readonly string[];
  /** Tells puppeteer of every request, which costs each load some time. True unless told; Chromium alone can do without. */
  readonly networkEvents?: boolean;
  /** Ends the browser when this process is told to end. True unless told; `npm start` does it itself. */
  readonly handleSignals?: boolean;
}

export interface LaunchOptions extends OpenOptions {
  /** The folder of the unpacked extension, such as `dist/chrome`. */
  readonly extension: string;
  /** What is done in the browser before it is given the extension. */
  readonly before?: (browser: Puppeteer) => Promise<void>;
  /**
   * Leaves the icon behind the menu of extensions, where an installation puts it: the popup then opens by itself.
   * Beside the address bar unless told.
   */
  readonly tuckedAway?: boolean;
  /** Lets the extension into private windows, where it is not after an installation. */
  readonly inPrivateWindows?: boolean;
  /**
   * Starts the extension a second time before the launch ends. Chromium gives no policy to an extension that is
   * installed while the browser still starts (measured on a busy machine: about half of them, at whatever reload of
   * policies, until their next start).
   */
  readonly startedAnew?: boolean;
  /** Leaves the page open that greets whoever installed the extension. Closed before the launch ends unless told. */
  readonly keepsFirstRunPage?: boolean;
  /** The folder that downloads are saved to; the browser's own choice unless told. */
  readonly downloads?: string;
}

/** A tab with a page of the web in it. */
export interface Tab {
  /** The id that `browser.tabs` knows it by. */
  readonly id: number;
  readonly page: Page;
  /**
   * Navigates and resolves when the load has ended, whatever it ended in: a page of an error is no failure here.
   * Rejects after 30 s without an end.
   */
  visit(url: string): Promise<void>;
  close(): Promise<void>;
}

/** The keys that lead through a page without a mouse. */
export type PopupKey = 'Tab' | 'Shift+Tab' | 'Enter' | ' ' | 'Escape';

/** The real popup, hanging from the extension's icon. */
export interface Popup {
  /** Runs a function on the popup's document; the function sees its arguments alone. */
  evaluate<A extends readonly unknown[], R>(
    run: (document: Document, ...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R>;
  /** The text that a visitor sees. */
  text(): Promise<string>;
  /** Clicks the middle of the first element that matches, as a visitor would: with user activation. */
  click(selector: string): Promise<void>;
  /** Presses a key, named as in `KeyboardEvent.key`, with Shift before it where told: `Shift+Tab`. */
  press(key: PopupKey): Promise<void>;
  /** A PNG picture of the popup as it hangs there: what lies below its edge is not in it. */
  screenshot(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The extension's background: Chrome's service worker, Firefox's event page. */
export interface Worker {
  isRunning(): Promise<boolean>;
  /** Ends it at once, as the browser does with an idle one. The next event starts it afresh. */
  stop(): Promise<void>;
}

/** A real browser with the extension installed, driven in the same way whichever it is. */
export interface Browser {
  readonly name: BrowserName;
  /** As the browser says it, such as `Chrome/156.0.8078.79`. */
  readonly version: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly origin: string;
  readonly worker: Worker;
  /** A new tab, in front. */
  newTab(url?: string): Promise<Tab>;
  /**
   * Runs a function with the extension's own `browser.*`, in a document of the extension that has no script.
   * The function sees its arguments alone, and gives back what JSON can carry.
   */
  evaluate<A extends readonly unknown[], R>(
    run: (api: Api, ...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R>;
  /** All pages in tabs, whoever opened them. */
  pages(): Promise<readonly Page[]>;
  /** A page of the extension in a tab of its own, such as `options.html`. */
  openPage(path: string): Promise<Page>;
  /** Brings the tab to the front and clicks the extension's icon there: opens the popup and grants `activeTab`. */
  openPopup(tab: Pick<Tab, 'page'>): Promise<Popup>;
  /** The popup that is open now, whoever opened it; waits for one up to 5 s. */
  popup(): Promise<Popup>;
  /** What popups and pages of the extension, open ones too, read of their reader's wishes from now on. */
  appear(appearance: Appearance): Promise<void>;
  /** Shows the icon beside the address bar, as the user does in the menu of extensions. */
  pin(): Promise<void>;
  /**
   * Lets the extension see these sites alone, as the user can at any time: match patterns, `everySite` for all, an
   * empty list for none but on a click.
   */
  setAccess(sites: readonly string[]): Promise<void>;
  /** What went wrong unhandled so far in worker, popup and pages, and what the browser dislikes in the manifest. */
  problems(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The path of the browser's executable. Throws, naming the package, where it is not installed. */
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
 * The document that `Browser.evaluate` runs in. A document of the extension's origin has the whole `browser.*`
 * whatever its type, and this one brings no script that would act by itself.
 */
export const consolePath = 'manifest.json';

/**
 * The source of a call that the browser evaluates: functions cross as text, arguments as JSON. Under tsx that text
 * holds calls of esbuild's `__name`, which the browser does not know.
 */
export function callSource(
  run: (...args: never[]) => unknown,
  subject: string,
  args: readonly unknown[],
): string {
  const values = [subject, ...args.map((arg) => JSON.stringify(arg))].join(', ');
  return `((__name) => (${run})(${values}))((named) => named)`;
}

/** Polls until `read` gives something, every 20 ms; throws after `timeout` ms, naming what was waited for. */
export async function waitFor<T>(
  what: string,
  read: () => T | undefined | false | Promise<T | undefined | false>,
  timeout = 5_000,
): Promise<T> {
  const end = performance.now() + timeout;
  for (let pause = 10; ; pause = Math.min(pause * 1.5, 100)) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > end) throw new Error(`Waited ${timeout} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
