import type { Runtime } from 'webextension-polyfill';
import { browser } from './api.ts';

/**
 * Sends a message to the background; the sender states the type of the answer. Rejects if nothing answers (the
 * extension was just updated).
 */
export function send<Answer>(message: unknown): Promise<Answer> {
  return browser.runtime.sendMessage<unknown, Answer>(message);
}

/**
 * Answers messages of the extension's own pages; everything else (content scripts, other extensions, web pages) gets no
 * answer. Firefox reports no `origin` of the sender, so the URL decides. A promise is an answer in Firefox, in Chrome
 * from 148 on (its documentation), and before by the polyfill.
 */
export function onMessage(answer: (message: unknown) => Promise<unknown>): void {
  const own = browser.runtime.getURL('');
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    sender.id === browser.runtime.id && sender.url?.startsWith(own)
      ? answer(message).catch(() => undefined)
      : undefined,
  );
}

/** Opens the options page in a tab. */
export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/** Returns this extension's version. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}

/** Calls back when the extension was installed, not when it or the browser was updated. */
export function onInstalled(installed: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') installed();
  });
}
