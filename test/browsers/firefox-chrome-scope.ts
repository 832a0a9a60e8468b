import type { Browser as Puppeteer } from 'puppeteer-core';
import { callSource } from './browser.ts';

/**
 * Runs a function in Firefox's own window, with the browser's privileges: the only way to reach the real
 * popup and the event page. Arguments and results are passed as JSON.
 */
export type ChromeScope = <A extends readonly unknown[], R>(
  run: (window: FirefoxWindow, ...args: A) => R | Promise<R>,
  ...args: A
) => Promise<R>;

interface BidiConnection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

interface Tree {
  readonly contexts: readonly { readonly context: string; readonly url: string }[];
}

type Evaluated =
  | { readonly type: 'success'; readonly result: { readonly value?: string } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

/** Returns the scope of the first window. Requires Firefox started with `--remote-allow-system-access`. */
export async function chromeScope(browser: Puppeteer): Promise<ChromeScope> {
  const [first] = await windowScopes(browser);
  if (!first) throw new Error('Expected a window and found none');
  return first;
}

/** Returns the scope of the window in front. */
export async function frontScope(browser: Puppeteer): Promise<ChromeScope> {
  const scopes = await windowScopes(browser);
  const inFront = await Promise.all(scopes.map((scope) => scope(isInFront)));
  const front = scopes[inFront.indexOf(true)];
  if (!front) throw new Error('Expected a window in front and found none');
  return front;
}

async function windowScopes(browser: Puppeteer): Promise<readonly ChromeScope[]> {
  // Only Firefox's WebDriver BiDi has scope "chrome", and puppeteer has no call for it.
  const { connection } = browser as unknown as { connection: BidiConnection };
  const send = async (method: string, params: object) => (await connection.send(method, params)).result;
  const tree = (await send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as Tree;
  const windows = tree.contexts.filter(({ url }) => url.endsWith('/browser.xhtml'));
  return windows.map(
    ({ context }): ChromeScope =>
      async (run, ...args) => {
        const expression = `(async () => JSON.stringify(await ${callSource(run, 'window', args)}))()`;
        const evaluated = (await send('script.evaluate', {
          expression,
          target: { context },
          awaitPromise: true,
        })) as Evaluated;
        if (evaluated.type === 'exception') throw new Error(`Firefox: ${evaluated.exceptionDetails.text}`);
        return evaluated.result.value === undefined ? undefined : JSON.parse(evaluated.result.value);
      },
  );
}

/** The few names of Firefox's own window that the launcher uses, as its source has them. */
export interface FirefoxWindow extends Window {
  readonly gBrowser: {
    readonly browsers: readonly [{ loadURI(uri: unknown, options: object): void }];
    readonly tabs: readonly FirefoxTab[];
    addTrustedTab(url: string, options: object): unknown;
    removeTab(tab: FirefoxTab): void;
  };
  readonly Services: {
    readonly io: { newURI(url: string): unknown };
    readonly scriptSecurityManager: { getSystemPrincipal(): unknown };
    readonly console: { registerListener(listener: object): void };
    readonly wm: { getMostRecentWindow(type: string): Window };
    readonly prefs: {
      setIntPref(name: string, value: number): void;
      setBoolPref(name: string, value: boolean): void;
    };
  };
  readonly Cc: Readonly<Record<string, { createInstance(type: unknown): TextInputProcessor }>>;
  readonly Ci: {
    readonly nsIScriptError: (new () => ScriptError) & { readonly warningFlag: number };
    readonly nsITextInputProcessor: unknown;
  };
  readonly ChromeUtils: { importESModule(url: string): FirefoxModules };
  readonly PrivateBrowsingUtils: { isWindowPrivate(window: Window): boolean };
  readonly CustomizableUI: { addWidgetToArea(widget: string, area: string): void };
  readonly WebExtensionPolicy: { getByID(addonId: string): { readonly extension: FirefoxExtension } };
  synthesizeMouseEvent(type: string, x: number, y: number, mouse: object, options: object): void;
  gatelightErrors?: { source: string; message: string }[];
}

interface FirefoxTab {
  readonly linkedBrowser: { readonly currentURI: { readonly spec: string } };
}

interface TextInputProcessor {
  beginInputTransactionForTests(window: Window): boolean;
  keydown(event: KeyboardEvent): unknown;
  keyup(event: KeyboardEvent): unknown;
}

interface Grants {
  readonly permissions: readonly string[];
  readonly origins: readonly string[];
}

interface FirefoxModules {
  readonly ExtensionPermissions: {
    get(addonId: string): Promise<Grants>;
    add(addonId: string, grants: Grants, extension?: FirefoxExtension): Promise<void>;
    remove(addonId: string, grants: Grants, extension: FirefoxExtension): Promise<void>;
  };
  readonly AddonManager: {
    getAddonByID(
      addonId: string,
    ): Promise<{ reload(): Promise<void>; enable(): Promise<void>; disable(): Promise<void> }>;
  };
}

interface ScriptError {
  readonly errorMessage: string;
  readonly sourceName: string;
  readonly flags: number;
}

interface FirefoxExtension {
  readonly backgroundState: string;
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  readonly apiManager: {
    readonly global: {
      browserActionFor(extension: FirefoxExtension): {
        readonly widget: { readonly id: string };
        triggerAction(window: Window): unknown;
      };
    };
  };
  terminateBackground(options: object): Promise<void>;
}

interface Panel extends HTMLElement {
  readonly state: 'closed' | 'showing' | 'open' | 'hiding';
  hidePopup(): void;
}

/** The element that holds the popup's document. */
interface PopupElement extends Element {
  readonly browsingContext: {
    readonly currentWindowGlobal: {
      drawSnapshot(rect: DOMRect | null, scale: number, background: string): Promise<ImageBitmap>;
    };
  };
}

function isInFront(window: FirefoxWindow): boolean {
  return window === window.Services.wm.getMostRecentWindow('navigator:browser');
}

export function isPrivate(window: FirefoxWindow): boolean {
  return window.PrivateBrowsingUtils.isWindowPrivate(window);
}

/** Keeps every error that Firefox logs from now on: its own list drops the older ones. */
export function collectErrors(window: FirefoxWindow): void {
  const { Services, Ci } = window;
  const errors: { source: string; message: string }[] = [];
  window.gatelightErrors = errors;
  Services.console.registerListener({
    observe(entry: unknown) {
      if (!(entry instanceof Ci.nsIScriptError) || entry.flags & Ci.nsIScriptError.warningFlag) return;
      errors.push({ source: entry.sourceName, message: entry.errorMessage });
    },
  });
}

/**
 * Returns the recorded errors that the extension caused, and Firefox's warnings about its manifest. A
 * response that arrives after its document is gone (the event page was stopped, the popup closed) is logged
 * by the browser and is no error.
 */
export function collectedErrors(window: FirefoxWindow, addonId: string, origin: string): string[] {
  const { extension } = window.WebExtensionPolicy.getByID(addonId);
  // Logged for a call that was in progress when the event page stopped.
  const ofStop = /after context unloaded|NS_ERROR_NOT_INITIALIZED/;
  return [
    ...(window.gatelightErrors ?? [])
      .filter(({ source, message }) => source.startsWith(origin) && !ofStop.test(message))
      .map(({ source, message }) => `${source}: ${message}`),
    ...[...extension.warnings, ...extension.errors].map((message) => `manifest.json: ${message}`),
  ];
}

export function loadInFirstTab({ gBrowser, Services }: FirefoxWindow, url: string): void {
  gBrowser.browsers[0].loadURI(Services.io.newURI(url), {
    triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
  });
}

export function openTrustedTab({ gBrowser }: FirefoxWindow, url: string): void {
  gBrowser.addTrustedTab(url, { inBackground: false });
}

export function isBackgroundRunning(window: FirefoxWindow, addonId: string): boolean {
  return window.WebExtensionPolicy.getByID(addonId).extension.backgroundState === 'running';
}

export async function stopBackground(window: FirefoxWindow, addonId: string): Promise<void> {
  const { extension } = window.WebExtensionPolicy.getByID(addonId);
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
}

export function clickAction(window: FirefoxWindow, addonId: string): void {
  const { extension } = window.WebExtensionPolicy.getByID(addonId);
  extension.apiManager.global.browserActionFor(extension).triggerAction(window);
}

/** Pins the icon to the toolbar, out of the extensions menu. */
export function pinAction(window: FirefoxWindow, addonId: string): void {
  const { extension } = window.WebExtensionPolicy.getByID(addonId);
  const { widget } = extension.apiManager.global.browserActionFor(extension);
  window.CustomizableUI.addWidgetToArea(widget.id, 'nav-bar');
}

/** Grants the extension these sites and revokes all others, as the user can in about:addons. */
export async function setAccess(
  { ChromeUtils, WebExtensionPolicy }: FirefoxWindow,
  addonId: string,
  sites: readonly string[],
): Promise<void> {
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs',
  );
  const { extension } = WebExtensionPolicy.getByID(addonId);
  const { origins } = await ExtensionPermissions.get(addonId);
  await ExtensionPermissions.remove(addonId, { permissions: [], origins }, extension);
  await ExtensionPermissions.add(addonId, { permissions: [], origins: sites }, extension);
}

/**
 * Allows an extension that is about to be installed in private windows; later it would have to be restarted.
 */
export async function allowPrivateWindows({ ChromeUtils }: FirefoxWindow, addonId: string): Promise<void> {
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs',
  );
  const permissions = ['internal:privateBrowsingAllowed'];
  await ExtensionPermissions.add(addonId, { permissions, origins: [] });
}

