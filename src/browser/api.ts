import type { Browser } from 'webextension-polyfill';

interface Namespaces {
  readonly browser?: Browser;
  readonly chrome?: Browser;
}

const { browser: own, chrome } = globalThis as typeof globalThis & Namespaces;

/**
 * The extension's view of the browser: its own `browser` in Firefox and in Chrome from 148, `chrome` before.
 * Both give promises for every call of the adapters; the last that learned it was Chrome's
 * `notifications.create`, in 116 (its reference), below our least version.
 */
export const browser = (own ?? chrome) as Browser;
