import type { Runtime } from 'webextension-polyfill';
import { browser } from './api.ts';

/**
 * Sends a message to the background; the caller declares the type of the answer. Rejects if nothing answers (the
 * extension was just updated).
 */
export function send<Answer>(message: unknown): Promise<Answer> {
  return browser.runtime.sendMessage<unknown, Answer>(message);
}

/**
 * Answers messages from the extension's own pages; all other senders (content scripts, other extensions, web pages) get
 * no answer. Checks the sender's URL, because Firefox reports no `origin`. A listener may answer with a promise in
 * Firefox, in Chrome since 148 (its documentation), and in earlier versions through the polyfill.
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