/** Finds the element, in Firefox's window, that holds the popup's document. */
export const popupSelector = 'browser[webextension-view-type="popup"]';

/** Clicks a point, in CSS pixels from the popup's upper left corner. */
export function clickInPopup(window: FirefoxWindow, selector: string, x: number, y: number): void {
  const popup = window.document.querySelector(selector);
  if (!popup) throw new Error('Expected an open popup and found none');
  const { left, top } = popup.getBoundingClientRect();
  for (const type of ['mousedown', 'mouseup']) {
    window.synthesizeMouseEvent(type, left + x, top + y, { button: 0, clickCount: 1 }, {});
  }
}

/** Presses a key as from the keyboard: the window passes it to the focused element, which is the popup. */
export function pressInPopup(window: FirefoxWindow, selector: string, key: string): void {
  window.document.querySelector<HTMLElement>(selector)?.focus();
  const input = window.Cc['@mozilla.org/text-input-processor;1']?.createInstance(
    window.Ci.nsITextInputProcessor,
  );
  if (!input?.beginInputTransactionForTests(window)) throw new Error('Firefox accepts no keys at the moment');
  const named = key.replace('Shift+', '');
  const keyCode = { Tab: 9, Enter: 13, ' ': 32, Escape: 27 }[named] ?? 0;
  const shift = new KeyboardEvent('', { key: 'Shift', code: 'ShiftLeft', keyCode: 16 });
  const event = new KeyboardEvent('', { key: named, code: named === ' ' ? 'Space' : named, keyCode });
  if (key !== named) input.keydown(shift);
  input.keydown(event);
  input.keyup(event);
  if (key !== named) input.keyup(shift);
}

