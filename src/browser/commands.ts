import { browser } from './api.ts';

/** Returns the keyboard shortcut that opens the popup, as the browser spells it; undefined if there is none. */
export async function shortcut(): Promise<string | undefined> {
  const all = (await browser.commands?.getAll()) ?? [];
  return all.find(({ name }) => name === '_execute_action')?.shortcut || undefined;
}
