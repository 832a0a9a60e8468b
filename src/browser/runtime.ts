import browser, { type Runtime } from 'webextension-polyfill';

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
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (sender.id !== browser.runtime.id || !sender.url?.startsWith(own)) return undefined;
    return answer(message);
  });
}