/** Returns a PNG picture, in base64, of the visible part of the popup's document. */
export async function popupPicture(window: FirefoxWindow, selector: string): Promise<string> {
  const popup = window.document.querySelector(selector) as PopupElement | null;
  if (!popup) throw new Error('Expected an open popup and found none');
  const picture = await popup.browsingContext.currentWindowGlobal.drawSnapshot(
    null,
    window.devicePixelRatio,
    'transparent',
  );
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Returns whether the popup is shown. Before that, a click goes to whatever the popup will cover. */
export function isPopupShown(window: FirefoxWindow, selector: string): boolean {
  const panel = window.document.querySelector(selector)?.closest<Panel>('panel');
  return panel?.state === 'open';
}

export function closePopup(window: FirefoxWindow, selector: string): void {
  window.document.querySelector(selector)?.closest<Panel>('panel')?.hidePopup();
}

/** Turns an extension on or off, as the list of add-ons does. */
export async function setAddonEnabled(
  { ChromeUtils }: FirefoxWindow,
  addonId: string,
  enabled: boolean,
): Promise<void> {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  const addon = await AddonManager.getAddonByID(addonId);
  await (enabled ? addon.enable() : addon.disable());
}

/** Closes the tab with a page whose URL has this ending; returns false if there is none. */
export function closeTab({ gBrowser }: FirefoxWindow, ending: string): boolean {
  const tab = gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec.endsWith(ending));
  if (tab) gBrowser.removeTab(tab);
  return tab !== undefined;
}
