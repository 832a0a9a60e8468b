import { browser } from './api.ts';

const key = 'history';

/** What is stored of past outages, unread. Rejects where the store cannot be read. */
export async function loadHistory(): Promise<unknown> {
  return (await browser.storage.local.get(key))[key];
}

export async function saveHistory(history: unknown): Promise<void> {
  await browser.storage.local.set({ [key]: history });
}

export async function wipeHistory(): Promise<void> {
  await browser.storage.local.remove(key);
}
