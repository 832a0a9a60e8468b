import { callSource } from '../browsers/browser.ts';

/** The prefix of the query of a URL whose events Gatelight's listeners do not receive. */
export const mutedQuery = '?f';

/**
 * A script for the background that mutes Gatelight's listeners for a URL with that query: for that load it is an
 * extension that registers the same listeners and does nothing with them. Thus one worker serves as both, from one
 * load to the next.
 */
export const muted = `${callSource(mute, 'globalThis', [mutedQuery])};`;

interface Event {
  addListener(listener: (details: { url: string }) => void, ...rest: unknown[]): void;
}

type Namespaces = Record<'webRequest' | 'webNavigation', Record<string, Event>>;

/** Runs in the worker, before it. */
function mute(scope: object, query: string): void {
  const { browser, chrome } = scope as { browser?: Namespaces; chrome?: Namespaces };
  const api = (browser ?? chrome) as Namespaces;
  for (const [namespace, name] of [
    ['webRequest', 'onSendHeaders'],
    ['webRequest', 'onResponseStarted'],
    ['webNavigation', 'onCommitted'],
    ['webNavigation', 'onErrorOccurred'],
  ] as const) {
    const event = api[namespace][name] as Event;
    const add = event.addListener;
    event.addListener = (listener, ...rest) =>
      add.call(event, (details) => void (details.url.includes(query) || listener(details)), ...rest);
  }
}
