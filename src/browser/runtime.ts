import type { Runtime } from 'webextension-polyfill';
import { browser } from './api.ts';

/** The type of the package has a listener answer always or never. */
type Listener = (...args: Parameters<Runtime.OnMessageListenerCallback>) => true | undefined;

/**
 * Sends a message to the background. Rejects where nothing answers (the extension was just updated).
 */
export function send(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/**
 * Answers messages of the extension's own pages; everything else (content scripts, other
 * extensions, web pages) gets no answer. Firefox tells no `origin` of the sender, so the URL decides.
 */
export function onMessage(answer: (message: unknown) => Promise<unknown>): void {
  const own = browser.runtime.getURL('');
  const listener: Listener = (message, sender, respond) => {
    if (sender.id !== browser.runtime.id || !sender.url?.startsWith(own)) return undefined;
    answer(message).then(respond, () => respond(undefined));
    // Keeps the channel open for the answer; Chrome before 148 takes no promise for one (its documentation).
    return true;
  };
  browser.runtime.onMessage.addListener(listener as Runtime.OnMessageListener);
}

/** Shows the page of settings, in a tab. */
export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/** This extension's own version. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}

/** Calls back when the extension was installed, not when it or the browser was updated. */
export function onInstalled(installed: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') installed();
  });
}
