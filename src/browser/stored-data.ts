import type { Counts } from '../clearing/clearing.ts';
import { runInPage } from './scripting.ts';

/** Counts the data that a tab's page can see of its own site; returns undefined if no script may run. */
export function countStored(tabId: number): Promise<Counts | undefined> {
  return runInPage(tabId, undefined, storedData);
}

// Runs in the page: it may use nothing from outside itself. Without a secure context there are neither caches nor
// service workers.
async function storedData(): Promise<Counts> {
  return {
    cacheStorage: (await window.caches?.keys())?.length ?? 0,
    serviceWorkers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
    cookies: document.cookie ? document.cookie.split(';').length : 0,
    localStorage: window.localStorage.length,
    indexedDB: (await indexedDB.databases()).length,
  };
}
