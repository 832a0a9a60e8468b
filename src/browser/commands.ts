import { browser } from './api.ts';

/** The keys that open the popup, as the browser writes them; undefined where there are none. */
export async function shortcut(): Promise<string | undefined> {
  const all = (await browser.commands?.getAll()) ?? [];
  return all.find(({ name }) => name === '_execute_action')?.shortcut || undefined;
}
